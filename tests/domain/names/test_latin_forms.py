"""Names in each script, read in Latin letters."""

import pytest

from endreprisals.domain.names import latin_forms


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("江天勇", "Jiang Tianyong"),
        ("曾慶華", "Zeng Qinghua"),
        ("欧阳霞", "Ouyang Xia"),
        ("单", "Shan"),
        ("鄒幸彤", "Chow Hangtung"),
        ("伊力哈木·土赫提", "Ilham Toxti"),
        ("古丽巴哈尔•吐尔逊", "Gulbahar Tursun"),
        ("阿凡達·木", "Afanda M"),
        ("王建國先生一", "Wangjianguoxianshengyi"),
        ("Chiang T'ien-yung", "Jiang Tianyong"),
        ("ئىلھام توختى", "Ilham Toxti"),
        ("عبد الهادي الخواجة", "Abdulhadi Khawaja"),
        ("عبد", "Abad"),
        ("نور الدين حجازي", "Nouruddin Hegazy"),
        ("شويشة عوض", "Shawisha Audh"),
        ("راحله توکلی", "Raheleh Tukli"),
        ("بھٹ", "Bat"),
        ("واثق", "Wathiq"),
        ("Алесь Бяляцкі", "Ales Byalyatski"),
        ("Григорій", "Hrihoriy"),
        ("བཀྲ་ཤིས་དབང་ཕྱུག", "Tashi Wangchuk"),
        ("སྟོབས་འབྱོར", "Topjor"),
        ("དཔའ་རིས།", "Pari"),
        ("སྦྱིན་པ་གྲགས", "Jinpa Dak"),
        ("དབུ་མ", "Uma"),
        ("༼ཀ", "Ka"),
        ("সানজিদা", "Saanjidaa"),
        ("সুব্রত", "Subrata"),
        ("कृष्ण बहादुर", "Krishna Bahaadur"),
        ("ज़फ़र क़", "Zafar Q"),
        ("ਸਿੰਘ", "Singh"),
        ("ਗਿੱਲ", "Gil"),
        ("अंजु", "Anju"),
        ("อังคณา", "Angkhana"),
        ("สมชาย", "Somchay"),
        ("กุล", "Kun"),
        ("អ", ""),
        ("សុខ សុវណ្ណ", "Sokh Sovonn"),
        ("ចាំ", "Cham"),
        ("အောင်ကိုထွေး", "Aung Ko Htway"),
        ("ထွန်း ရှိန် မှူး", "Htun Shein Hmu"),
        ("김정은", "Kim Jeongeun"),
        ("하늘", "Ha Neul"),
        ("Γιώργος", "Giorgos"),
        ("გიორგი", "Giorgi"),
        ("יעל", "Yal"),
        ("Łukasz Ðức", "Lukasz Duc"),
        ("Abd el-Fattah", "Abdulfattah"),
        ("Abderrahmane", "Abdulrahmane"),
        ("Abdoulaye", "Abdullah"),
        ("Nasir al-Din", "Nasiruddin"),
        ("Jiang (江) Tianyong", "Jiang Jiang Tianyong"),
    ],
)
def test_latin_forms_of_a_name_include_the_usual_spelling(name: str, form: str) -> None:
    forms = latin_forms(name)
    assert form in forms or (not forms and not form), forms


@pytest.mark.parametrize("nothing", ["", "123 – 🙂", "ㅋ", "་", "၊", "ा"])
def test_latin_forms_without_a_letter_are_none(nothing: str) -> None:
    assert latin_forms(nothing) == ()
