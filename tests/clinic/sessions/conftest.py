"""A person at the desk in a browser that checks form tokens, at noon."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from clinic.models import User
from tests.appointments.factories import NOON, make_staff
from tests.signed_in import sign_in


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as coordinates:
        yield coordinates


@pytest.fixture
def sam(db: None) -> User:
    return make_staff(first_name="Sam")


@pytest.fixture
def browser(clock: time_machine.Traveller, sam: User) -> Client:
    """Return a browser in which Sam is signed in since noon."""
    return sign_in(Client(enforce_csrf_checks=True), sam)
