"""What a reader asks of a brief: for which session, for how many seconds of speaking."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils.datastructures import MultiValueDict

from endreprisals.domain.brief import SPEAKING_SECONDS, USUAL_SECONDS
from endreprisals.domain.sessions import HRC, UNGA, Session, next_dialogue, read_session
from endreprisals.ledger.filters import repeated
from endreprisals.record.filters import Problem

YEARS_KEPT = 2  # before that of the next dialogue
SESSIONS_A_YEAR = 3  # of the Council


class BadBrief(Exception):
    """Some parameters could not be read."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{one.parameter}: {one.advice}" for one in problems))


@dataclass(frozen=True, slots=True)
class Asked:
    """A session and a speaking time, with the address they make."""

    session: Session
    seconds: int
    is_usual: bool  # nothing was asked: the next dialogue, the usual time

    @property
    def query(self) -> str:
        """The query string with its question mark."""
        pairs = {"session": self.session.code, "seconds": str(self.seconds)}
        return f"?{urlencode(pairs)}"


def parse(parameters: MultiValueDict[str, str], *, on: date) -> Asked:
    """Read session and seconds from an address, or raise `BadBrief` with every problem.

    Without a session: the next dialogue on the yearly report, as of the day `on`.
    """
    problems: list[Problem] = []
    session = _session(parameters.get("session", ""), problems, on=on) or next_dialogue(on)
    seconds = _seconds(parameters.get("seconds", ""), problems)
    problems += [
        Problem(name[:40], "", "A brief takes a session and seconds. Leave this out.")
        for name in sorted(set(parameters) - {"session", "seconds"})
    ]
    problems += repeated(parameters, {"session", "seconds"})
    if problems:
        raise BadBrief(tuple(problems))
    return Asked(session, seconds, is_usual=not parameters)


def sessions_offered(on: date) -> tuple[Session, ...]:
    """The next dialogue, the two Council sessions before it, and the Assembly of that autumn."""
    dialogue = next_dialogue(on)
    council = [Session(HRC, dialogue.number - back) for back in (0, 1, 2)]
    autumn = dialogue.year or on.year
    return (council[0], Session(UNGA, autumn - 1945), *council[1:])


def sessions_accepted(on: date) -> frozenset[Session]:
    """Those offered, and the others of their year and of the years before it (`YEARS_KEPT`).

    A link of last year still leads somewhere, and nobody can ask for papers without end.
    """
    council, assembly, *_ = sessions_offered(on)
    back = SESSIONS_A_YEAR * (YEARS_KEPT + 1)
    return frozenset(
        (
            *(Session(HRC, council.number - at) for at in range(back)),
            *(Session(UNGA, assembly.number - at) for at in range(YEARS_KEPT + 1)),
        )
    )


def _session(text: str, problems: list[Problem], *, on: date) -> Session | None:
    session = read_session(text) if text else None
    if not text or session in sessions_accepted(on):
        return session
    offered = ", ".join(one.code for one in sessions_offered(on))
    problems.append(Problem("session", text[:60], f"Use one of: {offered}."))
    return None


def _seconds(text: str, problems: list[Problem]) -> int:
    known = {str(seconds): seconds for seconds in SPEAKING_SECONDS}
    if text and text not in known:
        problems.append(Problem("seconds", text[:60], f"Use one of: {', '.join(known)}."))
    return known.get(text, USUAL_SECONDS)
