"""Mentions: a case as one paragraph of one United Nations document tells it."""

from django.db import models

from endreprisals.record.models.cases import Case


class Mention(models.Model):
    """A case in one UN document. Rows are only ever added: a database trigger refuses the rest.

    A correction is a new row that `supersedes` the old one.
    """

    class Fields:
        public = (
            "id", "case", "subjects", "document", "part", "paragraph", "locator", "basis",
            "record_type", "gender", "foreign_national", "minor", "public_servant",
            "rights_defended", "engagement_bodies", "engagement_types", "trigger",
            "prior_un_bodies", "prior_un_action_dates", "reprisal_dates", "act_types",
            "act_types_basis", "perpetrators", "new_legislation", "government_reply",
            "government_reply_dates", "environment_comment", "pattern_of_reprisals",
            "self_censorship", "followup_count", "followup_years", "raised_by_state",
            "case_status", "follow_up", "note", "truncated", "checked_on", "supersedes",
        )  # fmt: skip
        staff = ("source_key", "quotation")

    class Basis(models.TextChoices):
        RECORD_PAGE = "record_page"  # the page of a record, with a locator
        PAGE = "page"  # a page that places the case in the report
        INFERRED = "inferred"  # worked out from other facts; shown as uncertain
        REPORT = "report"  # the report itself, read and reviewed

    case = models.ForeignKey(Case, models.PROTECT, related_name="mentions")
    subjects = models.ManyToManyField(
        "record.Subject", through="record.MentionSubject", related_name="mentions"
    )
    document = models.ForeignKey("documents.UNDocument", models.PROTECT, related_name="mentions")
    part = models.CharField(max_length=10, blank=True)  # vocabulary mention_parts
    paragraph = models.CharField(max_length=20, blank=True)  # as printed; blank: not known
    locator = models.CharField(max_length=60, blank=True)  # YEAR-PARAGRAPH-SEQUENCE
    basis = models.CharField(max_length=12, choices=Basis)
    record_type = models.CharField(max_length=20, blank=True)  # vocabulary record_types
    gender = models.CharField(max_length=10, blank=True)
    foreign_national = models.CharField(max_length=3, blank=True)  # yes, no; blank is not no
    minor = models.CharField(max_length=3, blank=True)
    public_servant = models.CharField(max_length=3, blank=True)
    rights_defended = models.JSONField(default=list)  # codes
    engagement_bodies = models.JSONField(default=list)
    engagement_types = models.JSONField(default=list)
    trigger = models.TextField(blank=True)
    prior_un_bodies = models.JSONField(default=list)
    prior_un_action_dates = models.JSONField(default=list)  # EDTF
    reprisal_dates = models.JSONField(default=list)  # EDTF
    act_types = models.JSONField(default=list)
    act_types_basis = models.CharField(max_length=20, blank=True)
    perpetrators = models.JSONField(default=list)
    new_legislation = models.CharField(max_length=3, blank=True)
    government_reply = models.CharField(max_length=3, blank=True)
    government_reply_dates = models.JSONField(default=list)  # EDTF
    environment_comment = models.CharField(max_length=3, blank=True)
    pattern_of_reprisals = models.CharField(max_length=3, blank=True)
    self_censorship = models.CharField(max_length=3, blank=True)
    followup_count = models.PositiveSmallIntegerField(null=True)
    followup_years = models.JSONField(default=list)
    raised_by_state = models.CharField(max_length=3, blank=True)
    case_status = models.CharField(max_length=12, blank=True)
    follow_up = models.CharField(max_length=3, blank=True)
    note = models.TextField(blank=True)
    truncated = models.CharField(max_length=3, blank=True)
    checked_on = models.DateField(null=True)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="superseded_by"
    )
    source_key = models.CharField(max_length=160, unique=True)
    quotation = models.TextField(blank=True)  # the words of the document, for staff only

    class Meta:
        ordering = ["document_id", "part", "paragraph", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "document", "part", "paragraph", "locator"],
                condition=models.Q(supersedes=None) & ~models.Q(paragraph=""),
                name="one_mention_per_paragraph",
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.document_id} {self.part} {self.paragraph}".strip()


# How surely a mention is known, the surest first.
SUREST: tuple[str, ...] = (
    Mention.Basis.REPORT,
    Mention.Basis.RECORD_PAGE,
    Mention.Basis.PAGE,
    Mention.Basis.INFERRED,
)


class MentionSubject(models.Model):
    """A subject that the paragraph tells of."""

    class Fields:
        public = ("id", "mention", "subject")
        staff: tuple[str, ...] = ()

    mention = models.ForeignKey(Mention, models.CASCADE, related_name="mention_subjects")
    subject = models.ForeignKey("record.Subject", models.PROTECT, related_name="mention_subjects")

    class Meta:
        ordering = ["mention_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["mention", "subject"], name="one_row_per_told_subject")
        ]

    def __str__(self) -> str:
        return f"{self.mention_id} {self.subject_id}"
