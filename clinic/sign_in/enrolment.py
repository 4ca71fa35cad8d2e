"""From an invitation to the first second factor.

Only whoever opened an invitation may enrol the first factor: a stolen password alone would otherwise enrol
the thief's phone.
"""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.contrib.auth import login
from django.http import HttpRequest

from clinic.models import SecurityEventKind, User
from clinic.security_events import record
from clinic.sign_in.factors import REAL_FACTORS

KEY = "enrolling"


def begin_enrolment(request: HttpRequest, user: User) -> None:
    """Open a session that may do nothing but enrol a second factor; the password was set just now."""
    login(request, user, backend="clinic.sign_in.backend.StaffBackend")
    request.session[KEY] = user.pk
    record_authentication(request, user, method="password", reauthenticated=True)


def is_enrolling(request: HttpRequest, user: User) -> bool:
    return request.session.get(KEY) == user.pk


def finish_enrolment(request: HttpRequest, user: User, authenticator: Authenticator) -> None:
    """Take the first factor as this session's second one: whoever enrolled it has just shown it."""
    if not is_enrolling(request, user) or authenticator.type not in REAL_FACTORS:
        return
    del request.session[KEY]
    request.session.cycle_key()
    facts: dict[str, Any] = {"id": authenticator.pk, "type": authenticator.type, "reauthenticated": True}
    record_authentication(request, user, "mfa", **facts)
    record(SecurityEventKind.SIGNED_IN, user=user, request=request, detail="invitation")
