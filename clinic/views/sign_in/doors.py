"""In and out: name and password, then the second factor, or a passkey that is both."""

from typing import Any

from allauth.account.views import LoginView, ReauthenticateView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.base.views import ReauthenticateView as CodeAgainView
from allauth.mfa.webauthn.views import LoginWebAuthnView
from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView as PasskeyAgainView
from django.contrib.auth.views import LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from clinic.forms.passkeys import PasskeyAgainForm, PasskeySecondForm, PasskeySignInForm
from clinic.forms.sign_in import CodeAgainForm, CodeForm, PasswordAgain, SignInForm


class SignIn(LoginView):
    """Ask for name and password; the second factor comes next."""

    template_name = "clinic/sign_in/sign_in.html"
    form_class = SignInForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"next": self.get_next_url() or ""}


class SecondFactor(AuthenticateView):
    """Ask for a code or a passkey of whoever gave the right password."""

    template_name = "clinic/sign_in/second_factor.html"
    form_class = CodeForm
    webauthn_form_class = PasskeySecondForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = super().get_context_data(**kwargs)
        # A passkey that was refused has errors of its own, which the page's summary tells.
        return found | {"refused": self.webauthn_form if self.webauthn_form.is_bound else None}


class PasskeySignIn(LoginWebAuthnView):
    """Sign in with a passkey alone: it is something one has, opened by what one is or knows."""

    form_class = PasskeySignInForm


@method_decorator(never_cache, name="dispatch")
class PasswordOnceMore(ReauthenticateView):
    template_name = "clinic/sign_in/again.html"
    form_class = PasswordAgain


@method_decorator(never_cache, name="dispatch")
class CodeOnceMore(CodeAgainView):
    template_name = "clinic/sign_in/again.html"
    form_class = CodeAgainForm


@method_decorator(never_cache, name="dispatch")
class PasskeyOnceMore(PasskeyAgainView):
    template_name = "clinic/sign_in/again.html"
    form_class = PasskeyAgainForm


@method_decorator(never_cache, name="dispatch")
class SignOut(LogoutView):
    """End the session, by POST alone."""

    http_method_names = ["post", "options"]


@require_safe
@never_cache
def without_factor(request: HttpRequest) -> HttpResponse:
    """Tell whoever has a password and no second factor how to get one."""
    return render(request, "clinic/sign_in/without_factor.html", status=403)
