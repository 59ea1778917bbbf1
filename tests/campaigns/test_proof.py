"""Proof of work: bound to one form, ends in ten minutes, made by our script or by the library."""

import base64
import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.adapters.proof import LIVES, Secrets, new_challenge, read_proof
from endreprisals.web.middleware import SCRIPTED_VIEWS
from tests.campaigns.proofs import solved

OURS, OTHERS = Secrets(b"a" * 32, b"b" * 32), Secrets(b"c" * 32, b"d" * 32)


def now() -> datetime:
    """The library looks at the clock itself, so these tests do too."""
    return datetime.now(UTC)  # noqa: TID251


def a_challenge(**changes: Any) -> dict[str, Any]:
    values: dict[str, Any] = {"at": now(), "cost": 1, "tries": 3}
    return new_challenge("count:test:1", OURS, **values | changes)


def altered(proof: str, **changes: Any) -> str:
    """The same proof with other parameters of the challenge."""
    told = json.loads(base64.b64decode(proof))
    told["challenge"]["parameters"] |= changes
    return base64.b64encode(json.dumps(told).encode()).decode()


def test_what_the_librarys_solver_finds_is_taken() -> None:
    challenge = new_challenge("count:test:1", OURS, at=now(), cost=10)
    proof = read_proof(solved(challenge), "count:test:1", OURS, at=now())

    assert proof is not None
    assert len(proof.key) == 64
    assert timedelta() < proof.expires_at - now() <= LIVES


def test_it_is_good_for_its_own_form_and_our_own_key_alone() -> None:
    proof = solved(a_challenge())
    assert read_proof(proof, "count:test:1", OURS, at=now())
    assert read_proof(proof, "count:test:2", OURS, at=now()) is None
    assert read_proof(proof, "count:test:1", OTHERS, at=now()) is None


def test_it_ends_after_ten_minutes_and_is_not_taken_early() -> None:
    proof = solved(a_challenge())
    assert read_proof(proof, "count:test:1", OURS, at=now() + timedelta(minutes=11)) is None
    assert read_proof(proof, "count:test:1", OURS, at=now() - timedelta(minutes=11)) is None
    old = solved(a_challenge(at=now() - timedelta(minutes=11)))
    assert read_proof(old, "count:test:1", OURS, at=now() - timedelta(minutes=5)) is None


@pytest.mark.parametrize(
    "change",
    [
        {"cost": 2}, {"keyPrefix": "00"}, {"expiresAt": 9_999_999_999}, {"keySignature": None},
        {"data": {"about": "count:test:2"}}, {"data": None}, {"nonce": "00"}, {"expiresAt": "1"},
    ],
)  # fmt: skip
def test_a_challenge_that_was_changed_is_not_ours(change: dict[str, Any]) -> None:
    proof = altered(solved(a_challenge()), **change)
    assert read_proof(proof, "count:test:1", OURS, at=now()) is None
    assert read_proof(proof, "count:test:2", OURS, at=now()) is None


def test_an_answer_that_was_guessed_is_wrong() -> None:
    told = json.loads(base64.b64decode(solved(a_challenge())))
    for key in ("", "00" * 32, told["challenge"]["parameters"]["keyPrefix"], None, 7):
        told["solution"]["derivedKey"] = key
        text = base64.b64encode(json.dumps(told).encode()).decode()
        assert read_proof(text, "count:test:1", OURS, at=now()) is None


def test_the_work_has_an_upper_end_and_a_lower() -> None:
    tries = {
        json.loads(base64.b64decode(solved(new_challenge("x", OURS, at=now(), cost=1))))[
            "solution"
        ]["counter"]
        for _ in range(40)
    }
    assert min(tries) >= 64
    assert max(tries) <= 191
    assert len(tries) > 10


@given(
    st.one_of(
        st.text(max_size=300),
        st.binary(max_size=300).map(lambda raw: base64.b64encode(raw).decode()),
    )
)
def test_whatever_is_sent_is_a_proof_or_none(text: str) -> None:
    assert read_proof(text, "count:test:1", OURS, at=now()) is None


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inside: (
            st.lists(inside, max_size=3)
            | st.dictionaries(
                st.sampled_from(["challenge", "solution", "parameters", "signature", "data"]),
                inside,
            )
        ),
        max_leaves=20,
    )
)
def test_whatever_shape_it_has_is_a_proof_or_none(told: object) -> None:
    text = base64.b64encode(json.dumps(told).encode()).decode()
    assert read_proof(text, "count:test:1", OURS, at=now()) is None


def test_the_challenge_is_kept_nowhere(client: Client) -> None:
    answers = [client.get("/en/campaigns/any/act/1/proof/") for _ in range(2)]

    assert answers[0]["Cache-Control"] == "no-store"
    assert answers[0].json() != answers[1].json()
    assert answers[0].json()["parameters"]["data"] == {"about": "count:any:1"}
    assert client.post("/en/campaigns/any/act/1/proof/").status_code == 405


@pytest.mark.django_db
def test_a_script_runs_on_pages_with_a_proof_and_nowhere_else(client: Client) -> None:
    from tests.campaigns.test_acting import COUNT, a_letter

    a_letter()
    scripted = client.post(COUNT, {"email": ""})
    policy = scripted["Content-Security-Policy"]
    assert {"script-src 'self'", "worker-src 'self'", "connect-src 'self'"} <= set(
        policy.split("; ")
    )
    assert "unsafe" not in policy
    page = scripted.content.decode()
    assert re.findall(r"<script[^>]*>", page) == [
        '<script type="module" src="/static/campaigns/proof.js">'
    ]
    plain = client.get("/en/campaigns/test-2026/act/1/thanks/counted/")
    assert "script" not in plain["Content-Security-Policy"]
    assert "<script" not in plain.content.decode()
    assert {name.split(":")[0] for name in SCRIPTED_VIEWS} == {"campaigns"}
