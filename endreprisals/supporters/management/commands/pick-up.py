"""`pick-up`: take in the mail that came, now, unless a worker is at it."""  # noqa: N999 -- the name of the command

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.timezone import now

from endreprisals.supporters.services import working


class Command(BaseCommand):
    help = "Take in the mail that came, once."

    def handle(self, *_: Any, **__: Any) -> None:
        told = working.run("pick-up", clock=now, due_only=False)
        self.stdout.write(told)
        if told == "failed":
            raise SystemExit(1)
