"""What a person should know about words before they agree with them; nothing here refuses."""

from django.conf import settings
from django.utils.translation import gettext

from endreprisals.campaigns.models import Text
from endreprisals.campaigns.services.texts import OF_RESULTS
from endreprisals.domain.analysis.wording import CAUSAL
from endreprisals.domain.campaigning.letters import NoSuchWords, fits_one_page, laid_out, signature
from endreprisals.domain.campaigning.mailto import mailto
from endreprisals.domain.campaigning.sharing import share_links
from endreprisals.domain.campaigning.texts import APPROACHES

SALUTATION = "excellency"  # the longest that is usual
ADDRESS = "mission.of.a.state@address.of.a.mission.example"  # as long as most are
SERVICES = {
    "x": "X", "bluesky": "Bluesky", "mastodon": "Mastodon", "whatsapp": "WhatsApp",
    "telegram": "Telegram", "mail": "mail",
}  # fmt: skip


def letter_of(text: Text) -> str:
    """A standing letter as one office would read it, with salutation and closing.

    Raises `NoSuchWords` where no letter may be sent in its language.
    """
    signed = signature(text.language)
    return laid_out(
        text.language, salutation_code=SALUTATION, paragraphs=[text.body], signed=signed
    )


def warnings_of(text: Text) -> list[str]:
    """Sentences about length and language, for a letter, a post, a banner."""
    if text.part in APPROACHES:
        return _of_letter(text)
    if text.part == "share":
        address = f"{settings.SITE_ORIGIN}/{text.language}/campaigns/{text.campaign.code}/"
        cut = [SERVICES[one.code] for one in share_links(text.body, address) if not one.fits]
        message = gettext("Too long for: {services}. There it cannot be posted as it stands.")
        return [message.format(services=", ".join(cut))] if cut else []
    if text.part in OF_RESULTS and text.language.partition("-")[0] not in CAUSAL:
        return [
            gettext(
                "No list of words of cause is kept for this language: whoever checks it reads for "
                "words that say one thing brought about another."
            )
        ]
    return []


def _of_letter(text: Text) -> list[str]:
    try:
        letter = letter_of(text)
    except NoSuchWords:
        return [
            gettext(
                "No letter is sent in this language: nobody has checked its salutation yet. "
                "Missions get the English."
            )
        ]
    found = []
    if not mailto(ADDRESS, text.heading, letter, language=text.language).whole:
        found.append(
            gettext("Too long for a link that opens a mail program: supporters must paste it.")
        )
    if not fits_one_page(letter):
        found.append(gettext("Longer than one printed page."))
    return found
