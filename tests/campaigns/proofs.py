"""Proofs of work as a browser would send them, made with the library's own solver."""

from datetime import datetime

from altcha import Challenge, Payload, solve_challenge
from django.utils.timezone import now

from endreprisals.adapters.proof import Proof, new_challenge
from endreprisals.campaigns.views.acting import proof_about, proof_secrets
from tests.build import NOON


def a_solved(about: str = "", *, at: datetime | None = None) -> str:
    """The text of a proof, quickly made."""
    challenge = new_challenge(
        about or proof_about("test-2026", 1), proof_secrets(), at=at or now(), cost=1, tries=3
    )
    return solved(challenge)


def solved(challenge: dict[str, object]) -> str:
    """What the library's solver makes of a challenge."""
    read = Challenge.from_dict(challenge)
    solution = solve_challenge(read)
    assert solution is not None
    return Payload(read, solution).to_base64()


def a_proof(key: str = "a") -> Proof:
    """A proof that was checked."""
    return Proof((key * 64)[:64], NOON)
