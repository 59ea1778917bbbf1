"""`supporter-keys`: make the keys of supporters once, and say which of them goes where."""  # noqa: N999 -- the name of the command

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from endreprisals.adapters.sealing import PRIVATE, SHARED, KeysMissing, make_key_files


class Command(BaseCommand):
    help = "Make the keys by which supporters are found and sealed, where there are none yet."

    def handle(self, *_: Any, **__: Any) -> None:
        folder = settings.SUPPORTER_KEYS_DIR
        try:
            made = make_key_files(folder)
        except KeysMissing as missing:
            raise CommandError(str(missing)) from None
        self.stderr.write(f"{folder}: {'made' if made else 'kept'}")
        self.stdout.write(f"desk and worker: {', '.join((*SHARED, PRIVATE))}")
        self.stdout.write(f"public door: {', '.join(SHARED)}")
