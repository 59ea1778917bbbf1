"""`check-filing MECHANISM FILE.json --json`: what a filing still lacks for that body."""  # noqa: N999 -- a command is called by the name of its file

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.timezone import localdate

from endreprisals.domain import filings
from endreprisals.mechanisms.queries.treaties import statuses_for
from endreprisals.record.files.json_file import pretty

_MOST_BYTES = 8_000_000


class Command(BaseCommand):
    help = "Say what an account still lacks for one body, and draft the filing. Keeps nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("mechanism", help="code of the body: un-senior-official")
        parser.add_argument("file", type=Path, metavar="FILE.json", help="an account, version 1")
        parser.add_argument("--json", action="store_true", help="as JSON (the only form)")
        parser.add_argument("--language", default="en", help="of what is said: en, fr or es")
        parser.add_argument(
            "--draft", default="", metavar="LANGUAGE", help="with a draft: en, fr, es"
        )

    def handle(self, *_: Any, mechanism: str, file: Path, draft: str, **more: Any) -> None:
        try:
            spec = filings.spec(mechanism)
            account = filings.read_account(_bytes_of(file))
            drafted = _draft(spec, account, draft) if draft else None
        except filings.BadAccount as bad:
            raise self._refused(*map(str, bad.problems)) from bad
        except filings.UnknownFiling as unknown:
            raise self._refused(f"MECHANISM: {unknown}") from unknown
        except filings.NotReady as not_ready:
            raise self._refused(f"--draft: {not_ready}") from not_ready
        except OSError as error:
            why = f"FILE: cannot be read ({error.strerror}): check the path and the rights"
            raise self._refused(why) from error
        if more["language"] not in filings.LANGUAGES:
            known = ", ".join(filings.LANGUAGES)
            raise self._refused(f"--language: we have no words in this language: use {known}")
        said = {**_said(spec, account, more["language"]), "draft": drafted}
        self.stdout.write(pretty(said), ending="")

    def _refused(self, *problems: str) -> SystemExit:
        for problem in problems:
            self.stderr.write(problem)
        return SystemExit(2)


def _bytes_of(file: Path) -> bytes:
    """The file, and one byte more than we take where it is longer."""
    with file.open("rb") as opened:
        return opened.read(_MOST_BYTES + 1)


def _draft(spec: filings.Spec, account: filings.Account, language: str) -> dict[str, Any]:
    return filings.draft(spec, account, language, today=localdate()).as_json()


def _said(spec: filings.Spec, account: filings.Account, language: str) -> dict[str, Any]:
    today = localdate()
    treaties = statuses_for([filings.export("en")["specs"][spec.mechanism]])
    limits = filings.limits_for(spec.mechanism, today)
    lacks = filings.check(spec, account, today=today, limits=limits, treaties=treaties)
    return {
        "mechanism": spec.mechanism,
        "today": today.isoformat(),
        "form": {"standing": spec.form_standing, "source": spec.form_source},
        "lacks": [lack.as_json(language) for lack in lacks],
        "findings": [one.as_json(language) for one in filings.preflight(spec, account)],
    }
