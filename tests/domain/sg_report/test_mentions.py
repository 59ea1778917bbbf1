"""What a story says: who suffered, what was done, with whom they cooperated, and where it ends."""

import pytest

from tests.domain.sg_report.pages import names, stories, story

TEN_PEOPLE = (
    "Ten people, among them Ms. Ada Nobody, with her cousins, uncles, aunts, dogs and all the "
    "nieces of Mr. Ali Testawi, were fined."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Ali Testawi was arrested.", ["Ali Testawi"]),
        ("Chief Ali Testawi and Ms. G. bint Fulan were fined.", ["Ali Testawi", "G. bint Fulan"]),
        ("Messrs. Ali Testawi, Omar Nobody and Jean N’Exemple were fined.",
         ["Ali Testawi", "Omar Nobody", "Jean N’Exemple"]),
        ("Ms. Dora L. Nobody’s office was searched.", ["Dora L. Nobody"]),
        ("Human rights defender Amina Testova was arrested.", ["Amina Testova"]),
        ("Amina Testova, a lawyer, was arrested.", ["Amina Testova"]),
        ("The Minister of Justice, Mr. Paper Tiger, accused Ms. Amina Testova of treason.",
         ["Amina Testova"]),
        ("Mr. Ali Testawi was arrested. Mr. Paper Tiger, Ambassador of Bahrain, denied it.",
         ["Ali Testawi"]),
        ("Mr. Ali Testawi, a former judge, was arrested.", ["Ali Testawi"]),
        ("Ms. Amina Testova was beaten by Colonel Paper Tiger.", ["Amina Testova"]),
        ("Ms. Amina Testova had complained about the death of her brother, Mr. Omar Testov.",
         ["Amina Testova"]),
        ("Ms. Amina Testova was fined. Mr. Omar Nobody said that she lied.", ["Amina Testova"]),
        ("Ms. Amina Testova was fined. Ms. Grace Nobody Foundation knew.", ["Amina Testova"]),
        ("Mr. Ali Testawi was fined. His lawyer met Mr. Omar Nobody.", ["Ali Testawi"]),
        ("In 2018, Ms. Testova was fined. Ms. Amina Testova paid.", ["Amina Testova"]),
        ("The Specimen Centre for Rights was raided.", ["Specimen Centre for Rights"]),
        ("The assets of Example Union were frozen.", ["Example Union"]),
        ("Mr. Ali Testawi, director of the Specimen Centre, was arrested.", ["Ali Testawi"]),
        ("Example Union and Specimen Centre were raided.", ["Example Union", "Specimen Centre"]),
        ("The network “Nowhere” was raided and its work stopped.", ["Nowhere"]),
        ("Twelve villagers were arrested.", ["unnamed 12-12"]),
        ("At least 15 students were arrested.", ["unnamed 15-None"]),
        ("Twenty-five monks were arrested.", ["unnamed 25-25"]),
        ("Ten students, including Ms. Amina Testova, were arrested.",
         ["unnamed 9-9", "Amina Testova"]),
        ("Two lawyers, Ms. Amina Testova and Mr. Ali Testawi, were arrested.",
         ["Amina Testova", "Ali Testawi"]),
        ("Ms. Amina Testova and Mr. Ali Testawi, two lawyers, were arrested.",
         ["Amina Testova", "Ali Testawi"]),
        ("Several lawyers were arrested.", ["unnamed None-None"]),
        ("Ms. Amina Testova was arrested. Other members of the group were threatened.",
         ["Amina Testova", "unnamed None-None"]),
        ("A farmer was abducted.", ["unnamed 1-1"]),
        ("Human rights defenders were arrested.", ["unnamed None-None"]),
        ("Two armed men fired at Ms. Amina Testova.", ["Amina Testova"]),
        ("Two police officers were dismissed.", ["situation None-None"]),
        ("The new law restricts associations.", ["situation None-None"]),
        ("Three States were named.", ["situation None-None"]),
        ("The students fled. These ten students were arrested.", ["unnamed None-None"]),
        ("Ten monks were arrested. The ten monks were beaten.", ["unnamed 10-10"]),
        ("Ten monks were arrested. The other five monks were beaten.", ["unnamed 10-10"]),
        ("Police arrested ten monks.", ["unnamed 10-10"]),
        ("Ten monks were beaten by five students.", ["unnamed 10-10"]),
        ("The rapporteur was told by ten monks that they were followed.", ["unnamed 10-10"]),
        ("Two monks Mr. Ali Testawi and Mr. Omar Nobody were fined.",
         ["Ali Testawi", "Omar Nobody"]),
        ("Mr. Sheikh Ali Testawi was fined.", ["Ali Testawi"]),
        ("The former minister, Mr. Ali Testawi, was fined.", ["Ali Testawi"]),
        ("Members of the Council were fined.", ["situation None-None"]),
        ("Ten members of the Government were fined.", ["situation None-None"]),
        (TEN_PEOPLE, ["unnamed 9-9", "Ada Nobody", "Ali Testawi"]),
        ("A boss was arrested.", ["situation None-None"]),
        ("A network was arrested and a judge was fined.", ["situation None-None"]),
        ("Education was attacked.", ["situation None-None"]),
        ("Posters calling Ms. Amina Testova and Example Union “traitors” were put up.",
         ["Amina Testova", "Example Union"]),
        ("The NGO Blank was raided.", ["Blank"]),
        ("He left the Paper Movement. The Movement itself was fined.", ["Paper Movement"]),
        ("The National Assembly Union was raided.", ["situation None-None"]),
        ("Ms. Amina Testova was fined. The Amina Testova Prize went on.", ["Amina Testova"]),
        ("Ms. Amina Testova, winner of the Prize of Mr. Ali Testawi, was fined.",
         ["Amina Testova"]),
        ("Mr. was fined.", ["situation None-None"]),
        ("Ms. Amina al-Khayali was fined.", ["Amina al-Khayali"]),
        ("Ms. Amina de la was fined.", ["Amina"]),
        ("The lawyer Amina Testova bought bread.", ["situation None-None"]),
        ("Mr. Ali Testawi, a mayor, was fined.", ["Ali Testawi"]),
    ],
)  # fmt: skip
def test_story_names_its_subjects(text: str, expected: list[str]) -> None:
    assert names(story(text)) == expected


