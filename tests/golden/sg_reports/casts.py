"""Invented people, organisations and places: surnames mean "invented" in some language."""

from tests.golden.sg_reports.stories import Cast


def seen_cast() -> Cast:
    """The names that were known while the rules were written."""
    return Cast(
        men=[
            "Ahmed,Yusuf,Khalid,Omar|Al-Khayali,bin Fulan,Testawi,Abdel Specimen,Al Mithali",
            "Carlos,José,Andrés,Miguel|Inventado Pérez,de la Ficción,Ejemplo Ruiz,Nadie Gómez",
            "Jean,Pierre,Alain,Désiré|Fictif,Personne,Imaginaire,N’Exemple",
            "Ivan,Sergei,Maksim,Oleg|Vymyshlenov,Nikakov,Primerov,Testenko",
            "Zhang,Wang,Liu|Xugou,Jiaming,Muyou| family first",
            "John,Peter,Samuel,Moses|Nobody,Placeholder,O’Specimen,Mfano,Dummyson",
        ],
        women=[
            "Fatima,Layla,Maryam,Huda|Al-Khayali,bint Fulan,Testawi,Al Mithali,Abu Mithal",
            "María,Lucía,Rosa,Elena|Inventada López,de los Ejemplos,Ficticia Mora,Nadie Soto",
            "Aline,Béatrice,Chantal|Fictive,Personne,Imaginaire,Exemple-Bidon",
            "Olga,Irina,Natalia|Vymyshlenova,Nikakova,Primerova",
            "Li,Chen,Sun|Xugou,Jiaming,Muyou| family first",
            "Grace,Mary,Ruth,Esther|Nobody,Placeholder,Specimen,Mfano",
        ],
        organisations=[
            "Specimen Centre for Human Rights",
            "Invented Lawyers Association",
            "Network of Imaginary Defenders",
            "Committee of Fictional Families",
            "Placeholder Foundation",
            "Example Women’s Union",
            "Coalition for Nowhere",
            "Association Exemple pour les droits",
            "Centro de Derechos Inventados",
        ],
        officials=["Mr. Pretend Cabinetto", "Ms. Imagined Spokeswoman", "Mr. Paper Diplomat"],
        places=[
            "Exampletown",
            "Testville",
            "Port Fiction",
            "Novokazusk",
            "Al-Mithal",
            "San Inventado",
        ],
    )


def unseen_cast() -> Cast:
    """The names of the unseen third."""
    return Cast(
        men=[
            "Adalet,Mehmet,Deniz|Kurgusal,Hayalet,Yokoğlu,Örnek",
            "Tariq,Salim,Nabil|al-Wahmi,Ben Muhtaraa,Ould Ghayrmawjud,Al Majhul",
            "Nguyen,Tran,Pham|Van Hu Cau,Gia Dinh,Thi Khong| family first",
            "Thomas,Henrik,Pavel|Smyšlený,Nemo,von Nirgends,van Nergens",
            "Juma,Baraka,Kwame|Kubuni,Mwongo,Asantehayupo",
            "Domingos,Tiago|dos Inventados,Ninguém da Silva",
        ],
        women=[
            "Zeynep,Elif|Kurgusal,Hayalet,Örnek",
            "Amal,Samira,Noor|al-Wahmi,Ben Muhtaraa,mint Ghayrmawjud,Al Majhula",
            "Nguyen,Tran,Pham|Thi Hu Cau,Gia Dinh,Thi Khong| family first",
            "Petra,Ingrid,Hana|Smyšlená,Nemo,von Nirgends",
            "Neema,Zawadi,Abena|Kubuni,Mwongo,Asantehayupo",
            "Beatriz,Inês|dos Inventados,Ninguém da Silva",
        ],
        organisations=[
            "Unreal Rights Watch",
            "Society for Made-up Justice",
            "Paper Villages Movement",
            "Institute of Pretended Studies",
            "Union of Absent Journalists",
            "Made-up Mothers’ Forum",
            "Observatory of Empty Places",
            "Hypothetical Legal Clinic",
        ],
        officials=["Mr. Cardboard Excellency", "Ms. Notional Envoy", "Mr. Supposed Governor"],
        places=[
            "Utopiagrad",
            "Nowhere-on-Sea",
            "Ouagafiction",
            "Lorem",
            "Ipsum Bay",
            "Kubuniville",
        ],
    )
