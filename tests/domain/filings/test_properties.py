"""What holds of every account: nothing raises, nothing leaks, telling more is never punished."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from endreprisals.domain.filings import account_from, draft, export, preflight, spec, specs
from endreprisals.domain.filings.leaves import leaves
from tests.domain.filings.accounts import TODAY, account, lacks
from tests.domain.filings.made_accounts import made_account

BODIES = st.sampled_from(sorted(specs()))
CHANCES = st.randoms(use_true_random=True)
NAMES = st.text("QXZqxzŻ", min_size=3, max_size=8)
TEXTS = st.text(max_size=60)


@settings(max_examples=150, deadline=None)
@given(CHANCES, BODIES, TEXTS)
def test_no_account_raises_and_every_place_is_one_of_the_account(
    chance: Any, mechanism: str, text: str
) -> None:
    raw = made_account(chance)
    raw["link"] = text
    told = account_from(raw)
    roots = set(told.as_json())
    places = [one.where for one in lacks(told, mechanism)]
    places += [one.where for one in preflight(spec(mechanism), told)]
    assert {place.split(".")[0] for place in places} <= roots
    for language in ("en", "fr", "es"):
        draft(spec(mechanism), told, language, today=TODAY)


@settings(max_examples=150, deadline=None)
@given(
    NAMES, NAMES, BODIES, st.sampled_from(["named", "unnamed", "confidential", "no"]),
    st.sampled_from(["{0} {1}", "{0}", "({1})", "{1}'s {0}", "x {0}{1} x", "{0}-{1}"]),
)  # fmt: skip
def test_a_name_that_is_kept_back_is_in_no_draft_nor_any_of_its_parts(
    first: str, last: str, mechanism: str, use: str, pattern: str
) -> None:
    said = pattern.format(first, last.upper())
    told = account(
        use, mechanism, person={"name": f"{first} {last}"}, confidential=["person.name"],
        link=said, requested=said, attachments=[{"label": said}],
        events=[{"what": said, "where": said, "by_whom": said}],
        cooperation=[{"body": said, "what": said}],
    )  # fmt: skip
    made = draft(spec(mechanism), told, "en", today=TODAY).as_json()
    texts = " ".join([made["covering"], *(block["text"] for block in made["blocks"])]).casefold()
    if len(first + last) >= 6:
        assert first.casefold() not in texts
        assert last.casefold() not in texts
    shown = {one.where for one in lacks(told, mechanism) if one.code == "hidden_in_text"}
    assert "events.0.what" in shown


FORMS = (
    "{0} {1}", "{1}, {0}", "{0}-{1}", "{0}{1}", "{1}{0}", "#Free{0}{1}", "{0}u {1}u", "{0}ego",
    "{1}ová", "{1}s", "{1}'s", "{1}lar", "{0[0]}. {1}", "{0} {1[0]}.", "{0[0]}.{1[0]}.",
    "{0[0]}. {1[0]}.",
    "{2}-\n{3}", "{2}\n{3}", "{4}", "{0}_{1}@x.example", "{5}", "{6}у", "{6}ой", "{6}ого",
)  # fmt: skip
STEMS = st.text("QXZqxzŻ", min_size=5, max_size=9).map(str.capitalize)


@settings(max_examples=300, deadline=None)
@given(
    STEMS, STEMS, BODIES, st.sampled_from(["unnamed", "confidential", "no", "named"]),
    st.sampled_from([(form, great) for form in FORMS for great in (False, True)]),
)  # fmt: skip
def test_no_form_of_a_kept_name_is_in_what_a_state_may_read(
    first: str, last: str, mechanism: str, use: str, written: tuple[str, bool]
) -> None:
    form, great = written
    russian = "Щ" + "жюфц"[len(last) % 4] * len(last)
    spaced, alike = " ".join(last), last.replace("X", "Х").replace("x", "х")
    said = form.format(first, last, last[:3], last[3:], spaced, alike, russian[:-1])
    said = said.upper() if great and "\n" not in said else said
    told = account(
        use, mechanism,
        person={"name": f"{first} {last}", "name_original": russian}, confidential=["person.name"],
        link=f"they asked: {said} !", requested=said, state_answer=said, domestic_steps=said,
        detention={"legal_basis": said, "place": said},
        events=[{"what": f"({said})", "where": said, "by_whom": said}],
    )  # fmt: skip
    made = draft(spec(mechanism), told, "en", today=TODAY)
    texts = "\n".join(one.text for one in made.blocks if one.seen_by_state == "yes").casefold()
    for part in (
        said,
        first,
        last,
        last[3:] if "{3}" in form else said,
        spaced,
        alike,
        russian[:-1],
    ):
        assert part.casefold() not in texts


@settings(max_examples=100, deadline=None)
@given(CHANCES, BODIES, st.sampled_from(["informed", "agreed", "uses"]))
def test_without_a_part_of_consent_there_is_always_a_must_and_no_draft_to_send(
    chance: Any, mechanism: str, part: str
) -> None:
    raw = made_account(chance)
    raw["consent"][part] = {mechanism: "no"} if part == "uses" else None
    told = account_from(raw)
    musts = {one.code for one in lacks(told, mechanism) if one.severity == "must"}
    assert musts & {"consent_not_informed", "consent_not_agreed", "consent_no_use"}
    assert not draft(spec(mechanism), told, "fr", today=TODAY).sendable


@settings(max_examples=100, deadline=None)
@given(CHANCES, BODIES)
def test_telling_more_never_makes_anything_missing(chance: Any, mechanism: str) -> None:
    raw = account_from(made_account(chance)).as_json()
    before = _missing(raw, mechanism)
    blank = [place for place, value in leaves(raw) if value == ""]
    for place in chance.sample(blank, min(3, len(blank))):
        _put(raw, place, "self" if place == "person.kind" else "something")
    raw["events"].append({"what": "more"})
    assert _missing(raw, mechanism) <= before


def test_every_text_of_the_browser_is_there_in_three_languages_and_others_get_english() -> None:
    sizes = {language: _count(export(language)) for language in ("en", "fr", "es", "ru")}
    assert len(set(sizes.values())) == 1
    assert export("ru")["language"] == "en"
    assert export("fr")["specs"]["wgad"]["title"] != export("en")["specs"]["wgad"]["title"]


def _missing(raw: dict[str, Any], mechanism: str) -> set[str]:
    found = lacks(account_from(raw), mechanism)
    return {one.where for one in found if one.code in ("missing", "useful")}


def _put(raw: Any, place: str, value: str) -> None:
    *steps, last = place.split(".")
    for step in steps:
        raw = raw[int(step)] if step.isdecimal() else raw[step]
    raw[last] = value


def _count(value: Any) -> int:
    if isinstance(value, dict):
        return sum(map(_count, value.values()))
    return sum(map(_count, value)) if isinstance(value, list) else 1
