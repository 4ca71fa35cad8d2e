"""The forms of signing in: allauth's, with the clinic's markup and words."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm
from allauth.account.forms import ReauthenticateForm as PasswordAgainForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm, DeactivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.contrib.auth.forms import SetPasswordForm as DjangoSetPasswordForm

from clinic.forms.fields import EmailField
from clinic.forms.mixin import ClinicForm, ClinicFormMixin
from clinic.forms.passkeys import AnswerField, told_as_a_wrong_passkey
from clinic.models import User

LENGTH = "At least 12 characters. Three or four words that do not belong together are easy to keep in mind"


class DoorFormMixin(ClinicFormMixin):
    """allauth's forms come with their labels as placeholders, which vanish as soon as one types."""

    labels: dict[str, str] = {}
    hints: dict[str, str] = {}
    needed: dict[str, str] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            if name in self.needed:
                field.error_messages["required"] = self.needed[name]


class SignInForm(DoorFormMixin, LoginForm):
    """Name and password. Both are counted against guessing (clinic/sign_in/adapter.py)."""

    labels = {"login": "Username", "password": "Password"}
    needed = {"login": "Enter your username", "password": "Enter your password"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            # With errors the summary takes the focus.
            self.fields["login"].widget.attrs["autofocus"] = True


class _CodeMixin(DoorFormMixin):
    labels = {"code": "Code"}
    hints = {"code": "Six digits from your authenticator app, or one of your recovery codes"}
    needed = {"code": "Enter the code"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code"}  # type: ignore[attr-defined]


class CodeForm(_CodeMixin, AuthenticateForm):
    """The second step of signing in."""


class CodeAgainForm(_CodeMixin, ReauthenticateForm):
    """The second factor once more, before something weighty."""


class FirstCodeForm(_CodeMixin, ActivateTOTPForm):
    """The first code of a new authenticator app."""

    hints = {"code": "The six digits that the app shows now"}


class RemoveAppForm(DoorFormMixin, DeactivateTOTPForm):
    """Nothing to fill in; it refuses to remove the only second factor."""


class AddPasskeyForm(DoorFormMixin, AddWebAuthnForm):
    """The passkey's answer, which the page's script fills in, and a name for it."""

    labels = {"name": "A name for it"}
    hints = {"name": "Such as “My phone” or “Desk 2”"}
    needed = {"credential": "No passkey was made. Press the button and follow your device"}
    credential = AnswerField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Every passkey here asks for the person's finger, face or PIN, so that it counts as both factors.
        self.fields.pop("passwordless", None)

    def clean(self) -> dict[str, Any]:
        with told_as_a_wrong_passkey():
            return super().clean()


class RenamePasskeyForm(DoorFormMixin, EditWebAuthnForm):
    labels = {"name": "A name for it"}
    needed = {"name": "Enter a name"}


class PasswordAgain(DoorFormMixin, PasswordAgainForm):
    """The password once more, before something weighty."""

    labels = {"password": "Your password"}
    needed = {"password": "Enter your password"}


class NewPasswordForm(DoorFormMixin, ChangePasswordForm):
    """The password of somebody who is signed in."""

    labels = {
        "oldpassword": "The password you use now",
        "password1": "New password",
        "password2": "Once more",
    }
    hints = {"password1": LENGTH}
    needed = {
        "oldpassword": "Enter the password that you use now",
        "password1": "Enter a new password",
        "password2": "Enter the new password once more",
    }


class SetPasswordForm(DoorFormMixin, DjangoSetPasswordForm):
    """A password by a link from an email."""

    labels = {"new_password1": "New password", "new_password2": "Once more"}
    hints = {"new_password1": LENGTH}
    needed = {
        "new_password1": "Enter a new password",
        "new_password2": "Enter the new password once more",
    }

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(user, *args, **kwargs)
        # Shown, so that people learn it, and so that a password manager keeps both together.
        username = forms.CharField(label="Your username", initial=user.get_username(), disabled=True)
        username.widget.attrs["autocomplete"] = "username"
        self.fields = {"username": username, **self.fields}


class ForgottenForm(ClinicForm):
    """Where a link for a new password goes, if the address is an account's."""

    email = EmailField(label="Your work email", noun="your work email")
