"""Forms of organisations that sign, and of cards to a family."""

from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext, gettext_lazy

from endreprisals.campaigns.services import organisations, postcards
from endreprisals.domain.campaigning.addresses import Address
from endreprisals.domain.campaigning.mandates import BadSite, Ground, ground, site_host
from endreprisals.domain.campaigning.own_words import BadWords, clean
from endreprisals.supporters.forms import SupporterForm

DRAWING_BYTES: Final = 300_000
# Why words are refused, as their writer can mend them. Codes of `BadWords`.
PROBLEMS: Final = {
    "empty": gettext_lazy("Write something here."),
    "too_long": gettext_lazy("This is too long."),
    "control_character": gettext_lazy(
        "There is a character here that cannot be shown. Type it anew."
    ),
    "direction_override": gettext_lazy(
        "There is a sign here that turns the direction of words. Type it anew without it."
    ),
    "markup": gettext_lazy("Write plain words, without signs of a programming language."),
    "link": gettext_lazy("Leave addresses of websites and mailboxes out."),
}  # fmt: skip
DRAWING_PROBLEMS: Final = {
    "too_large": gettext_lazy(
        "The picture is too large. Make it smaller: at most 300 kilobytes and 4000 by 4000 dots."
    ),
    "not_a_picture": gettext_lazy("Only pictures in PNG or JPEG can be taken."),
    "too_slow": gettext_lazy("The picture took too long to read. Save it in a simpler form."),
    "broken": gettext_lazy("The picture cannot be read. Save it anew as PNG or JPEG."),
}
_DOT: Final = "\u2058"  # stands for a full stop while a name is looked at


def cleaned(text: str, *, most: int, lines: bool = False) -> str:
    """Words that may be kept; raises the error of a form that says what to mend."""
    try:
        return clean(text, most=most, lines=lines)
    except BadWords as bad:
        message = PROBLEMS.get(bad.code, PROBLEMS["control_character"])
        raise forms.ValidationError(message, code=bad.code) from None


class OrganisationForm(SupporterForm):
    """Who signs for which organisation, and by which decision."""

    proof = None  # type: ignore[assignment] # how Django leaves a field of the parent out
    consent_words: Any = gettext_lazy(
        "I may sign for this organisation. Its name, country and website will be shown; who signs, "
        "the mailbox and the document are kept encrypted and shown to nobody but who verifies."
    )
    consent_version = organisations.WORDING
    # As on the page, so that what must be mended is told in the order of the fields.
    field_order = ("name", "site", "signatory", "office", "mandate", "email", "country", "agreed")

    name = forms.CharField(required=False, strip=False)
    site = forms.CharField(required=False)
    signatory = forms.CharField(required=False, strip=False)
    office = forms.CharField(required=False, strip=False)
    mandate = forms.CharField(required=False, strip=False)

    def clean_name(self) -> str:
        """The name as it will be shown. A full stop is part of some: it is never made a link."""
        typed: str = self.cleaned_data["name"]
        return cleaned(typed.replace(".", _DOT), most=200).replace(_DOT, ".")

    def clean_site(self) -> str:
        """The address of the website by its host alone, or blank."""
        typed: str = self.cleaned_data["site"]
        if not typed:
            return ""
        try:
            return f"https://{site_host(typed[:400])}/"
        except BadSite:
            raise forms.ValidationError(
                gettext("This is no address of a website. It looks like www.example.org.")
            ) from None

    def clean_signatory(self) -> str:
        """The name of who signs."""
        return cleaned(self.cleaned_data["signatory"], most=120)

    def clean_office(self) -> str:
        """What that person is in the organisation."""
        return cleaned(self.cleaned_data["office"], most=120)

    def clean_mandate(self) -> str:
        """By which decision the organisation signs."""
        return cleaned(self.cleaned_data["mandate"], most=500, lines=True)

    def clean(self) -> dict[str, Any]:
        """What shows the mandate: the mailbox, or a document that its owner sends later."""
        given = super().clean() or {}
        address: Address | None = given.get("email")
        if address is not None and "site" in given:
            host = site_host(given["site"]) if given["site"] else ""
            self.ground: Ground = ground(address.domain, host)
        return given


class MandateForm(forms.Form):
    """The document, on the page behind the mailed link: only who reads that mailbox sends one."""

    document: bytes | None = None

    def clean(self) -> dict[str, Any]:
        """The document, or none."""
        given = super().clean() or {}
        self.document = self._document(self.files.get("document"))
        return given

    def _document(self, file: UploadedFile | None) -> bytes | None:
        """A PDF by its first and last marks. Nothing of it is opened here."""
        if file is None or not file.size:
            return None
        content = bytes(file.read())
        if file.size > organisations.DOCUMENT_BYTES:
            self.add_error(None, gettext("The document is too large: at most 2 megabytes."))
        elif not content.startswith(b"%PDF-") or b"%%EOF" not in content[-2048:]:
            self.add_error(None, gettext("The document is no whole PDF file."))
        else:
            return content
        return None


class PostcardForm(SupporterForm):
    """A message, perhaps a drawing, to a family."""

    proof = None  # type: ignore[assignment] # the mail with its button is the proof
    country = None  # type: ignore[assignment] # a card needs none
    consent_words: Any = gettext_lazy(
        "I agree that my card is read by a person here and handed to the family, and that my "
        "address is kept, encrypted, so that I can take the card back."
    )
    consent_version = postcards.WORDING
    # As on the page, so that what must be mended is told in the order of the fields.
    field_order = ("words", "signed", "wall", "email", "agreed")

    words = forms.CharField(required=False, strip=False)
    signed = forms.CharField(required=False, strip=False)
    wall = forms.BooleanField(required=False)

    def clean_words(self) -> str:
        """The message; blank only where there is a drawing instead."""
        typed: str = self.cleaned_data["words"]
        if not typed.strip() and self.files.get("drawing"):
            return ""
        return cleaned(typed, most=postcards.MOST_CHARS, lines=True)

    def clean_signed(self) -> str:
        """The name under it, or none."""
        typed: str = self.cleaned_data["signed"]
        return cleaned(typed, most=80) if typed.strip() else ""

    @property
    def drawing(self) -> bytes:
        """The picture as it came; blank when there is none. Too large a one was not kept."""
        file = self.files.get("drawing")
        if file is None or not file.size:
            return b""
        file.seek(0)
        return bytes(file.read()) or b"\0" * (DRAWING_BYTES + 1)
