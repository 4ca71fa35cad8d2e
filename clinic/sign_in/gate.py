"""A session without a second factor is a stranger's, on every page but those that enrol one."""

from collections.abc import Callable
from typing import cast

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils.functional import SimpleLazyObject

from clinic.models import SecurityEventKind, User
from clinic.security_events import record
from clinic.sign_in.enrolment import is_enrolling
from clinic.sign_in.factors import signed_in_with_both

GetResponse = Callable[[HttpRequest], HttpResponse]
SAFE = ("GET", "HEAD", "OPTIONS")
# What a person sees between an invitation and the first second factor.
ENROLLING = frozenset(
    {
        "sign_in_enrol",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "account_reauthenticate",
    }
)


def require_second_factor(get_response: GetResponse) -> GetResponse:
    """Put a stranger in the place of whoever came in by a password alone.

    It asks only when a view asks who is there, so a page for everyone stays without a look at the session.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        found = request.user
        request.user = SimpleLazyObject(lambda: _trusted(request, found))  # type: ignore[assignment]
        response = get_response(request)
        _tell_of_superuser(request)
        return response

    return middleware


def _trusted(request: HttpRequest, user: User | AnonymousUser) -> User | AnonymousUser:
    if not isinstance(user, User):
        return AnonymousUser()
    if signed_in_with_both(request, user) or (is_enrolling(request, user) and _enrols(request)):
        return user
    return AnonymousUser()


def _tell_of_superuser(request: HttpRequest) -> None:
    """Write down each change by an account with every permission: ordinary work takes an ordinary role."""
    if request.method in SAFE or not getattr(request.user, "is_superuser", False):
        return
    page = request.resolver_match.view_name if request.resolver_match else ""
    record(SecurityEventKind.SUPERUSER_ACTED, user=cast(User, request.user), request=request, detail=page)


def _enrols(request: HttpRequest) -> bool:
    try:
        return resolve(request.path_info).url_name in ENROLLING
    except Resolver404:
        return False
