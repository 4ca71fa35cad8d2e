"""A closure made while a patient is on the page: the time is not lost silently."""

import pytest

from appointments.actions.booking import TimeRefusedError, ask_for_held_time
from appointments.actions.calendar import change_calendar
from appointments.models import Actor, Appointment, Closure, Resource
from appointments.queries.drafts import held_time
from tests.appointments.calendar import MONDAY_9, hold, make_draft, make_resource
from tests.appointments.factories import NOON, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def held() -> Appointment:
    """Return a time that was held when the clinic closed on its day."""
    found = hold(make_resource(), request=make_draft())
    change_calendar(
        resources=Resource.objects.all(),
        write=lambda: Closure.objects.create(first_on=MONDAY_9.date(), last_on=MONDAY_9.date()),
        decisions={},
        by=Actor.staff(make_staff()),
        now=NOON,
    )
    return found


def test_sending_the_form_afterwards_says_that_the_clinic_is_closed(held: Appointment):
    request = held.request
    fresh = held_time(request)
    fresh.request = request

    with pytest.raises(TimeRefusedError, match="We are closed at that time"):
        ask_for_held_time(appointment=fresh, book_at_once=False, by=Actor.PATIENT, now=NOON)


def test_a_page_that_was_read_before_the_closure_gets_the_same_answer(held: Appointment):
    assert held.status == "proposed"  # As the patient's page still knows it.

    with pytest.raises(TimeRefusedError, match="We are closed at that time"):
        ask_for_held_time(appointment=held, book_at_once=False, by=Actor.PATIENT, now=NOON)


def test_once_the_closure_is_taken_back_the_time_can_be_had_after_all(held: Appointment):
    Closure.objects.all().delete()

    asked = ask_for_held_time(appointment=held, book_at_once=False, by=Actor.PATIENT, now=NOON)

    assert (asked.status, asked.starts_at) == ("pending", MONDAY_9)
