"""What can be found: one entry per thing, its normal text, its names and their keys."""

from django.db import models


class Entry(models.Model):
    """Something a search can find: a case, a subject, a State, a document, a body, an act type."""

    class Fields:
        public = ("id", "kind", "public_id", "title", "about", "case_id", "body", "weight")
        staff: tuple[str, ...] = ()

    class Kind(models.TextChoices):
        CASE = "case"
        SUBJECT = "subject"
        STATE = "state"
        DOCUMENT = "document"
        ACT_TYPE = "act_type"
        BODY = "body"

    kind = models.CharField(max_length=10, choices=Kind)
    public_id = models.CharField(max_length=60)  # what the page's address is made of
    title = models.CharField(max_length=300)
    about = models.TextField(blank=True)  # a line under the title in results
    case_id = models.BigIntegerField(null=True, db_index=True)  # the case it stands for
    body = models.TextField()  # normal text (domain.text) that the full-text index is made of
    weight = models.SmallIntegerField(default=0)  # breaks ties

    class Meta:
        ordering = ["kind", "public_id"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "public_id"], name="one_entry_per_thing")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"


class EntryName(models.Model):
    """A name under which an entry is found."""

    class Fields:
        public = ("id", "entry", "text", "script", "lang", "exact_key")
        staff: tuple[str, ...] = ()

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="names")
    text = models.CharField(max_length=300)
    script = models.CharField(max_length=4, blank=True)
    lang = models.CharField(max_length=12, blank=True)
    exact_key = models.CharField(max_length=300, db_index=True)

    class Meta:
        ordering = ["entry_id", "id"]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.script}"


class NameKey(models.Model):
    """A short key that two spellings of one name share (domain.names.block_keys)."""

    class Fields:
        public = ("id", "name", "key")
        staff: tuple[str, ...] = ()

    name = models.ForeignKey(EntryName, models.CASCADE, related_name="keys")
    key = models.CharField(max_length=40)

    class Meta:
        ordering = ["name_id", "key"]
        indexes = [models.Index(fields=["key", "name"], name="name_key")]

    def __str__(self) -> str:
        return self.key


class Reference(models.Model):
    """A document symbol, communication code or locator under which an entry is found."""

    class Fields:
        public = ("id", "entry", "normal")
        staff: tuple[str, ...] = ()

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="references")
    normal = models.CharField(max_length=80, db_index=True)  # domain.un_symbols normal form

    class Meta:
        ordering = ["entry_id", "normal"]

    def __str__(self) -> str:
        return self.normal
