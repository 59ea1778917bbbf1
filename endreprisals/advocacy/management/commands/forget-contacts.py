"""Delete contacts of the advocacy log whose day has come."""  # noqa: N999 -- a command is called by the name of its file

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.timezone import now

from endreprisals.advocacy.services.contacts import forget_due


class Command(BaseCommand):
    help = "Delete contacts of the advocacy log that are kept no longer; says how many."

    def handle(self, *_: Any, **__: Any) -> None:
        self.stdout.write(f"{forget_due(at=now())} contacts forgotten")
