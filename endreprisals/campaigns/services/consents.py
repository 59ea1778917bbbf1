"""What was agreed to goes with the row that it was about, and by its own last day at the latest."""

from collections import defaultdict
from collections.abc import Iterable

from endreprisals.campaigns.models import Letter, OrganisationSignature, Postcard, SupporterAction
from endreprisals.supporters.models import Consent

# An organisation and its people may sign the same text from one mailbox: told apart by the wording.
OF_ORGANISATIONS = "organisation-"


def forget_of_acts(rows: Iterable[SupporterAction | Postcard]) -> None:
    """Of people who acted or sent a card."""
    for about, supporters in _by_action(rows).items():
        given = Consent.objects.filter(supporter__in=supporters, about=about)
        given.exclude(wording__startswith=OF_ORGANISATIONS).delete()


def forget_of_organisations(rows: Iterable[OrganisationSignature]) -> None:
    """Of mailboxes that signed for an organisation."""
    for about, supporters in _by_action(rows).items():
        given = Consent.objects.filter(supporter__in=supporters, about=about)
        given.filter(wording__startswith=OF_ORGANISATIONS).delete()


def forget_of_letters(rows: Iterable[Letter]) -> None:
    """Of who told a State a name or an address."""
    by_writer = {f"letter:{row.pk}": row.supporter for row in rows}
    Consent.objects.filter(supporter__in=set(by_writer.values()), about__in=by_writer).delete()


def _by_action(
    rows: Iterable[SupporterAction | Postcard | OrganisationSignature],
) -> dict[str, list[str]]:
    supporters = defaultdict(list)
    for row in rows:
        if row.supporter:
            supporters[f"action:{row.action_id}"].append(row.supporter)
    return supporters