def test_story_knows_names_of_the_record_without_a_title() -> None:
    mention = story(
        "Then Zed was arrested and Blank was raided.",
        people=frozenset({"Zed", "Zed Alpha"}),
        organisations=frozenset({"Blank"}),
    )

    assert names(mention) == ["Zed", "Blank"]


def test_story_keeps_a_folded_key_beside_the_printed_name() -> None:
    assert story("Ms. Amina TESTOVA was arrested.").subjects[0].key == "amina testova"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was arrested.", ["arbitrary_detention"]),
        ("He was sentenced to two years in prison.", ["arbitrary_detention", "criminalisation"]),
        ("He was sentenced in absentia.", ["criminalisation"]),
        ("He fears arrest and spoke for fear of torture.", []),
        ("He was threatened with arrest.", ["threats"]),
        ("He was released without charge.", ["arbitrary_detention"]),
        ("Two suspects were arrested and charged.", []),
        ("The Government responded that he had been charged.", []),
        ("He had complained about the killing of his brother.", []),
        ("He had sent information on torture in prisons.", []),
        ("Experts raised concern at information about his torture.", ["torture_ill_treatment"]),
        ("The Centre against Torture was raided.", ["raid_search"]),
        ("He was beaten in prison by guards.", ["torture_ill_treatment", "arbitrary_detention"]),
        ("He was beaten in the street.", ["physical_attack"]),
        ("His passport was confiscated.", ["passport_confiscation"]),
        ("His passport and laptop were confiscated.", ["passport_confiscation", "asset_seizure"]),
        ("His brother was arrested.", ["reprisal_against_relatives", "arbitrary_detention"]),
        ("Police arrested his brother.", ["arbitrary_detention", "reprisal_against_relatives"]),
        ("He was arrested, he wrote to his brother.", ["arbitrary_detention"]),
        ("He lives in exile and was beaten in Geneva.",
         ["physical_attack", "transnational_repression"]),
        ("He lives in exile and his brother was threatened in Geneva.",
         ["reprisal_against_relatives", "threats"]),
        ("Nothing happened.", []),
        ("The body put off its decision on the consultative status of Example Union.",
         ["denial_of_accreditation"]),
        ("He was beaten in detention; then he was beaten in the street.",
         ["torture_ill_treatment", "arbitrary_detention"]),
        ("He was tortured in prison. He was beaten in the street.",
         ["torture_ill_treatment", "arbitrary_detention", "physical_attack"]),
        ("The Committee of Families was raided.", ["raid_search"]),
    ],
)  # fmt: skip
def test_story_names_the_acts(text: str, expected: list[str]) -> None:
    assert sorted(story(text).acts) == sorted(expected)


