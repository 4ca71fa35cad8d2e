"""Every action dies between any two of its writes, and leaves nothing of itself behind."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from appointments.actions import booking
from appointments.actions.screening import send_consultation
from appointments.actions.triage import close_request
from appointments.enums import CancelReason, ClosedReason
from appointments.models import Actor, AppointmentRequest, Screening
from appointments.queries.schedule import impossible_states
from tests.appointments.booking.crashing import CrashError, crash_at
from tests.appointments.booking.life import traces
from tests.appointments.booking.reading import stored
from tests.appointments.calendar import MONDAY_9, book, hold, make_draft, make_resource, make_service, offer
from tests.appointments.factories import NOON, build_sending, make_request

pytestmark = pytest.mark.django_db
LATER = MONDAY_9 + timedelta(hours=3)
PATIENT = Actor.PATIENT

type Act = Callable[[], Any]


def dies(act: Act, at: int) -> bool:
    """Act, and say whether it died at that write; False when it has no so many."""
    try:
        with crash_at(at):
            act()
    except CrashError:
        return True
    return False


def held_again(staff: Actor) -> Act:
    first = hold(make_resource())
    return lambda: hold(stored(first).resource, LATER, request=stored(first).request)


def sent(at_once: bool) -> Callable[[Actor], Act]:
    def prepare(staff: Actor) -> Act:
        draft = make_draft()
        Screening.objects.create(request=draft, form_version="1", started_at=NOON, saved_at=NOON)
        hold(make_resource(make_service(auto_confirm=at_once)), request=draft)
        return lambda: send_consultation(
            draft=AppointmentRequest.objects.get(pk=draft.pk), sending=build_sending(), by=PATIENT, now=NOON
        )

    return prepare


def offered(staff: Actor) -> Act:
    resource, request = make_resource(), make_request()
    about = {"service": make_service(), "times": [(resource, MONDAY_9), (resource, LATER)], "by": staff}
    return lambda: booking.offer_times(
        request=AppointmentRequest.objects.get(pk=request.pk), **about, now=NOON
    )


def accepted_in_place_of_another(staff: Actor) -> Act:
    resource = make_resource()
    old = book(resource)
    first, _ = offer(resource, LATER, LATER + timedelta(hours=1), request=stored(old).request)
    return lambda: booking.accept_offer(appointment=stored(first), by=PATIENT, now=NOON)


def booked(staff: Actor) -> Act:
    resource, request = make_resource(), make_request()
    about = {"service": make_service(), "resource": resource, "starts_at": MONDAY_9, "by": staff, "now": NOON}
    return lambda: booking.book_time(request=AppointmentRequest.objects.get(pk=request.pk), **about)


def confirmed(staff: Actor) -> Act:
    pending = hold(make_resource())
    AppointmentRequest.objects.filter(pk=pending.request_id).update(status="new")
    booking.ask_for_held_time(appointment=stored(pending), book_at_once=False, by=PATIENT, now=NOON)
    return lambda: booking.confirm_appointment(appointment=stored(pending), by=staff, now=NOON)


def moved(staff: Actor) -> Act:
    old = book(make_resource())
    return lambda: booking.move_appointment(
        appointment=stored(old), resource=old.resource, starts_at=LATER, by=PATIENT, now=NOON
    )


def cancelled(staff: Actor) -> Act:
    old = book(make_resource())
    return lambda: booking.cancel_appointment(
        appointment=stored(old), reason=CancelReason.PATIENT, by=PATIENT, now=NOON
    )


def put_away(staff: Actor) -> Act:
    offer(make_resource(), MONDAY_9)
    return lambda: booking.put_away_lapsed(now=NOON + timedelta(days=1))


def fulfilled(staff: Actor) -> Act:
    resource = make_resource()
    old = book(resource)
    offer(resource, LATER + timedelta(days=7), request=stored(old).request, now=MONDAY_9)
    return lambda: booking.fulfil_appointment(appointment=stored(old), by=staff, now=MONDAY_9)


def missed(staff: Actor) -> Act:
    old = book(make_resource())
    return lambda: booking.mark_no_show(appointment=stored(old), by=staff, now=MONDAY_9)


def closed(staff: Actor) -> Act:
    old = book(make_resource())
    return lambda: close_request(
        request=stored(old).request, reason=ClosedReason.WITHDRAWN, by=PATIENT, now=NOON
    )


@pytest.mark.parametrize(
    "prepare",
    [
        *(held_again, sent(at_once=False), sent(at_once=True), offered, accepted_in_place_of_another, booked),
        *(confirmed, moved, cancelled, put_away, fulfilled, missed, closed),
    ],
)
def test_an_action_that_dies_at_any_of_its_writes_has_done_nothing(prepare, staff):
    act = prepare(staff)
    before = traces()

    deaths = 0
    while dies(act, deaths + 1):
        deaths += 1
        assert traces() == before
        assert list(impossible_states(now=NOON)) == []

    assert deaths >= 4
    assert traces() != before
