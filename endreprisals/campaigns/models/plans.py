"""Campaigns as they are planned and shown: cases, texts, actions, recipients, toolbox, results."""

from django.db import models
from django.db.models import F, Q


class Campaign(models.Model):
    """A campaign towards one debate. Its words stand in `Text`, language by language."""

    class Fields:
        public = (
            "id", "code", "year", "session", "debate_on", "vote_at", "state", "opens_on",
            "closes_on", "languages", "shipped",
        )  # fmt: skip
        staff = ("revision", "entered_by", "entered_at")

    class State(models.TextChoices):
        DRAFT = "draft"  # at the desk alone
        OPEN = "open"
        CLOSED = "closed"  # shown with its results; nothing can be done any more
        WITHDRAWN = "withdrawn"  # its address answers 410

    code = models.CharField(max_length=40, unique=True)  # endreprisals-2022; in addresses
    year = models.PositiveSmallIntegerField()
    session = models.CharField(max_length=12, blank=True)  # the debate it aims at: HRC51
    debate_on = models.DateField(null=True)
    vote_at = models.DateTimeField(null=True)  # no letters in the 48 hours before
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    opens_on = models.DateField(null=True)
    closes_on = models.DateField(null=True)  # the last day on which one can act, in Geneva
    languages = models.JSONField(default=list)
    shipped = models.BooleanField(default=False)  # from the data set, not from the desk
    revision = models.PositiveIntegerField(default=1)
    entered_by = models.CharField(max_length=40)
    entered_at = models.DateTimeField()

    class Meta:
        ordering = ["-year", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^[a-z0-9]+(-[a-z0-9]+)*$"), name="campaign_code_is_plain"
            ),
            models.CheckConstraint(
                condition=Q(opens_on=None) | Q(closes_on=None) | Q(opens_on__lte=F("closes_on")),
                name="campaign_opens_before_it_closes",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class CampaignCase(models.Model):
    """A case that was considered for a campaign, whether or not it was chosen, and why.

    The long list is kept so that cases with and without a campaign can be compared later. A chosen
    case is shown only while its basis holds; `basis_checked_on` is the day that was last looked at.
    """

    class Fields:
        public = ("id", "campaign", "case", "position", "choice", "considered_on", "basis")
        staff = (
            "reason", "consent_reference", "consent_until", "basis_checked_on", "basis_problem",
            "backlash", "entered_by", "entered_at",
        )  # fmt: skip

    class Choice(models.TextChoices):
        CONSIDERED = "considered"
        CHOSEN = "chosen"
        NOT_CHOSEN = "not_chosen"
        WITHDRAWN = "withdrawn"  # chosen once; consent or safety took it out

    class Basis(models.TextChoices):
        PUBLIC_SOURCE = "public_source"  # a public UN document names it
        CONSENT = "consent"  # of the person or family, kept at the desk

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="cases")
    case = models.ForeignKey("record.Case", models.PROTECT, related_name="campaign_cases")
    position = models.PositiveSmallIntegerField(default=0)
    choice = models.CharField(max_length=10, choices=Choice, default=Choice.CONSIDERED)
    considered_on = models.DateField(null=True)  # not known for campaigns of the past
    reason = models.CharField(max_length=500, blank=True)  # why chosen or not; staff alone
    basis = models.CharField(max_length=13, choices=Basis)
    consent_reference = models.CharField(max_length=80, blank=True)  # where it is kept; no name
    consent_until = models.DateField(null=True)
    basis_checked_on = models.DateField(null=True)
    basis_problem = models.CharField(max_length=40, blank=True)  # a code; blank: holds
    backlash = models.CharField(max_length=500, blank=True)  # how publicity could harm
    entered_by = models.CharField(max_length=40)
    entered_at = models.DateTimeField()

    class Meta:
        ordering = ["campaign_id", "position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "case"], name="case_once_per_campaign"),
            models.CheckConstraint(
                condition=Q(choice="chosen") | Q(choice="considered") | ~Q(reason=""),
                name="case_left_out_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(basis="public_source")
                | (~Q(consent_reference="") & Q(consent_until__isnull=False)),
                name="consent_has_reference_and_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.case_id}"


class Action(models.Model):
    """One thing that a campaign asks people to do."""

    class Fields:
        public = (
            "id", "campaign", "number", "kind", "about", "state", "opens_at", "closes_at",
            "embargo_until", "moderated", "goal",
        )  # fmt: skip
        staff = ("high_risk", "entered_by", "entered_at", "checked_by", "checked_at")

    class Kind(models.TextChoices):
        LETTER = "letter"  # write to State representatives
        SHARE = "share"
        SIGN = "sign"  # a joint statement
        POSTCARD = "postcard"

    class State(models.TextChoices):
        DRAFT = "draft"
        OPEN = "open"
        PAUSED = "paused"
        CLOSED = "closed"

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="actions")
    number = models.PositiveSmallIntegerField()  # in addresses: /campaigns/CODE/act/3/
    kind = models.CharField(max_length=8, choices=Kind)
    # None: the whole campaign.
    about = models.ForeignKey(CampaignCase, models.PROTECT, null=True, related_name="actions")
    state = models.CharField(max_length=6, choices=State, default=State.DRAFT)
    opens_at = models.DateTimeField(null=True)
    closes_at = models.DateTimeField(null=True)
    embargo_until = models.DateTimeField(null=True)  # of a joint statement
    moderated = models.BooleanField(default=True)  # somebody looks before words go out
    high_risk = models.BooleanField(default=False)  # no name is asked for and no sample shown
    goal = models.PositiveIntegerField(null=True)
    entered_by = models.CharField(max_length=40)
    entered_at = models.DateTimeField()
    checked_by = models.CharField(max_length=40, blank=True)  # who opened it, the second person
    checked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["campaign_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "number"], name="action_number_once"),
            models.CheckConstraint(
                condition=Q(checked_by="") | ~Q(checked_by=F("entered_by")),
                name="action_is_opened_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id}/{self.number}"


class Text(models.Model):
    """One piece of a campaign's words in one language. Parts: domain.campaigning.texts."""

    class Fields:
        public = (
            "id", "campaign", "case", "action", "part", "language", "heading", "body", "state",
            "revision",
        )  # fmt: skip
        staff = (
            "translated_from", "entered_by", "entered_at", "checked_by", "checked_at",
        )  # fmt: skip

    class State(models.TextChoices):
        DRAFT = "draft"  # never shown
        UNREVIEWED = "unreviewed"  # shown with a mark; never sent to a mission
        REVIEWED = "reviewed"

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="texts")
    case = models.ForeignKey(CampaignCase, models.CASCADE, null=True, related_name="texts")
    action = models.ForeignKey(Action, models.CASCADE, null=True, related_name="texts")
    part = models.CharField(max_length=20)
    language = models.CharField(max_length=10)
    heading = models.CharField(max_length=200, blank=True)  # title, or subject of a letter
    body = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    revision = models.PositiveIntegerField(default=1)
    translated_from = models.PositiveIntegerField(null=True)  # revision of the English words
    entered_by = models.CharField(max_length=40)
    entered_at = models.DateTimeField()
    checked_by = models.CharField(max_length=40, blank=True)
    checked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["campaign_id", "case_id", "action_id", "part", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "part", "language"],
                condition=Q(case=None, action=None),
                name="text_of_campaign_once",
            ),
            models.UniqueConstraint(
                fields=["case", "part", "language"],
                condition=Q(action=None),
                name="text_of_case_once",
            ),
            models.UniqueConstraint(
                fields=["action", "part", "language"], name="text_of_action_once"
            ),
            models.CheckConstraint(
                condition=Q(case=None) | Q(action=None), name="text_is_of_one_thing"
            ),
            models.CheckConstraint(
                condition=Q(checked_by="") | ~Q(checked_by=F("entered_by")),
                name="text_is_checked_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.language}"


class Recipient(models.Model):
    """An office on the list of a letter action, and why it is there."""

    class Fields:
        public = ("id", "action", "state", "office", "how", "rule", "evidence", "removed_at")
        staff = (
            "risk_decision", "decided_by", "checked_by", "added_by", "added_at", "removed_by",
            "removed_because",
        )  # fmt: skip

    class How(models.TextChoices):
        HAND = "hand"
        RULE = "rule"
        SHIPPED = "shipped"  # of the data set: whom a campaign of the past wrote to

    action = models.ForeignKey(Action, models.CASCADE, related_name="recipients")
    # Which State; None only for an office of no State.
    state = models.ForeignKey("states.State", models.PROTECT, null=True, related_name="+")
    # None: the State is on the list and no office of it is known.
    office = models.ForeignKey(
        "states.Office", models.PROTECT, null=True, related_name="recipients"
    )
    how = models.CharField(max_length=7, choices=How)
    rule = models.CharField(max_length=40, blank=True)  # code of domain.campaigning.recipients
    evidence = models.CharField(max_length=300, blank=True)  # what made the rule choose it
    risk_decision = models.CharField(
        max_length=500, blank=True
    )  # State of the case: why all the same
    decided_by = models.CharField(max_length=40, blank=True)
    checked_by = models.CharField(max_length=40, blank=True)
    added_by = models.CharField(max_length=40)
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
    removed_by = models.CharField(max_length=40, blank=True)
    removed_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["action_id", "state_id", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["action", "office"],
                condition=Q(removed_at=None, office__isnull=False),
                name="office_once_per_action",
            ),
            models.UniqueConstraint(
                fields=["action", "state"],
                condition=Q(removed_at=None, office=None),
                name="state_without_office_once_per_action",
            ),
            models.CheckConstraint(
                condition=Q(state__isnull=False) | Q(office__isnull=False),
                name="recipient_is_somebody",
            ),
            models.CheckConstraint(
                condition=Q(decided_by="") | Q(checked_by="") | ~Q(checked_by=F("decided_by")),
                name="risk_decision_is_checked_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action_id} {self.state_id}"


class Asset(models.Model):
    """One version of a thing of the toolbox in one language: picture, post, letter, press kit."""

    class Fields:
        public = (
            "id", "campaign", "code", "kind", "language", "version", "title", "alt", "licence",
            "credit", "words", "sha256", "media_type", "size", "published_at", "withdrawn_at",
        )  # fmt: skip
        staff = ("entered_by", "entered_at", "checked_by")

    class Kind(models.TextChoices):
        PICTURE = "picture"
        POST = "post"
        LETTER = "letter"
        PRESS = "press"
        TAGS = "tags"

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="assets")
    code = models.CharField(max_length=40)  # the same in every language and version
    kind = models.CharField(max_length=8, choices=Kind)
    language = models.CharField(max_length=10)
    version = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=200)
    alt = models.CharField(max_length=500, blank=True)
    licence = models.CharField(max_length=40)  # SPDX, as CC-BY-4.0
    credit = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)  # of a post, a letter, tags
    sha256 = models.CharField(max_length=64, blank=True)  # of the file, which is named by it alone
    media_type = models.CharField(max_length=60, blank=True)
    size = models.PositiveIntegerField(default=0)
    published_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    entered_by = models.CharField(max_length=40)
    entered_at = models.DateTimeField()
    checked_by = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["campaign_id", "code", "language", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "code", "language", "version"], name="asset_version_once"
            ),
            models.CheckConstraint(
                condition=~Q(kind="picture") | ~Q(alt=""), name="picture_has_words_for_it"
            ),
            models.CheckConstraint(
                condition=Q(sha256="") ^ Q(words=""), name="asset_is_a_file_or_words"
            ),
            models.CheckConstraint(
                condition=Q(published_at=None)
                | (~Q(checked_by="") & ~Q(checked_by=F("entered_by"))),
                name="asset_is_published_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.language} {self.version}"


class Result(models.Model):
    """Something that changed for a person, a State or a text, entered with its source.

    What States said is not entered here: the ledger holds it.
    """

    class Fields:
        public = ("id", "campaign", "case", "date_edtf", "words", "source", "language")
        staff = ("entered_by", "entered_at", "checked_by", "checked_at", "withdrawn_at")

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="results")
    case = models.ForeignKey(CampaignCase, models.PROTECT, null=True, related_name="results")
    date_edtf = models.CharField(max_length=60)
    words = models.CharField(max_length=500)  # checked by the wording rules
    source = models.CharField(max_length=1000)
    language = models.CharField(max_length=10, default="en")
    entered_by = models.CharField(max_length=40)
    entered_at = models.DateTimeField()
    checked_by = models.CharField(max_length=40, blank=True)
    checked_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["campaign_id", "case_id", "date_edtf", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(checked_by="") | ~Q(checked_by=F("entered_by")),
                name="result_is_checked_by_another",
            )
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.date_edtf}"
