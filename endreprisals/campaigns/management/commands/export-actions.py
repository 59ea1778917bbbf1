"""Counted actions as rows without anybody, for staff."""  # noqa: N999 -- the name of the command

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from endreprisals.campaigns.models import Campaign
from endreprisals.campaigns.queries.counted_rows import HEAD, counted_rows


class Command(BaseCommand):
    help = "Counted actions of a campaign as CSV, for staff: no name, no key, no address."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("campaign", help="its code: endreprisals-2022")

    def handle(self, *_: Any, **options: Any) -> None:
        campaign = Campaign.objects.filter(code=options["campaign"]).first()
        if campaign is None:
            raise CommandError("There is no campaign of this code.", returncode=2)
        self.stdout.write(",".join(HEAD))
        for row in counted_rows(campaign.pk):
            self.stdout.write(",".join(row))
