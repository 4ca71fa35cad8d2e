"""The day of the visit."""

from datetime import timedelta

import pytest

from appointments.actions.booking import (
    check_in,
    enter_in_error,
    fulfil_appointment,
    mark_arrived,
    mark_no_show,
    put_on_waitlist,
)
from appointments.actions.triage import reopen_request
from appointments.rules.transitions import TransitionRefusedError
from tests.appointments.booking.reading import owed, state, stored, verbs
from tests.appointments.calendar import MONDAY_9, book, make_resource, make_service, offer
from tests.appointments.factories import NOON

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def test_a_visit_from_the_door_to_its_end(staff):
    booked = book(make_resource())
    steps = (mark_arrived, check_in, fulfil_appointment)

    for step in steps:
        step(appointment=booked, by=staff, now=MONDAY_9 + HOUR)

    row = stored(booked)
    assert state(booked) == ("fulfilled", "", 0)
    assert (row.request.status, row.request.closed_reason) == ("closed", "completed")
    assert verbs(row.request)[2:] == ["arrived", "checked_in", "fulfilled", "closed"]


def test_a_patient_in_the_house_keeps_the_time(staff):
    booked = book(make_resource())

    mark_arrived(appointment=booked, by=staff, now=MONDAY_9)
    assert state(booked) == ("arrived", "", 12)

    check_in(appointment=booked, by=staff, now=MONDAY_9)
    assert state(booked) == ("checked-in", "", 12)


def test_a_visit_that_took_place_leaves_no_offer_and_no_place_on_the_waitlist_behind(staff):
    resource = make_resource()
    booked = book(resource)
    offered = offer(resource, MONDAY_9 + 48 * HOUR, request=stored(booked).request, now=MONDAY_9 - HOUR)[0]
    entry = put_on_waitlist(request=stored(booked).request, service=make_service(), by=staff, now=NOON)

    fulfil_appointment(appointment=stored(booked), by=staff, now=MONDAY_9 + HOUR)

    assert [state(one) for one in (offered, entry)] == [("cancelled", "other_time", 0)] * 2


@pytest.mark.parametrize("verb", [fulfil_appointment, mark_no_show])
def test_what_lies_ahead_did_neither_take_place_nor_get_missed(verb, staff):
    booked = book(make_resource())

    with pytest.raises(TransitionRefusedError) as refused:
        verb(appointment=booked, by=staff, now=MONDAY_9 - timedelta(seconds=1))

    assert str(refused.value) == "That is possible once the time of the visit has come."
    assert state(booked) == ("booked", "", 12)


def test_a_missed_visit_puts_the_request_back_to_work_and_tells_the_patient(staff):
    booked = book(make_resource())

    mark_no_show(appointment=booked, by=staff, now=MONDAY_9 + HOUR)

    assert state(booked) == ("noshow", "", 0)
    assert stored(booked).request.status == "in_review"
    assert owed(booked.request)[-1] == ("appointment_missed", "pending")


def test_a_time_entered_in_error_is_freed_and_nobody_is_told(staff):
    booked = book(make_resource())

    enter_in_error(appointment=booked, by=staff, now=NOON)

    assert (state(booked), stored(booked).request.status) == (("entered-in-error", "", 0), "in_review")
    assert {status for _, status in owed(booked.request)} == {"cancelled"}


def test_an_old_visit_entered_in_error_leaves_the_new_time_of_its_request_as_it_is(staff):
    resource = make_resource()
    old = book(resource)
    mark_no_show(appointment=old, by=staff, now=MONDAY_9 + HOUR)
    new = book(resource, MONDAY_9 + 24 * HOUR, request=stored(old).request)

    enter_in_error(appointment=stored(old), by=staff, now=MONDAY_9 + 2 * HOUR)

    assert (state(new)[0], stored(new).request.status) == ("booked", "scheduled")


def test_a_completed_request_that_is_opened_again_can_be_booked_again(staff):
    resource = make_resource()
    booked = book(resource)
    fulfil_appointment(appointment=booked, by=staff, now=MONDAY_9 + HOUR)
    request = stored(booked).request
    reopen_request(request=request, by=staff, now=MONDAY_9 + HOUR)

    again = book(resource, MONDAY_9 + 24 * HOUR, request=request)

    assert (state(again)[0], stored(again).request.status) == ("booked", "scheduled")


@pytest.mark.parametrize("verb", [mark_arrived, check_in, mark_no_show, fulfil_appointment])
def test_a_time_that_is_not_firm_has_no_visit(verb, staff):
    offered = offer(make_resource(), MONDAY_9)[0]

    with pytest.raises(TransitionRefusedError, match="is not possible while the appointment is “Held”"):
        verb(appointment=offered, by=staff, now=MONDAY_9)
