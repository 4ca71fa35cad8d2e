"""Who acts in these tests."""

import pytest

from appointments.models import Actor
from clinic.models import User
from tests.appointments.factories import make_staff


@pytest.fixture
def desk(db: None) -> User:
    return make_staff()


@pytest.fixture
def by(desk: User) -> Actor:
    return Actor.staff(desk)
