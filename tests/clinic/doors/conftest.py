"""People who sign in, and a quick hash: the real one is slow on purpose."""

import time
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.test import Client

from clinic.models import User
from clinic.roles import Role
from tests.appointments.factories import make_staff

PASSWORD = "crane-lantern-willow-39"
SEED = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def no_tries_from_other_tests():
    cache.clear()


@pytest.fixture
def make_person(db) -> Callable[..., User]:
    """Return a function that makes somebody with a password and, if wanted, an authenticator app."""

    def make(
        username: str = "sam-sample", *, role: Role = Role.FRONT_DESK, app: bool = True, **facts
    ) -> User:
        person = make_staff(role, username=username, email=f"{username}@clinic.example", **facts)
        person.set_password(PASSWORD)
        person.save()
        if app:
            totp.TOTP.activate(person, SEED)
        return person

    return make


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
