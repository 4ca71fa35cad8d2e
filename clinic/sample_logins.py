"""Sign-in for the sample accounts of a site that runs on this machine alone.

The passwords and the seeds of their authenticator apps are derived from `SECRET_KEY`, so that they can be
printed at any time and are kept nowhere else. The links are signed, last a minute and work once.
"""

import base64
import hashlib
import hmac
import time

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.conf import settings
from django.contrib.auth import login
from django.core import signing
from django.http import HttpRequest

from clinic.environment import LOOPBACK_HOSTS, is_loopback
from clinic.models import User
from clinic.roles import Role

LINK_SECONDS = 60
SALT = "clinic.sample_sign_in"


def site_is_local() -> bool:
    """Say whether the site's own address is on loopback, where sample accounts may exist."""
    return is_loopback(settings.SITE_URL)


def username(role: Role) -> str:
    return f"sample-{role.value.replace('_', '-')}"


def password(role: Role) -> str:
    """Return the sample account's password: 80 bits that only this installation's key can make."""
    digest = hmac.digest(settings.SECRET_KEY.encode(), f"sample password {role}".encode(), hashlib.sha256)
    return base64.b32encode(digest[:10]).decode().lower()


def code(role: Role) -> str:
    """Return what the sample account's authenticator app would show now."""
    return totp.format_hotp_value(totp.hotp_value(_seed(role), int(time.time()) // 30))


def factor_of(user: User) -> Authenticator:
    """Return the sample account's authenticator app; it is made when there is none."""
    found = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    return found or totp.TOTP.activate(user, _seed(_role(user))).instance


def sign_in_with_both(request: HttpRequest, user: User) -> None:
    """Open a session as if the password and a code had been typed."""
    login(request, user, backend="clinic.sign_in.backend.StaffBackend")
    record_authentication(request, user, method="password")
    post_authentication(request, factor_of(user))


def make_token(user: User) -> str:
    """Return a token that signs `user` in once, within a minute."""
    return signing.dumps([user.pk, _state(user)], salt=SALT)


def user_for_token(token: str, request: HttpRequest) -> User | None:
    """Return the sample account that `token` is good for now, or None."""
    if not site_is_local() or request.META.get("REMOTE_ADDR") not in LOOPBACK_HOSTS:
        return None
    try:
        pk, state = signing.loads(token, salt=SALT, max_age=LINK_SECONDS)
    except signing.BadSignature:
        return None
    user = User.objects.filter(pk=pk, is_sample=True, is_active=True).first()
    return user if user and state == _state(user) else None


def _role(user: User) -> Role:
    return next(role for role in Role if username(role) == user.username)


def _seed(role: Role) -> str:
    digest = hmac.digest(
        settings.SECRET_KEY.encode(), f"sample second factor {role}".encode(), hashlib.sha256
    )
    return base64.b32encode(digest[:20]).decode()


def _state(user: User) -> str:
    """Return what changes at a sign-in, so that a used link is spent."""
    return hashlib.sha256(f"{user.last_login}{user.password}".encode()).hexdigest()[:16]
