"""A closure saved at the very moment at which people book: nobody ends up booked on a closed day."""

from datetime import timedelta

import pytest

from appointments.actions.booking import TimeRefusedError, book_time
from appointments.actions.calendar import change_calendar
from appointments.actions.calendar_decisions import UndecidedError
from appointments.models import Actor, Appointment, Closure, Resource
from tests.appointments.calendar import MONDAY_9, make_resource
from tests.appointments.factories import NOON, make_request, make_staff
from tests.appointments.threads import all_at_once

BOOKERS = 3


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("attempt", range(3))
def test_either_the_closure_or_the_bookings_win_and_never_both(attempt: int):
    resource = make_resource()
    service, by = resource.services.get(), Actor.staff(make_staff())
    requests = [make_request() for _ in range(BOOKERS)]

    def close() -> str:
        try:
            change_calendar(
                resources=Resource.objects.all(),
                write=lambda: Closure.objects.create(first_on=MONDAY_9.date(), last_on=MONDAY_9.date()),
                decisions={},
                by=by,
                now=NOON,
            )
        except UndecidedError as undecided:
            return f"asked about {len(undecided.affected)}"
        return "closed"

    def book(number: int) -> str:
        try:
            book_time(
                request=requests[number],
                service=service,
                resource=resource,
                starts_at=MONDAY_9 + timedelta(hours=number),
                by=by,
                now=NOON,
            )
        except TimeRefusedError as error:
            return str(error.refusal)
        return "booked"

    first, *others = all_at_once(close, *(lambda number=number: book(number) for number in range(BOOKERS)))

    booked = Appointment.objects.filter(status="booked").count()
    assert booked == others.count("booked")
    if first == "closed":
        assert (others, Closure.objects.count()) == (["closed"] * BOOKERS, 1)
    else:
        asked = int(first.removeprefix("asked about "))
        assert 1 <= asked <= booked == BOOKERS
        assert not Closure.objects.exists()
