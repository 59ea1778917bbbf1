"""The tables of the router: everything has a source, every code leads somewhere."""

import re
from itertools import chain

import pytest

from endreprisals.domain import vocabulary
from endreprisals.domain.routing.answers import PERSONS, WISHES, cooperation_codes
from endreprisals.domain.routing.export import export
from endreprisals.domain.routing.places import systems
from endreprisals.domain.routing.tables import LANGUAGES, When, raw, tables
from endreprisals.domain.states import states

ENGLISH = tables("en")
# The directory has these codes; a mechanism of the router must be one of them.
DIRECTORY = {
    "un-senior-official",
    "un-sg-report",
    "hrc-president-bureau",
    "upr-secretariat",
    "special-procedures",
    "sr-defenders",
    "sp-coordination-committee",
    "wgad",
    "wgeid",
    "treaty-bodies-focal-points",
    "treaty-body-petitions",
    "spt",
    "ced-urgent-action",
    "ecosoc-ngo-committee",
    "peace-operations",
    "un-country-team",
    "un-torture-fund",
    "achpr-srhrd",
    "iachr",
    "iacthr",
    "coe-private-office",
    "ecthr",
    "osce-odihr",
    "asean-aichr",
    "embassies",
    "emergency-funds",
    "help-lines",
}
ANSWERED = ("", ":yes", ":no", ":perhaps")
COOPERATION = ("given", "unknown", "none", "un", "committee", "named_committee")
URGENCY = {"urgent", "danger", "detained", "missing", "detained:yes", "missing:yes"}


def _whens() -> list[tuple[str, When]]:
    advice = (*ENGLISH.warnings, *ENGLISH.questions, *ENGLISH.none_because)
    return [
        *((one.id, one.when) for one in ENGLISH.rules),
        *((one.id, one.when) for one in advice),
        *((one.id, one.when) for one in ENGLISH.sequence),
    ]


def _is_sign(sign: str) -> bool:
    plain = {
        "urgent", "danger:perhaps", "danger", "danger:no", "no_voice", "wish:open",
        "child:yes", "child:no", "consent:yes", "consent:no", "consent:open",
        "informed:yes", "informed:no", "agreed:yes", "agreed:no", "act:given", "when:given",
        "person:given", "country:given", "country:observer", "contacts:unsure",
        *(f"detained{end}" for end in ANSWERED), *(f"missing{end}" for end in ANSWERED),
        *(f"cooperation:{end}" for end in COOPERATION),
        *(f"cooperation:{code}" for code in cooperation_codes()),
        *(f"act:{code}" for code in vocabulary.codes("act_types")),
        *(f"person:{code}" for code in PERSONS),
        *(f"wish:{code}" for code in WISHES),
        *(f"system:{code}" for code in systems()),
        *(f"avenue:{code}" for code in ENGLISH.bodies),
    }  # fmt: skip
    return sign in plain or re.fullmatch(r"limit:[a-z-]+:(open|closing|closed)", sign) is not None


def test_every_sign_of_a_rule_can_be_shown_by_answers() -> None:
    strange = {
        sign
        for _, when in _whens()
        for sign in chain(when.any_of, when.all_of, when.none_of)
        if not _is_sign(sign)
    }

    assert strange == set()


def test_no_rule_stands_against_urgency_or_consent() -> None:
    for rule in ENGLISH.rules:
        assert URGENCY.isdisjoint(rule.when.none_of), rule.id
        told = {*rule.when.any_of, *rule.when.all_of, *rule.when.none_of}
        assert not {sign for sign in told if sign.startswith(("consent", "agreed", "wish"))}, (
            rule.id
        )


def test_codes_are_told_once_and_lead_to_a_body_of_the_directory() -> None:
    ids = [rule.id for rule in ENGLISH.rules]

    assert len(ids) == len(set(ids))
    assert {rule.mechanism for rule in ENGLISH.rules} == set(ENGLISH.bodies) == DIRECTORY
    for step in ENGLISH.sequence:
        assert set(step.mechanisms) <= DIRECTORY


def test_everything_names_its_source_and_how_sure_it_is() -> None:
    told = [
        *((one.source, one.standing) for one in ENGLISH.rules),
        *((one.source, one.standing) for one in ENGLISH.bodies.values()),
        *((one.source, one.standing) for one in ENGLISH.warnings),
    ]

    assert all(source for source, _ in told)
    assert {standing for _, standing in told} == {"read", "unverified", "own"}


def test_nothing_urgent_is_public_and_comes_before_all_that_can_wait() -> None:
    for rule in ENGLISH.rules:
        assert rule.urgent is (rule.order < 100), rule.id
        assert not (rule.urgent and ENGLISH.bodies[rule.mechanism].publicity == "public"), rule.id


def test_treaties_of_rules_are_those_of_the_vocabulary_and_three_declarations() -> None:
    asked = {rule.treaty.code for rule in ENGLISH.rules if rule.treaty}

    assert asked <= set(ENGLISH.treaties)
    assert set(vocabulary.codes("treaties")) <= set(ENGLISH.treaties)
    assert asked - set(vocabulary.codes("treaties")) == {"CED art. 31", "ICERD art. 14"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_there_in_the_three_languages(language: str) -> None:
    assert tables(language).untranslated == ()


@pytest.mark.parametrize("name", ["mechanisms", "rules", "texts", "advice", "committees"])
def test_french_and_spanish_say_that_nobody_has_reviewed_them(name: str) -> None:
    from importlib import resources

    text = (
        resources.files("endreprisals.domain.routing").joinpath(f"{name}.yaml").read_text("utf-8")
    )

    assert "drafts that nobody has reviewed" in text


def test_places_of_a_text_are_the_same_in_every_language() -> None:
    for group in tables("en").texts:
        for code, english in tables("en").texts[group].items():
            places = set(re.findall(r"\{[a-z_]+\}", english))
            for language in LANGUAGES:
                said = tables(language).texts[group][code]
                assert set(re.findall(r"\{[a-z_]+\}", said)) == places, (language, code)


def test_no_text_names_an_address() -> None:
    """Contacts are data with a day on which they were seen, never words of a rule."""
    for language in LANGUAGES:
        known = tables(language)
        said = [rule.why for rule in known.rules] + [one.text for one in known.warnings]
        said += [body.public for body in known.bodies.values()]
        assert not [text for text in said if "@" in text or "http" in text or "+35" in text]


def test_states_of_today_stand_in_no_list_of_those_that_ended() -> None:
    codes = {one.iso3 for one in states()}
    places = raw("places")
    ended = {*places["gone"], *places["under"], *places["unlisted"]}

    assert codes.isdisjoint(ended)
    assert {now for row in places["gone"].values() for now in row["now"]} <= codes
    assert {row["now"] for row in places["under"].values()} <= codes
    assert (
        set(chain.from_iterable(row.get("states", ()) for row in places["systems"].values()))
        <= codes
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_browser_is_given_everything_in_one_language(language: str) -> None:
    import json

    given = export(language)

    assert json.loads(json.dumps(given)) == given
    assert [one["code"] for one in given["mechanisms"]] == list(ENGLISH.bodies)
    assert len(given["rules"]) == len(ENGLISH.rules)
    assert given["weights"]["wishes_to_wait"] == ["wish:confidential", "wish:unsure", "wish:open"]
    assert given["stale_days"] == 90
    assert len(given["states"]) == 195
    assert (
        given["states"]["DEU"] == {"en": "Germany", "fr": "Allemagne", "es": "Alemania"}[language]
    )
