"""Coming in through the door: a password, then a code."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.test import Client

from clinic.models import User

PASSWORD = "crane-lantern-willow-39"
SEED = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def give_password_and_app(user: User, *, app: bool = True) -> None:
    """Let somebody have `PASSWORD` and, if wanted, an authenticator app with `SEED`.

    What other tests' people tried and used is forgotten: they had the same numbers.
    """
    cache.clear()
    user.set_password(PASSWORD)
    user.save()
    if app:
        totp.TOTP.activate(user, SEED)


def enter(client: Client, username: str) -> None:
    """Sign in at the door itself, with both factors."""
    assert type_password(client, username).url == "/sign-in/second/"
    assert type_code(client, code_now()).status_code == 302


def code_now(seed: str = SEED) -> str:
    """Return what an authenticator app with this seed shows now."""
    return totp.format_hotp_value(totp.hotp_value(seed, int(time.time()) // 30))


def type_password(client: Client, username: str = "sam-sample", password: str = PASSWORD, **extra):
    return client.post("/sign-in/", {"login": username, "password": password}, **extra)


def type_code(client: Client, code: str):
    return client.post("/sign-in/second/", {"code": code})


def is_signed_in(client: Client) -> bool:
    return client.get("/staff/styleguide/").status_code == 200


def recovery_codes_of(person: User) -> list[str]:
    kept = Authenticator.objects.get(user=person, type=Authenticator.Type.RECOVERY_CODES)
    return kept.wrap().get_unused_codes()
