"""Links from emails about accounts: asked for, and used."""

from typing import Any

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from clinic.forms.sign_in import ForgottenForm, SetPasswordForm
from clinic.models import AccountLetterKind, SecurityEventKind, User
from clinic.security_events import record
from clinic.sign_in.enrolment import begin_enrolment
from clinic.sign_in.factors import has_second_factor
from clinic.sign_in.letters import owe_letter
from clinic.sign_in.links import read_link


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def forgotten(request: HttpRequest) -> HttpResponse:
    """Owe a link for a new password to every account with that address, and answer alike for any address."""
    form = ForgottenForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "clinic/sign_in/forgotten.html", {"form": form})
    email = form.cleaned_data["email"]
    if not ratelimit.consume(request, app="allauth.account", action="reset_password", key=email.casefold()):
        return ratelimit.respond_429(request)
    for user in User.objects.filter(email__iexact=email, is_active=True):
        owe_letter(user, AccountLetterKind.RESET)
        record(SecurityEventKind.RESET_ASKED, user=user, request=request)
    return render(request, "clinic/sign_in/forgotten_sent.html")


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def set_password(request: HttpRequest, token: str) -> HttpResponse:
    """Set a password by a link. One that invites goes on to the second factor; GET changes nothing."""
    link = read_link(token)
    if link is None:
        return render(request, "clinic/sign_in/link_is_over.html", status=410)
    user, kind = link
    form = SetPasswordForm(user, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context: dict[str, Any] = {"form": form, "person": user, "is_new": kind != AccountLetterKind.RESET}
        return render(request, "clinic/sign_in/set_password.html", context)
    form.save()
    record(SecurityEventKind.PASSWORD_SET, user=user, request=request, detail=kind.value)
    owe_letter(user, AccountLetterKind.NOTICE, about="Your password was set by a link from an email.")
    return _go_on(request, user, kind)


def _go_on(request: HttpRequest, user: User, kind: AccountLetterKind) -> HttpResponse:
    if kind == AccountLetterKind.RESET or has_second_factor(user):
        return render(request, "clinic/sign_in/password_is_set.html")
    begin_enrolment(request, user)
    return HttpResponseRedirect(reverse("sign_in_enrol"))
