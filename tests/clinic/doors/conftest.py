"""People who sign in, and a quick hash: the real one is slow on purpose."""

from collections.abc import Callable

import pytest
from django.core.cache import cache

from clinic.models import User
from clinic.roles import Role
from tests.appointments.factories import make_staff
from tests.clinic.doors.entering import give_password_and_app


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
        give_password_and_app(person, app=app)
        return person

    return make
