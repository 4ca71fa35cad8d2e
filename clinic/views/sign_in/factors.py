"""A person's own second factors: shown, added, renamed, removed."""

from typing import Any

from allauth.account.views import PasswordChangeView
from allauth.mfa.base.views import IndexView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.internal.auth import begin_registration
from allauth.mfa.webauthn.views import AddWebAuthnView, EditWebAuthnView, RemoveWebAuthnView
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from clinic.forms.sign_in import (
    AddPasskeyForm,
    FirstCodeForm,
    NewPasswordForm,
    RemoveAppForm,
    RenamePasskeyForm,
)
from clinic.sign_in.factors import has_other_factor, has_second_factor
from clinic.sign_in.home import home_of

private = method_decorator(never_cache, name="dispatch")


@private
class Enrol(LoginRequiredMixin, TemplateView):
    """Let a newcomer choose their first second factor."""

    template_name = "clinic/sign_in/enrol.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated and has_second_factor(request.user):  # type: ignore[arg-type]
            return HttpResponseRedirect(reverse("mfa_index"))
        return super().dispatch(request, *args, **kwargs)


@private
class Factors(IndexView):
    """Everything that opens this account, on one page."""

    template_name = "clinic/sign_in/factors.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = super().get_context_data(**kwargs)
        kept = found["authenticators"]
        return found | {
            "app": kept.get(Authenticator.Type.TOTP),
            "passkeys": kept.get(Authenticator.Type.WEBAUTHN, []),
            "codes": kept.get(Authenticator.Type.RECOVERY_CODES),
            "home": home_of(self.request.user),
        }


@private
class AddApp(ActivateTOTPView):
    template_name = "clinic/sign_in/add_app.html"
    form_class = FirstCodeForm


@private
class RemoveApp(DeactivateTOTPView):
    template_name = "clinic/sign_in/remove_app.html"
    form_class = RemoveAppForm


@private
class AddPasskey(AddWebAuthnView):
    """Each passkey is kept on the device and asks for a finger, a face or a PIN, so it signs in by itself."""

    template_name = "clinic/sign_in/add_passkey.html"
    form_class = AddPasskeyForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # Past allauth's own, which would begin a second one, and leaves out the errors of what was posted.
        found = super(AddWebAuthnView, self).get_context_data(**kwargs)
        return found | {"js_data": {"creation_options": begin_registration(self.request.user, True)}}  # type: ignore[arg-type]


@private
class RenamePasskey(EditWebAuthnView):
    template_name = "clinic/sign_in/rename_passkey.html"
    form_class = RenamePasskeyForm
    success_url = reverse_lazy("mfa_index")


@private
class RemovePasskey(RemoveWebAuthnView):
    template_name = "clinic/sign_in/remove_passkey.html"
    success_url = reverse_lazy("mfa_index")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"is_last": not has_other_factor(self.object)}

    def form_valid(self, form: Any) -> HttpResponse:
        if not has_other_factor(self.get_object()):
            return self.render_to_response(self.get_context_data(form=form), status=409)
        return super().form_valid(form)


@private
class RecoveryCodes(ViewRecoveryCodesView):
    """The codes, once; afterwards only how many are left."""

    template_name = "clinic/sign_in/recovery_codes.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"home": home_of(self.request.user)}


@private
class NewRecoveryCodes(GenerateRecoveryCodesView):
    template_name = "clinic/sign_in/new_recovery_codes.html"


@private
class ChangePassword(PasswordChangeView):
    template_name = "clinic/sign_in/change_password.html"
    form_class = NewPasswordForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        # Whoever has no password yet gets one by the link in an email; allauth's page for it is not served.
        if request.user.is_authenticated and not request.user.has_usable_password():
            return HttpResponseRedirect(reverse("sign_in_forgotten"))
        return super().dispatch(request, *args, **kwargs)

    def get_default_success_url(self) -> str:
        return reverse("mfa_index")
