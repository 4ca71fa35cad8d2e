"""Inviting somebody to work here."""

from typing import Any

from django import forms

from clinic.forms.choices import ChoiceField
from clinic.forms.fields import EmailField, NameField
from clinic.forms.mixin import ClinicForm
from clinic.models import User
from clinic.roles import ROLES, Role


def role_choices(roles: list[Role]) -> list[tuple[str, str]]:
    return [(role.value, ROLES[role].title) for role in roles]


class RoleForm(ClinicForm):
    """Another role for somebody."""

    role = ChoiceField(label="Role", choices=(), noun="a role", widget=forms.Select)

    def __init__(self, *args: Any, roles: list[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = role_choices(roles)  # type: ignore[attr-defined]


class InvitationForm(ClinicForm):
    """Who it is, where the link goes, and what they will do."""

    first_name = NameField(label="First name", noun="their first name", autocomplete="off")
    last_name = NameField(label="Last name", noun="their last name", autocomplete="off")
    email = EmailField(label="Work email", noun="their work email", autocomplete="off")
    username = forms.SlugField(
        label="Username",
        max_length=60,
        help_text="What they sign in with, such as “jordan-sample”. Letters, digits and hyphens",
        error_messages={
            "required": "Enter a username",
            "invalid": "Use letters, digits and hyphens alone",
            "max_length": "Shorten the username to 60 characters or fewer",
        },
    )
    role = ChoiceField(label="Role", choices=(), noun="a role")

    def __init__(self, *args: Any, roles: list[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = role_choices(roles)  # type: ignore[attr-defined]

    def clean_username(self) -> str:
        username = self.cleaned_data["username"].lower()
        if User.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError("Somebody has this username already. Choose another one")
        return username
