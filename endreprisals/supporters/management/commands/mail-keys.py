"""`mail-keys`: make the DKIM keys that are missing, and print what the DNS must say."""  # noqa: N999 -- the name of the command

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from endreprisals.adapters.mail_signing import dns_record, make_key


class Command(BaseCommand):
    help = "Make one DKIM key for each stream and print the DNS records of every sending domain."

    def handle(self, *_: Any, **__: Any) -> None:
        for stream, domain in settings.MAIL_DOMAINS.items():
            path = settings.MAIL_DKIM_DIR / f"{stream}.pem"
            made = "made" if make_key(path) else "kept"
            self.stderr.write(f"{stream}: {made}")
            selector = settings.MAIL_DKIM_SELECTOR
            record = dns_record(path.read_bytes())
            self.stdout.write(f'{selector}._domainkey.{domain}. TXT "{record}"')
            self.stdout.write(f'{domain}. TXT "v=spf1 a:{settings.MAIL_HOST} -all"')
            self.stdout.write(f'_dmarc.{domain}. TXT "v=DMARC1; p=none; adkim=s; aspf=s"')
