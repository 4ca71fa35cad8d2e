"""The waitlist: one person at a time, three offers at most, none within two days."""

from datetime import timedelta

import pytest

from appointments.actions.booking import (
    TimeRefusedError,
    accept_offer,
    cancel_appointment,
    offer_from_waitlist,
    put_on_waitlist,
)
from appointments.enums import CancelReason
from appointments.models import Actor, Appointment
from appointments.rules.transitions import TransitionRefusedError
from tests.appointments.booking.reading import state, stored, verbs
from tests.appointments.calendar import MONDAY_9, book, make_resource, make_service
from tests.appointments.factories import NOON, make_request

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def wait(staff, request=None) -> Appointment:
    about = {"request": request or make_request(), "service": make_service()}
    return put_on_waitlist(**about, by=staff, now=NOON)


def offer(entry, resource, staff, starts_at=MONDAY_9, now=NOON) -> Appointment:
    return offer_from_waitlist(entry=stored(entry), resource=resource, starts_at=starts_at, by=staff, now=now)


def test_a_place_on_the_waitlist_has_no_time(staff):
    entry = wait(staff)

    assert (entry.status, entry.starts_at, entry.resource) == ("waitlist", None, None)
    assert verbs(entry.request) == ["waitlisted"]


def test_a_request_waits_once_and_while_it_is_open(staff):
    entry = wait(staff)

    with pytest.raises(TransitionRefusedError, match="This request is on the waitlist already"):
        wait(staff, entry.request)
    with pytest.raises(TransitionRefusedError, match="Only an open request can be put on the waitlist"):
        wait(staff, make_request(status="closed"))


def test_a_time_offered_to_one_person_is_offered_to_nobody_else(staff):
    resource = make_resource()
    first, second = wait(staff), wait(staff)
    offered = offer(first, resource, staff)

    with pytest.raises(TimeRefusedError, match="just been taken"):
        offer(second, resource, staff)

    assert (offered.waitlist_entry, state(offered)) == (first, ("proposed", "", 12))


def test_nobody_has_two_offers_from_the_waitlist_at_once(staff):
    resource, entry = make_resource(), wait(staff)
    offer(entry, resource, staff)

    with pytest.raises(TransitionRefusedError, match="an offer that is not answered yet"):
        offer(entry, resource, staff, MONDAY_9 + 3 * HOUR)


def test_a_fourth_offer_and_one_within_two_days_are_refused(staff):
    resource, entry = make_resource(), wait(staff)
    for number in range(3):
        offer(entry, resource, staff, MONDAY_9 + number * 7 * DAY, NOON + number * 2 * DAY)

    with pytest.raises(TransitionRefusedError, match="was offered three times from the waitlist already"):
        offer(entry, resource, staff, MONDAY_9 + 28 * DAY, NOON + 8 * DAY)
    with pytest.raises(TransitionRefusedError, match="A waitlist offer needs two days of notice"):
        offer(wait(staff), resource, staff, MONDAY_9, MONDAY_9 - 2 * DAY + timedelta(seconds=1))


def test_a_place_that_was_given_up_is_offered_nothing_even_from_an_old_page(staff):
    entry = wait(staff)
    old_page = Appointment.objects.select_related("service").get(pk=entry.pk)
    cancel_appointment(appointment=entry, reason=CancelReason.PATIENT, by=Actor.PATIENT, now=NOON)

    with pytest.raises(TransitionRefusedError, match="This place on the waitlist has ended"):
        offer_from_waitlist(entry=old_page, resource=make_resource(), starts_at=MONDAY_9, by=staff, now=NOON)


def test_an_earlier_time_from_the_waitlist_replaces_the_later_one_and_ends_the_wait(staff):
    resource = make_resource()
    later = book(resource, MONDAY_9 + 7 * DAY)
    entry = wait(staff, stored(later).request)
    offered = offer(entry, resource, staff)
    assert stored(later).request.status == "scheduled"

    accept_offer(appointment=stored(offered), by=Actor.PATIENT, now=NOON)

    assert [state(one) for one in (later, offered, entry)] == [
        ("cancelled", "moved", 0),
        ("booked", "", 12),
        ("cancelled", "other_time", 0),
    ]
