"""The people who look at the calendar, each in a browser of their own."""

import pytest
from django.test import Client

from clinic.models import User
from clinic.roles import Role
from tests.appointments.admin.conftest import signed_in
from tests.appointments.factories import make_staff


@pytest.fixture
def manager_user(db: None) -> User:
    return make_staff(Role.PRACTICE_MANAGER)


@pytest.fixture
def manager(manager_user: User) -> Client:
    return signed_in(manager_user)


@pytest.fixture
def desk(db: None) -> Client:
    return signed_in(make_staff(Role.FRONT_DESK))


@pytest.fixture
def stranger(db: None) -> Client:
    """Return somebody who works at the desk and holds no permission at all."""
    return signed_in(make_staff(None, is_staff=True))
