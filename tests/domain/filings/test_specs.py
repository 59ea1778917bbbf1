"""What is written of each body: whole, sourced, and honest about what was not seen."""

from importlib.resources import files

import pytest
import yaml

from endreprisals.domain.filings import UnknownFiling, spec, specs
from endreprisals.domain.filings.leaves import kind_of
from endreprisals.domain.filings.specs import spec_from
from endreprisals.domain.filings.tables import DRAFTING, PREPARED, part, table

# Bodies that put a complaint to the State, or of which nothing was read: who wrote is left out.
SENDER_UNKNOWN = {"achpr-srhrd", "coe-private-office", "iachr", "treaty-body-petitions"}


def test_every_body_speaks_three_languages_and_names_its_sources() -> None:
    for body in specs().values():
        texts = [body.title, body.body, body.consent.text, *body.covering, *body.checklist]
        texts += [*body.notes, *(one.label for one in body.fields)]
        assert all(set(DRAFTING) <= set(text) for text in texts)
        assert body.form_source
        assert body.consent.source
        assert body.form_standing in ("read", "unverified")
        assert bool(body.languages_source) == bool(body.languages)


def test_parts_of_bodies_are_parts_of_accounts() -> None:
    for body in specs().values():
        for field in body.fields:
            for path in (*field.paths, *field.required, *field.wanted):
                assert part(path)
                assert path in ("consent", "confidential") or kind_of(path)
            assert field.seen_by_state in ("yes", "no", "if_named", "unknown")
            assert field.source
        assert {"consent", "confidential"} <= {field.id for field in body.fields}
        sender = next(one for one in body.fields if one.id == "sender").seen_by_state
        assert sender == ("unknown" if body.mechanism in SENDER_UNKNOWN else "no")


def test_labels_in_other_languages_of_the_united_nations_are_prepared() -> None:
    for shared in table("fields").values():
        assert set(PREPARED) <= set(shared["label"])


def test_an_unknown_body_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownFiling, match="use one of achpr-srhrd, ced-urgent-action"):
        spec("nobody")


def test_what_a_state_may_see_is_as_sure_as_what_was_read_of_that_very_part() -> None:
    for body in specs().values():
        for field in body.fields:
            assert field.standing in ("read", "unverified")
            if field.id == "requested":
                assert field.seen_by_state != "no"
    raw = {"use": "link", "seen_by_state": "no", "seen_source": "a page", "seen_standing": "read"}
    table_of = yaml.safe_load(
        files("endreprisals.domain.filings").joinpath("specs", "wgad.yaml").read_text("utf-8")
    )
    made = spec_from({**table_of, "fields": [raw]}).fields[0]
    assert (made.source, made.standing) == ("a page", "read")


def test_languages_known_from_a_leaflet_alone_bar_nobody() -> None:
    assert all(body.languages_standing != "read" for body in specs().values())
