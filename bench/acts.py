"""Forms as browsers would send them, made before the run: each of an invented person of its own.

    python -m bench.acts FILE NUMBER [--start N] [--without SHARE]

Run under the settings and the keys of the door that will be asked. Proofs are solved with the
library's solver; their work is set low, because what it costs to check one does not depend on it.
"""

import argparse
from urllib.parse import urlencode

import django
from altcha import Challenge, Payload, solve_challenge
from django.utils.timezone import now

from endreprisals.adapters.proof import new_challenge

CODE, NUMBER = "bench-2026", 1
PATH = f"/en/campaigns/{CODE}/act/{NUMBER}/count/"


def main() -> None:
    """One form a line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("number", type=int)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--without", type=float, default=0.0, help="share without a proof")
    options = parser.parse_args()
    django.setup()
    every = round(1 / options.without) if options.without else 0
    with open(options.file, "w", encoding="ascii") as file:  # noqa: PTH123 -- named by the caller
        for number in range(options.start, options.start + options.number):
            proof = "" if every and number % every == 0 else _proof()
            file.write(_form(number, proof) + "\n")


def _form(number: int, proof: str) -> str:
    return urlencode(
        {
            "email": f"bench-{number}@supporter.example", "country": "DEU", "agreed": "yes",
            "website": "", "name": "", "proof": proof,
        }
    )  # fmt: skip


def _proof() -> str:
    from endreprisals.campaigns.views.acting import (  # noqa: PLC0415
        proof_about,
        proof_secrets,
    )

    made = new_challenge(proof_about(CODE, NUMBER), proof_secrets(), at=now(), cost=1, tries=1)
    challenge = Challenge.from_dict(made)
    solution = solve_challenge(challenge)
    assert solution is not None  # noqa: S101 -- a measurement without it means nothing
    return Payload(challenge, solution).to_base64()


if __name__ == "__main__":
    main()
