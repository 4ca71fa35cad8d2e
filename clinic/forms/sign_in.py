"""The staff's sign-in form, for django.contrib.auth's LoginView."""

from typing import Any

from django.contrib.auth.forms import AuthenticationForm

from clinic import sample_logins
from clinic.forms.mixin import ClinicFormMixin
from clinic.models import User


class SignInForm(ClinicFormMixin, AuthenticationForm):
    """Django's own form with the clinic's markup."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].error_messages["required"] = "Enter your username"
        self.fields["password"].error_messages["required"] = "Enter your password"
        if self.is_bound:
            # The error summary takes the focus then.
            self.fields["username"].widget.attrs.pop("autofocus", None)

    def confirm_login_allowed(self, user: User) -> None:
        """Refuse inactive accounts, and sample accounts once the site is not on this machine alone."""
        super().confirm_login_allowed(user)
        if user.is_sample and not sample_logins.site_is_local():
            raise self.get_invalid_login_error()

    error_messages = AuthenticationForm.error_messages | {
        "invalid_login": "Check your username and password. Both are case-sensitive",
    }
