"""What every test of a booking action needs."""

import pytest

from appointments.models import Actor
from tests.appointments.factories import make_staff


@pytest.fixture
def staff(db: None) -> Actor:
    return Actor.staff(make_staff())
