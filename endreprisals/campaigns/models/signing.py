"""Organisations under a joint statement, endorsements by cities and parliaments, postcards."""

from django.db import models
from django.db.models import F, Q

from endreprisals.campaigns.models.plans import Action, Campaign, CampaignCase


class Signatory(models.Model):
    """A name in the public list under a joint statement: agreed to, and seen by a person first.

    As `SupporterAction`, its key begins with the supporter key.
    """

    class Fields:
        public = ("action", "name", "country", "shown_at")
        staff = ("seen_by",)
        sealed = ("pk", "supporter")

    pk = models.CompositePrimaryKey("supporter", "action")
    supporter = models.CharField(max_length=22)
    action = models.ForeignKey(Action, models.PROTECT, related_name="signatories")
    name = models.CharField(max_length=120)
    country = models.CharField(max_length=3, blank=True)
    seen_by = models.CharField(max_length=40)
    shown_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return f"signatory of {self.action_id}"


class OrganisationSignature(models.Model):
    """An organisation under a joint statement: shown once its mandate was verified by a person."""

    class Fields:
        public = (
            "id", "action", "name", "country", "website", "state", "verified_on", "verified_how",
        )  # fmt: skip
        staff = (
            "domain", "received_at", "confirmed_at", "mandate", "document_sha256",
            "verified_by", "refused_because", "language", "keep_until",
        )  # fmt: skip
        sealed = ("supporter", "address", "signatory")

    class State(models.TextChoices):
        WAITING = "waiting"  # for the button behind the mailed link
        TO_VERIFY = "to_verify"
        VERIFIED = "verified"
        REFUSED = "refused"
        REMOVED = "removed"

    class How(models.TextChoices):
        DOMAIN = "domain_mail"  # a mail box at the organisation's own domain
        DOCUMENT = "document"

    action = models.ForeignKey(Action, models.PROTECT, related_name="organisations")
    name = models.CharField(max_length=200)
    country = models.CharField(max_length=3, blank=True)
    website = models.CharField(max_length=300, blank=True)
    domain = models.CharField(max_length=253)  # registered part of website and of address
    supporter = models.CharField(max_length=22)  # supporter key of the address
    address = models.BinaryField(null=True)  # sealed: the mail box that confirms
    signatory = models.BinaryField(null=True)  # sealed: who signs for it, with the office held
    mandate = models.CharField(max_length=500)  # by which decision: our words, no name
    document_sha256 = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=10)
    state = models.CharField(max_length=9, choices=State, default=State.WAITING)
    received_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    verified_how = models.CharField(max_length=11, choices=How, blank=True)
    verified_by = models.CharField(max_length=40, blank=True)
    verified_on = models.DateField(null=True)
    refused_because = models.CharField(max_length=300, blank=True)
    keep_until = models.DateField()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["action", "domain"],
                condition=Q(state="verified"),
                name="organisation_signs_once",
            ),
            # By mailbox: a stranger who asks for a domain first must not keep its owner out.
            models.UniqueConstraint(
                fields=["action", "domain", "supporter"],
                condition=Q(state="to_verify"),
                name="organisation_asks_once",
            ),
            models.CheckConstraint(
                condition=~Q(state="verified")
                | (Q(verified_on__isnull=False) & ~Q(verified_how="") & ~Q(verified_by="")),
                name="verified_says_how_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"organisation {self.pk}"


class Endorsement(models.Model):
    """A city, parliament or university that stood by a case: with source, entered at the desk."""

    class Fields:
        public = (
            "id", "campaign", "case", "kind", "name", "state", "what", "date_edtf", "source",
        )  # fmt: skip
        staff = ("entered_by", "entered_at", "checked_by", "checked_at", "withdrawn_at")

    class Kind(models.TextChoices):
        CITY = "city"
        PARLIAMENT = "parliament"
        UNIVERSITY = "university"
        OTHER = "other"

    class What(models.TextChoices):
        CITIZENSHIP = "honorary_citizenship"
        RESOLUTION = "resolution"
        SPONSORSHIP = "sponsorship"  # a member who takes a case on
        PRIZE = "prize"
        STATEMENT = "statement"

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="endorsements")
    case = models.ForeignKey(CampaignCase, models.PROTECT, null=True, related_name="endorsements")
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=200)  # of the city or body
    state = models.ForeignKey("states.State", models.PROTECT, null=True, related_name="+")
    what = models.CharField(max_length=20, choices=What)
    date_edtf = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=1000)
    entered_by = models.CharField(max_length=40)
    entered_at = models.DateTimeField()
    checked_by = models.CharField(max_length=40, blank=True)
    checked_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["campaign_id", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(checked_by="") | ~Q(checked_by=F("entered_by")),
                name="endorsement_is_checked_by_another",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class FamilyConsent(models.Model):
    """That a family agreed to get cards, for how long, and whether a wall may show them."""

    class Fields:
        public: tuple[str, ...] = ()
        staff = (
            "id", "case", "reference", "given_on", "until", "wall", "withdrawn_at", "entered_by",
            "entered_at", "checked_by",
        )  # fmt: skip

    case = models.ForeignKey(CampaignCase, models.CASCADE, related_name="family_consents")
    reference = models.CharField(max_length=80)  # where it is kept; no name
    given_on = models.DateField()
    until = models.DateField()
    wall = models.BooleanField(default=False)
    withdrawn_at = models.DateTimeField(null=True)
    entered_by = models.CharField(max_length=40)
    entered_at = models.DateTimeField()
    checked_by = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["-given_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(checked_by="") | ~Q(checked_by=F("entered_by")),
                name="family_consent_is_checked_by_another",
            ),
            models.CheckConstraint(
                condition=Q(until__gte=F("given_on")), name="family_consent_lasts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.given_on}"


class Delivery(models.Model):
    """That cards were handed over: when, how many, how. Never to whom by name, never where."""

    class Fields:
        public = ("id", "action", "delivered_on", "cards", "how")
        staff = ("note", "entered_by", "entered_at")

    class How(models.TextChoices):
        BY_HAND = "by_hand"
        BY_POST = "by_post"
        ONLINE = "online"

    action = models.ForeignKey(Action, models.PROTECT, related_name="deliveries")
    delivered_on = models.DateField()
    cards = models.PositiveIntegerField()
    how = models.CharField(max_length=7, choices=How)
    note = models.CharField(max_length=500, blank=True)
    entered_by = models.CharField(max_length=40)
    entered_at = models.DateTimeField()

    class Meta:
        ordering = ["-delivered_on", "-id"]

    def __str__(self) -> str:
        return f"{self.action_id} {self.delivered_on}"


class Postcard(models.Model):
    """A message, perhaps with a drawing, to a family that agreed. A person reads it first."""

    class Fields:
        public = (
            "code", "action", "language", "delivery", "wall_words", "wall_drawing", "wall_signed",
        )  # fmt: skip
        staff = (
            "id", "wall", "state", "received_at", "confirmed_at", "seen_by", "seen_at",
            "refused_because", "keep_until",
        )  # fmt: skip
        sealed = ("supporter", "words", "drawing", "signed")

    class State(models.TextChoices):
        WAITING = "waiting"  # for the button behind the mailed link
        TO_SEE = "to_see"
        APPROVED = "approved"
        REFUSED = "refused"
        REMOVED = "removed"  # by its writer: the words are emptied at once

    code = models.CharField(max_length=22, unique=True)  # random; in addresses of the wall
    supporter = models.CharField(max_length=22)
    action = models.ForeignKey(Action, models.PROTECT, related_name="postcards")
    language = models.CharField(max_length=10)
    words = models.BinaryField(null=True)  # sealed
    drawing = models.BinaryField(null=True)  # a picture that we drew anew, without anything else
    signed = models.BinaryField(null=True)  # the name the writer chose to put under it
    wall = models.BooleanField(default=False)  # the writer agreed to the wall
    # As a person approved it for the wall; blank unless it is shown there.
    wall_words = models.TextField(blank=True)
    wall_drawing = models.BinaryField(null=True)
    wall_signed = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    received_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    seen_by = models.CharField(max_length=40, blank=True)
    seen_at = models.DateTimeField(null=True)
    refused_because = models.CharField(max_length=40, blank=True)  # a code
    delivery = models.ForeignKey(Delivery, models.SET_NULL, null=True, related_name="postcards")
    keep_until = models.DateField()

    class Meta:
        ordering = ["-received_at", "-id"]
        constraints = [
            # Several may wait: a stranger who types an address must not keep its owner out.
            models.UniqueConstraint(
                fields=["supporter", "action"],
                condition=~Q(state="waiting"),
                name="one_postcard_each",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("refused", "removed"))
                | Q(
                    words=None,
                    drawing=None,
                    signed=None,
                    wall_words="",
                    wall_drawing=None,
                    wall_signed="",
                ),
                name="postcard_taken_out_keeps_nothing",
            ),
        ]

    def __str__(self) -> str:
        return f"postcard {self.pk} {self.state}"
