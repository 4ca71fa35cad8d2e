"""The staff's sign-in form, for django.contrib.auth's LoginView."""

from django.contrib.auth.forms import AuthenticationForm

from clinic import sample_logins
from clinic.forms.mixin import ClinicFormMixin
from clinic.models import User


class SignInForm(ClinicFormMixin, AuthenticationForm):
    """Django's own form with the clinic's markup."""

    def confirm_login_allowed(self, user: User) -> None:
        """Refuse inactive accounts, and sample accounts once the site is not on this machine alone."""
        super().confirm_login_allowed(user)
        if user.is_sample and not sample_logins.site_is_local():
            raise self.get_invalid_login_error()

    error_messages = AuthenticationForm.error_messages | {
        "invalid_login": "Check your username and password. Both are case-sensitive",
    }
