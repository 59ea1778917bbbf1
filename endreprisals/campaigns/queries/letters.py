"""A letter as its writer may see it by the mailed link: where it is, never its words.

The public door has no key to open them.
"""

from dataclasses import dataclass

from endreprisals.campaigns.letter_words import office_name
from endreprisals.campaigns.models import Letter


@dataclass(frozen=True, slots=True)
class MailedLetter:
    """What a link in a mail stands for."""

    pk: int
    supporter: str
    state: str
    office: str  # what it is called
    case: str  # public id, or blank
    high_risk: bool
    tells_name: bool  # what was typed asks to tell the State; nobody has agreed to it before
    tells_address: bool  # the button is pressed
    tells_country: bool

    @property
    def asks_what_is_told(self) -> bool:
        """Whether anything was typed that the owner of the address must agree to tell."""
        return self.tells_name or self.tells_address or self.tells_country


def mailed_letter(number: int, supporter: str) -> MailedLetter | None:
    """None where it is not there any more, or never was."""
    rows = Letter.objects.select_related("office", "action__about__case")
    row = rows.filter(pk=number, supporter=supporter).first()
    if row is None:
        return None
    about, open_risk = row.action.about, not row.action.high_risk
    return MailedLetter(
        pk=row.pk, supporter=supporter, state=row.state, office=office_name(row.office),
        case=about.case.public_id if about else "", high_risk=row.action.high_risk,
        tells_name=open_risk and row.name is not None,
        tells_address=open_risk and row.reply_to is not None,
        tells_country=open_risk and row.show_country,
    )  # fmt: skip
