"""The console command: everything an administrator runs goes through here."""

import os
import sys


def main() -> None:
    """Run one management command on the public door's settings unless told otherwise."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "endreprisals.settings.public")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 -- settings first

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
