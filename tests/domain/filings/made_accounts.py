"""Accounts made by chance, for tests that hold two engines side by side. Everybody is invented."""

from typing import Any

from endreprisals.domain.filings.specs import specs

NAMES = (
    "",
    "",
    "Test Person One",
    "Person",
    "Al",
    "O'Sample Née-Test",
    "Étoile Élan",
    "شخص تجربة",
    "تجربة",
    "王小明",
    "測試 人",
    "ཚོད་ལྟ་དང་པོ",
    "Иванов Тест",
    "Ίων Δοκιμή",
    "שם בדיקה",
    "İnci Işık",
    "김시험",
    "ทดสอบ คน",
    "Ana",
    "María de los Ángeles Prueba",
    "von Test",
    "  ",
    "Straße Weiß",
)
SAID = (
    "",
    "Test Person One was threatened.",
    "person, PERSON; Persons!",
    "وتجربة قال لا",
    "O’Sample left.",
    "Mr Zed de la Zulu, the only witness, on 3 October 2026.",
    "Call +41 22 000 00 00 now",
    "x@y.example",
    "王小明离开了。",
    "ཚོད་ལྟ་དང་པོ་ལ་བལྟས།",
    "к Ивановой и Ивановичу",
    "https://a.example/Person",
    "@test_person",
    "T\u200best P\u00aderson\u202e One",
    "Le 1er février, María y Ángeles",
    "2026-10-03 or 03/10/26",
    "   ",
    "\n\tа",
    "Istanbul’da İNCİ ışık",
    "ΊΩΝ ΔΟΚΙΜΉΣ",
    "STRASSE weiss",
    "김시험은",
    "ทดสอบคน",
    "𝒯est 𝐏erson 👩🏽‍⚖️ One",
    "ﷺ ﬁne",
    "Paris and Invented Circle",
    "colleague",
    "test.person.one@paper.example",
    "2026年10月3日",
    "שם בדיקה הלך",
    "T.P.O., Test P. and T e s t; Per-\nson",
    "Test-Person-One, #testpersonone Оne",
    "x and +41 (22) 000.00.00 or 022/0000000",
    "к Тесту, ИВАНОВЫМ; Işıkın, Άγγελοι",
    "3 October 1980, 12/05/2010 and 05.05.2010, ٠٥/٠٥/٢٠١٠",
    "IC of the Invented-Circle",
)
DAYS = (
    "",
    "2026-10-03",
    "2026-10",
    "2026",
    "2025-01-05",
    "2019",
    "2027-01",
    "early October",
    "2026-13",
    "2026-10-01/2026-10-04",
    "2026-10-04/2026-10-01",
    "2010-05-05",
    "2008",
    "1980",
    "٢٠٢٦-١٠-٠٣",
    "2026-10~",
    "2024-02-29",
    "3000",
    " 2026-09 ",
)
PLACES = ("", "Paris", "Testville", "مدينة", "虚构市", "X", "the Test square")
STATES = (
    "",
    "BDI",
    "CHN",
    "HND",
    "EGY",
    "FRA",
    "NOR",
    "SUN",
    "YUG",
    "XXX",
    "bdi",
    "constructor",
    " ",
)
BODIES = (
    "",
    "HRC",
    "UPR",
    "treaty_body:CAT",
    "treaty_body:CED",
    "treaty_body:XYZ",
    "treaty_body",
    "HRC:president",
    "unclear",
    "Council_of_Europe",
    "ACHPR",
    "committee of wizards",
    "toString",
    "other:UN_forum",
    "special_procedures",
)
ACTS = ("threats", "surveillance", "frowning", "", "__proto__")
PATHS = (
    "person.name",
    "person",
    "submitter.name",
    "submitter",
    "events.0.what",
    "events.0",
    "events.0.country",
    "events.1.when",
    "detention.last_seen_by",
    "person.born",
    "attachments.0.label",
    "link",
    "events",
    "",
    "person.residence",
    "cooperation.0.body",
)
YES_OR_NO = (True, True, True, False, None)


def made_account(chance: Any) -> dict[str, Any]:
    """An account that can be read, with what is likely to go wrong in it."""
    pick = chance.choice
    return {
        "version": 1,
        "language": pick(["", "en", "fr", "es", "ar", "bo", "zh", "other"]),
        "person": {
            "kind": pick(["", "self", "relative", "colleague", "organisation", "group"]),
            "name": pick(NAMES),
            "name_original": pick(NAMES),
            "also_written": pick(["", "", "Testa, Persona; P. One", "Ивановъ / Ivanoff", "小明"]),
            "born": pick(DAYS),
            "nationality": pick(STATES),
            "residence": pick(PLACES),
            "gender": pick(["", "f", "woman"]),
            "occupation": pick(["", "lawyer"]),
            "organisation": pick(["", "Invented Circle"]),
        },
        "events": [_event(chance) for _ in range(pick([0, 1, 1, 1, 2, 3]))],
        "cooperation": [
            {
                "body": pick(BODIES),
                "what": _said(chance),
                "when": pick(DAYS),
                "where": pick(PLACES),
                "reference": pick(SAID),
            }
            for _ in range(pick([0, 1, 1, 2]))
        ],
        "link": _said(chance),
        "earlier_un_action": [
            {"body": pick(SAID), "reference": pick(["", "A/HRC/0/0"]), "date": pick(DAYS)}
            for _ in range(pick([0, 0, 1]))
        ],
        "state_answer": _said(chance),
        "domestic_steps": _said(chance),
        "detention": {
            "authority": pick(PLACES),
            "place": pick(PLACES),
            "since": pick(DAYS),
            "legal_basis": pick(SAID),
            "last_seen": pick(SAID),
            "last_seen_by": pick(NAMES),
        },
        "requested": _said(chance),
        "submitter": {
            "name": pick(NAMES),
            "organisation": pick(["", "Invented Circle", "Invented Circle (IC)"]),
            "relation": pick(["", "colleague"]),
            "contact": pick(
                ["", "x@y.example", "test.person@z.example", "paper9@y.example, +41 22 000 00 00"]
            ),
        },
        "consent": {
            "given_by": pick(["victim", "victim", "family", "representative", "none", ""]),
            "informed": pick(YES_OR_NO),
            "agreed": pick(YES_OR_NO),
            "name_to_state": pick(YES_OR_NO),
            "name_public": pick(YES_OR_NO),
            "on": pick(DAYS),
            "uses": {
                body: pick(["no", "confidential", "unnamed", "named", "named", ""])
                for body in specs()
                if chance.random() < 0.8
            },
        },
        "confidential": [pick(PATHS) for _ in range(pick([0, 0, 0, 1, 2]))],
        "attachments": [
            {
                "label": pick(SAID),
                "kind": pick(["", "letter"]),
                "language": pick(["", "en", "tlh"]),
                "names": pick([True, False, None]),
            }
            for _ in range(pick([0, 0, 1, 2]))
        ],
    }


def _event(chance: Any) -> dict[str, Any]:
    pick = chance.choice
    return {
        "what": _said(chance),
        "acts": [pick(ACTS) for _ in range(pick([0, 1, 2]))],
        "when": pick(DAYS),
        "where": pick(PLACES),
        "country": pick(STATES),
        "by_whom": pick(SAID),
        "by_kind": pick(["", "state", "non_state", "other"]),
    }


def _said(chance: Any) -> str:
    return " ".join(chance.choice(SAID) for _ in range(chance.choice([0, 1, 1, 2, 4])))
