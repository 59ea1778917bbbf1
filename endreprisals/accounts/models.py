"""Tables of the people of the desk. A person is a pseudonym: no name, no e-mail address."""

from functools import cached_property

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

from endreprisals.accounts.roles import Permission, permissions_of


class User(AbstractBaseUser):
    """Somebody who works at the desk. When they were last there is not kept."""

    class Fields:
        public: tuple[str, ...] = ()
        staff = ("id", "password", "pseudonym", "is_active", "session_round", "entered_on")

    pseudonym = models.CharField(max_length=40, unique=True)  # what colleagues call the account
    is_active = models.BooleanField(default=True)
    session_round = models.PositiveIntegerField(default=1)  # one more ends every session
    entered_on = models.DateField()
    last_login = None

    objects = BaseUserManager()
    USERNAME_FIELD = "pseudonym"
    REQUIRED_FIELDS = ["entered_on"]

    class Meta:
        ordering = ["pseudonym"]
        constraints = [
            models.CheckConstraint(
                # Small Latin letters only, so that no two pseudonyms look alike.
                condition=models.Q(pseudonym__regex=r"^[a-z][a-z0-9-]{2,39}\Z"),
                name="pseudonym_is_plain",
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """What the audit calls this person."""
        return f"account-{self.pk}"

    @cached_property
    def permissions(self) -> frozenset[Permission]:
        """All that the roles of this person allow. One query, once."""
        return permissions_of(self.grants.values_list("role", flat=True))

    def may(self, *wanted: Permission) -> bool:
        """Whether the roles of this person allow all of these."""
        return self.is_active and self.permissions.issuperset(wanted)

    def get_session_auth_hash(self) -> str:
        """Changes with the password and with `session_round`; a session of before then ends."""
        salt = "endreprisals.accounts.session"
        value = f"{self.session_round}:{self.password}"
        return salted_hmac(salt, value, algorithm="sha256").hexdigest()


class RoleGrant(models.Model):
    """A role that somebody has, and who gave it."""

    class Fields:
        public: tuple[str, ...] = ()
        staff = ("id", "user", "role", "granted_by", "granted_on")

    user = models.ForeignKey(User, models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20)  # a code of accounts.roles.ROLES
    granted_by = models.CharField(max_length=80)
    granted_on = models.DateField()

    class Meta:
        ordering = ["user_id", "role"]
        constraints = [models.UniqueConstraint(fields=["user", "role"], name="one_grant_per_role")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"


class OneTimeCode(models.Model):
    """A way in for once: to choose the first password, or a new one. Only a keyed hash is kept."""

    class Fields:
        public: tuple[str, ...] = ()
        staff = ("id", "user", "digest", "expires_at", "used_at")

    user = models.ForeignKey(User, models.CASCADE, related_name="codes")
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-expires_at", "-id"]

    def __str__(self) -> str:
        return f"{self.user_id}"
