"""Giving a time up: by the patient, by the clinic, and with the request."""

from datetime import timedelta

import pytest

from appointments.actions.booking import accept_offer, cancel_appointment, put_on_waitlist
from appointments.actions.booking.too_late import TooLateError
from appointments.actions.transitions import ChangedMeanwhileError
from appointments.actions.triage import close_request
from appointments.enums import CancelReason, ClosedReason
from appointments.models import Actor, Note
from appointments.rules.transitions import TransitionRefusedError
from tests.appointments.booking.reading import owed, state, stored, verbs
from tests.appointments.calendar import MONDAY_9, book, make_resource, make_service, offer
from tests.appointments.factories import NOON

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def cancel(appointment, *, by=Actor.PATIENT, now=NOON, reason=CancelReason.PATIENT, note="") -> None:
    cancel_appointment(appointment=stored(appointment), reason=reason, by=by, now=now, note=note)


def test_a_cancelled_time_is_free_again_and_its_request_needs_another():
    resource = make_resource()
    booked = book(resource)

    cancel(booked)

    row = stored(booked)
    assert state(booked) == ("cancelled", "patient", 0)
    assert (row.cancelled_at, row.cancelled_by) == (NOON, None)
    assert (row.request.status, row.request.first_contact_at) == ("in_review", None)
    assert verbs(row.request) == ["time_booked", "scheduled", "time_cancelled", "time_lost"]
    assert [kind for kind, status in owed(row.request) if status == "pending"] == ["appointment_cancelled"]
    assert state(book(resource))[0] == "booked"


def test_who_of_the_staff_cancelled_and_why_is_kept(staff):
    booked = book(make_resource())

    cancel(booked, by=staff, reason=CancelReason.CLINIC, note="the clinician is ill")

    assert (stored(booked).cancelled_by, state(booked)[1]) == (staff.user, "clinic")
    assert booked.request.events.get(verb="time_cancelled").reason == "The clinic cancelled"
    assert Note.objects.get(request=booked.request).text == "the clinician is ill"


def test_patients_cancel_until_the_clinics_notice_and_staff_later_too(staff):
    booked = book(make_resource())
    late = MONDAY_9 - DAY + timedelta(seconds=1)

    with pytest.raises(TooLateError):
        cancel(booked, now=late)
    assert state(booked) == ("booked", "", 12)

    cancel(booked, now=late, by=staff)
    assert state(booked)[0] == "cancelled"


def test_a_time_is_cancelled_once():
    booked = book(make_resource())
    second_tab = stored(booked)
    cancel(booked)

    with pytest.raises(ChangedMeanwhileError):
        cancel_appointment(appointment=second_tab, reason=CancelReason.PATIENT, by=Actor.PATIENT, now=NOON)
    with pytest.raises(TransitionRefusedError) as again:
        cancel(booked)

    assert str(again.value) == "“Time cancelled” is not possible while the appointment is “Cancelled”."


def test_an_offer_given_up_leaves_a_booked_time_and_its_request_as_they_are(staff):
    resource = make_resource()
    booked = book(resource)
    earlier = offer(resource, MONDAY_9 + 2 * HOUR, request=stored(booked).request)[0]

    cancel(earlier, by=staff)

    assert (state(booked)[0], stored(booked).request.status) == ("booked", "scheduled")


def test_a_place_on_the_waitlist_given_up_leaves_a_booked_time_as_it_is(staff):
    booked = book(make_resource())
    request = stored(booked).request
    entry = put_on_waitlist(request=request, service=make_service(), by=staff, now=NOON)

    cancel(entry, by=staff)

    assert (state(entry)[0], stored(booked).request.status) == ("cancelled", "scheduled")


def test_the_last_offer_given_up_puts_the_request_back_to_work(staff):
    first, second = offer(make_resource())

    cancel(first, by=staff)
    assert stored(first).request.status == "waiting_patient"

    cancel(second, by=staff)
    assert stored(first).request.status == "in_review"
    assert [kind for kind, status in owed(first.request) if status == "pending"] == []


def test_a_closed_request_gives_all_of_its_times_up(staff):
    resource = make_resource()
    booked = book(resource)
    offered = offer(resource, MONDAY_9 + 2 * HOUR, request=stored(booked).request)[0]
    entry = put_on_waitlist(request=stored(booked).request, service=make_service(), by=staff, now=NOON)

    close_request(request=stored(booked).request, reason=ClosedReason.WITHDRAWN, by=Actor.PATIENT, now=NOON)

    assert [state(one) for one in (booked, offered, entry)] == [("cancelled", "request_closed", 0)] * 3
    assert [status for _, status in owed(booked.request) if status == "pending"] == []
    with pytest.raises(TransitionRefusedError):
        accept_offer(appointment=stored(offered), by=Actor.PATIENT, now=NOON)
