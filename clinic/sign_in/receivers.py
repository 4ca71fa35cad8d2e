"""What allauth tells of, written down; and the last step of enrolling."""

from typing import Any

from allauth.account.signals import password_changed, user_logged_in
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from django.dispatch import receiver
from django.http import HttpRequest

from clinic.models import AccountLetterKind, SecurityEventKind, User
from clinic.security_events import record
from clinic.sign_in.enrolment import finish_enrolment
from clinic.sign_in.letters import owe_letter

CODES = Authenticator.Type.RECOVERY_CODES


@receiver(user_logged_in)
def signed_in(request: HttpRequest, user: User, **kwargs: Any) -> None:
    record(SecurityEventKind.SIGNED_IN, user=user, request=request)
    if user.is_superuser:
        record(SecurityEventKind.SUPERUSER_ACTED, user=user, request=request, detail="signed in")


@receiver(mfa.authenticator_added)
def factor_added(request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    if authenticator.type == CODES:
        return
    record(SecurityEventKind.FACTOR_ADDED, user=user, request=request, detail=authenticator.type)
    owe_letter(user, AccountLetterKind.NOTICE, about="A second factor was added to your sign-in.")
    finish_enrolment(request, user, authenticator)


@receiver(mfa.authenticator_removed)
def factor_removed(request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    record(SecurityEventKind.FACTOR_REMOVED, user=user, request=request, detail=authenticator.type)
    owe_letter(user, AccountLetterKind.NOTICE, about="A second factor was removed from your sign-in.")


@receiver(mfa.authenticator_reset)
def codes_renewed(request: HttpRequest, user: User, **kwargs: Any) -> None:
    record(SecurityEventKind.RECOVERY_CODES_RENEWED, user=user, request=request)
    owe_letter(user, AccountLetterKind.NOTICE, about="New recovery codes were made; the old ones are over.")


@receiver(mfa.authenticator_used)
def factor_used(request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    if authenticator.type != CODES:
        return
    record(SecurityEventKind.RECOVERY_CODE_USED, user=user, request=request)
    owe_letter(user, AccountLetterKind.NOTICE, about="Somebody signed in with one of your recovery codes.")


@receiver(mfa.authentication_failed)
def factor_refused(request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    record(SecurityEventKind.FACTOR_REFUSED, user=user, request=request, detail=authenticator.type)


@receiver(password_changed)
def changed_password(request: HttpRequest, user: User, **kwargs: Any) -> None:
    record(SecurityEventKind.PASSWORD_SET, user=user, request=request, detail="changed")
    owe_letter(user, AccountLetterKind.NOTICE, about="Your password was changed.")
