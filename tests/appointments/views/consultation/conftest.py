"""The clock stands still at noon on a Wednesday, unless a test moves it."""

from collections.abc import Iterator

import pytest
import time_machine

from appointments.models import Resource
from clinic.models import ClinicSettings
from tests.appointments.calendar import make_resource, make_service
from tests.appointments.factories import NOON


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def approved(db: None) -> None:
    """Let a clinician have approved the questions; before that, nobody can start."""
    clinic = ClinicSettings.load()
    clinic.screening_approved_on = NOON.date()
    clinic.save()


@pytest.fixture
def resource(db: None) -> Resource:
    """Return a clinician in Miami who can be booked from Monday to Friday, 9:00 to 17:00."""
    return make_resource(make_service())