def test_story_act_after_the_victims_complaint_is_told_of_another() -> None:
    mention = story("She filed a request on the fate of her brother, who was abducted.")

    assert mention.acts == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She met the Special Rapporteur on torture.", ["special_procedures"]),
        ("The Special Rapporteur on torture raised her case.", []),
        ("It was reported to OHCHR that she was arrested.", []),
        ("She spoke at the Human Rights Council.", ["HRC"]),
        ("She briefed the Committee against Torture. The Committee met her again.",
         ["treaty_body:CAT"]),
        ("She cooperated with the treaty bodies and attended the Committee against Torture.",
         ["treaty_body:CAT"]),
        ("She cooperated with the treaty bodies.", ["treaty_body"]),
        ("She cooperated with the United Nations.", []),
        ("She cooperated with the United Nations Mission in Nowhere.", ["field_presence"]),
        ("On the ground that she wrote; OHCHR was told.", []),
        ("After she met the Working Group on Arbitrary Detention, the Committee raised it.",
         ["special_procedures"]),
        ("The Government informed OHCHR of her arrest.", []),
        ("An OHCHR training was attended.", ["OHCHR"]),
        ("The President of the Human Rights Council spoke.", []),
        ("She had briefed members of the Security Council.", ["other"]),
        ("She could have her case raised by OHCHR.", ["OHCHR"]),
    ],
)  # fmt: skip
def test_story_names_the_body_cooperated_with(text: str, expected: list[str]) -> None:
    assert list(story(text).cooperation) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Names are withheld for fear of further reprisals.", True),
        ("She asked not to be named.", True),
        ("The mission does not disclose the names.", True),
        ("He gave his name.", False),
        ("He withheld information from the court.", False),
        ("He withheld information, and his identity was withheld.", True),
    ],
)
def test_story_tells_whether_names_are_withheld(text: str, expected: bool) -> None:  # noqa: FBT001
    assert story(text).names_withheld is expected


def test_story_keeps_hedges_and_status_words() -> None:
    mention = story(
        "He was reportedly released on bail, but remains detained in apparent reprisal."
    )

    assert mention.hedges == ("reportedly", "apparent reprisal")
    assert mention.statuses == ("detained", "released")


def test_story_told_under_two_countries_names_the_other() -> None:
    mention = story("She was stopped at the airport (see also Yemen and Nowhere).")

    assert mention.also_under == ("YEM",)


def test_story_evidence_stands_where_it_says() -> None:
    text = (
        "On 3 May 2019, Ms. Amina Testova was arrested after she met OHCHR. It replied in May 2019."
    )
    mention = story(text)

    shown = {(e.field, text[e.start : e.end]) for e in mention.evidence}
    assert ("dates", "3 May 2019") in shown
    assert ("acts", "arrested") in shown
    assert ("cooperation", "OHCHR") in shown
    assert ("subjects", "Ms. Amina Testova") in shown


@pytest.mark.parametrize(
    ("paragraphs", "stories_of"),
    [
        (["Ms. Amina Testova was fined.", "Ms. Testova appealed."], [("1", "2")]),
        (["Ms. Amina Testova was fined.", "The Government responded."], [("1", "2")]),
        (["Ms. Amina Testova was fined.", "Her brother was arrested."], [("1", "2")]),
        (["Ms. Amina Testova was fined.", "Mr. Ali Testawi was fined."], [("1",), ("2",)]),
        (["Ms. Ada Testova was fined.", "Her aide, Mr. Ali Nobody, was fined."], [("1",), ("2",)]),
        (["Ms. Amina Testova was fined.", "Ten students were fined."], [("1",), ("2",)]),
        (["Example Union was raided.", "Example Union was fined."], [("1", "2")]),
        (["Ms. Ada Testova was fined.", "It was reported that ten people fled."], [("1",), ("2",)]),
        (["Ms. Amina Testova was fined.", ""], [("1",), ("2",)]),
    ],
)  # fmt: skip
def test_stories_go_on_while_the_subject_is_the_same(
    paragraphs: list[str], stories_of: list[tuple[str, ...]]
) -> None:
    assert [mention.paragraphs for mention in stories(*paragraphs)] == stories_of


def test_stories_of_the_overview_are_one_a_paragraph() -> None:
    found = stories("Ms. Amina Testova was fined.", "Ms. Testova appealed.", part="main")

    assert len(found) == 2


@pytest.mark.parametrize(
    ("part", "year", "text", "expected"),
    [
        ("annex II", 2019, "He was fined.", True),
        ("annex I", 2019, "His case was in A/HRC/39/41.", False),
        ("main", 2014, "His case was in A/HRC/24/29.", True),
        ("main", 2014, "As reported previously, he was fined.", True),
        ("main", 2014, "He was fined.", False),
    ],
)
def test_story_is_follow_up_where_the_case_was_reported_before(
    part: str,
    year: int,
    text: str,
    expected: bool,  # noqa: FBT001
) -> None:
    assert story(text, part=part, year=year).follow_up is expected


def test_story_as_json_has_the_agreed_fields() -> None:
    shown = story("On 3 May 2019, Ms. Amina Testova was arrested (BHR 1/2019).").as_json()

    assert shown["subjects"] == [
        {"name": "Amina Testova", "kind": "person", "count_min": 1, "count_max": 1}
    ]
    assert shown["communications"] == ["BHR 1/2019"]
    assert set(shown) == {
        "part", "paragraph", "country", "subjects", "cooperation", "acts", "dates",
        "communications", "un_documents", "earlier_reports", "government_reply", "reply_dates",
        "names_withheld", "follow_up",
    }  # fmt: skip
