"""One table: what was done to the record. Rows are added and never changed."""

from django.db import models


class Event(models.Model):
    """One change to the record, told without personal data: ids and counts only."""

    class Fields:
        public: tuple[str, ...] = ()
        staff = ("id", "kind", "target", "actor", "at", "detail")

    class Kind(models.TextChoices):
        DATA_LOADED = "data_loaded"
        CASE_PUBLISHED = "case_published"
        CASE_WITHDRAWN = "case_withdrawn"
        MERGED = "merged"
        MERGE_UNDONE = "merge_undone"
        RELEASED = "released"
        ACCOUNT_INVITED = "account_invited"
        ACCOUNT_SHUT = "account_shut"
        PASSWORD_CHOSEN = "password_chosen"  # noqa: S105 -- a kind of event
        ROLES_CHANGED = "roles_changed"
        SIGN_IN_RESET = "sign_in_reset"
        REPORT_UPLOADED = "report_uploaded"
        REPORT_CONFIRMED = "report_confirmed"
        REPORT_DROPPED = "report_dropped"
        REPORT_FAILED = "report_failed"
        REPORT_READ = "report_read"
        REPORT_READ_AGAIN = "report_read_again"
        DECIDED = "decided"
        DECISION_UNDONE = "decision_undone"
        DECISION_CHECKED = "decision_checked"
        STATEMENT_DRAFTED = "statement_drafted"
        DRAFT_DROPPED = "draft_dropped"
        STATEMENT_ENTERED = "statement_entered"
        STATEMENT_CORRECTED = "statement_corrected"
        STATEMENT_WITHDRAWN = "statement_withdrawn"
        STANCE_JUDGED = "stance_judged"
        STANCE_WITHDRAWN = "stance_withdrawn"
        FORECAST_MADE = "forecast_made"
        FORECAST_WITHDRAWN = "forecast_withdrawn"
        SESSION_CLOSED = "session_closed"
        SESSION_REOPENED = "session_reopened"
        SESSION_SCORED = "session_scored"
        CONTACT_NOTED = "contact_noted"
        CONTACT_CHANGED = "contact_changed"
        CONTACTS_FORGOTTEN = "contacts_forgotten"
        CAMPAIGN_LOADED = "campaign_loaded"
        CAMPAIGN_CHANGED = "campaign_changed"
        CAMPAIGN_OPENED = "campaign_opened"
        CAMPAIGN_CLOSED = "campaign_closed"
        CAMPAIGN_WITHDRAWN = "campaign_withdrawn"
        CASE_CONSIDERED = "case_considered"
        CASE_CHOSEN = "case_chosen"
        CASE_LEFT_OUT = "case_left_out"
        BASIS_LOST = "basis_lost"
        TEXT_WRITTEN = "text_written"
        TEXT_CHECKED = "text_checked"
        ACTION_CHANGED = "action_changed"
        ACTION_OPENED = "action_opened"
        ACTION_PAUSED = "action_paused"
        ACTION_CLOSED = "action_closed"
        RECIPIENTS_CHOSEN = "recipients_chosen"
        RECIPIENT_REMOVED = "recipient_removed"
        RISK_DECIDED = "risk_decided"
        OFFICE_ENTERED = "office_entered"
        OFFICE_CHECKED = "office_checked"
        MAILBOX_ENTERED = "mailbox_entered"
        MAILBOX_CHECKED = "mailbox_checked"
        MAILBOX_VERIFIED = "mailbox_verified"
        MAILBOX_STOPPED = "mailbox_stopped"
        MAILBOX_WISH = "mailbox_wish"
        MAIL_PAUSED = "mail_paused"
        MAIL_RESUMED = "mail_resumed"
        MAIL_DECIDED = "mail_decided"
        MAILING_WRITTEN = "mailing_written"
        MAILING_TESTED = "mailing_tested"
        MAILING_CHECKED = "mailing_checked"
        MAILING_QUEUED = "mailing_queued"
        LETTER_SEEN = "letter_seen"
        POSTCARD_SEEN = "postcard_seen"
        CARDS_DELIVERED = "cards_delivered"
        FAMILY_CONSENT = "family_consent"
        SIGNATURE_VERIFIED = "signature_verified"
        SIGNATURE_REFUSED = "signature_refused"
        ENDORSEMENT_ENTERED = "endorsement_entered"
        ENDORSEMENT_CHECKED = "endorsement_checked"
        REPLY_CLASSIFIED = "reply_classified"
        OFFLINE_ENTERED = "offline_entered"
        OFFLINE_CHECKED = "offline_checked"
        RESULT_ENTERED = "result_entered"
        RESULT_CHECKED = "result_checked"
        ASSET_ENTERED = "asset_entered"
        ASSET_PUBLISHED = "asset_published"
        SUPPORTER_ERASED = "supporter_erased"
        SUPPORTERS_FORGOTTEN = "supporters_forgotten"

    kind = models.CharField(max_length=40, choices=Kind)
    target = models.CharField(max_length=80, blank=True)  # a public id, never a name
    actor = models.CharField(max_length=80)  # role or account number, never a name
    at = models.DateTimeField()
    detail = models.JSONField(default=dict)  # counts and codes only

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.target}".strip()
