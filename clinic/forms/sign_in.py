"""The staff's sign-in form, for django.contrib.auth's LoginView."""

from django.contrib.auth.forms import AuthenticationForm

from clinic.forms.mixin import ClinicFormMixin


class SignInForm(ClinicFormMixin, AuthenticationForm):
    """Django's own form with the clinic's markup."""

    error_messages = AuthenticationForm.error_messages | {
        "invalid_login": "Check your username and password. Both are case-sensitive",
    }
