"""Forms of accounts: text in, values out, nothing saved."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy

from endreprisals.accounts.models import User
from endreprisals.accounts.roles import ROLES

PLAIN = RegexValidator(
    r"^[a-z][a-z0-9-]{2,39}\Z",
    gettext_lazy("Use 3 to 40 small letters, digits and hyphens, beginning with a letter."),
)


def role_choices() -> list[tuple[str, str]]:
    """Every role with its name."""
    return [(role.code, role.name) for role in ROLES.values()]


class EnterForm(forms.Form):
    """The one-time code and the password somebody chooses."""

    pseudonym = forms.CharField(max_length=40, strip=True)
    code = forms.CharField(max_length=60, strip=True)
    password = forms.CharField(max_length=200, strip=False, widget=forms.PasswordInput)
    again = forms.CharField(max_length=200, strip=False, widget=forms.PasswordInput)

    def clean(self) -> dict[str, Any]:
        """Both passwords are the same and good enough."""
        given = super().clean() or {}
        password, again = given.get("password"), given.get("again")
        if password and again and password != again:
            self.add_error("again", gettext_lazy("The two passwords differ. Type both again."))
        elif password:
            self._judge(str(password), str(given.get("pseudonym", "")))
        return given

    def _judge(self, password: str, pseudonym: str) -> None:
        try:
            validate_password(password, User(pseudonym=pseudonym))
        except forms.ValidationError as error:
            self.add_error("password", error)


class RolesForm(forms.Form):
    """Which roles somebody has."""

    roles = forms.MultipleChoiceField(
        choices=role_choices, widget=forms.CheckboxSelectMultiple, required=False
    )


class InviteForm(RolesForm):
    """A new account: a pseudonym and roles, nothing about the person."""

    pseudonym = forms.CharField(max_length=40, strip=True, validators=[PLAIN])

    def clean_pseudonym(self) -> str:
        """A pseudonym that nobody has."""
        pseudonym: str = self.cleaned_data["pseudonym"]
        if User.objects.filter(pseudonym=pseudonym).exists():
            raise forms.ValidationError(
                gettext_lazy("Somebody has this pseudonym. Choose another.")
            )
        return pseudonym
