"""`deliver STREAM`: one round of delivery now, unless a worker is at it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.timezone import now

from endreprisals.supporters.models import Mail
from endreprisals.supporters.services import working


class Command(BaseCommand):
    help = "Hand over the mails of a stream that are due, once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("stream", choices=Mail.Stream.values)

    def handle(self, *_: Any, **options: Any) -> None:
        told = working.run(f"{working.DELIVER}{options['stream']}", clock=now, due_only=False)
        self.stdout.write(told)
        if told == "failed":
            raise SystemExit(1)
