"""People who are signed in at the staff site."""

import pytest
from django.test import Client

from clinic.models import User
from clinic.roles import Role
from tests.appointments.factories import make_staff
from tests.signed_in import sign_in


@pytest.fixture
def front_desk(db: None) -> User:
    return make_staff(Role.FRONT_DESK, first_name="Sam", last_name="Sample")


@pytest.fixture
def desk(front_desk: User) -> Client:
    """Return a browser in which the front desk is signed in."""
    return signed_in(front_desk)


@pytest.fixture
def manager(db: None) -> User:
    return make_staff(Role.PRACTICE_MANAGER, first_name="Pat", last_name="Sample")


@pytest.fixture
def office(manager: User) -> Client:
    """Return a browser in which the practice manager is signed in."""
    return signed_in(manager)


def signed_in(user: User) -> Client:
    client = Client()
    sign_in(client, user)
    return client
