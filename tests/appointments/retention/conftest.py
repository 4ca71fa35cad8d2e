"""The privacy officer, signed in at the staff site."""

import pytest
from django.test import Client

from clinic.models import User
from clinic.roles import Role
from tests.appointments.admin.conftest import desk, front_desk, signed_in  # noqa: F401 - fixtures
from tests.appointments.factories import make_staff


@pytest.fixture
def officer(db: None) -> User:
    return make_staff(Role.PRIVACY_OFFICER, first_name="Robin", last_name="Sample")


@pytest.fixture
def office(officer: User) -> Client:
    """Return a browser in which the privacy officer is signed in."""
    return signed_in(officer)
