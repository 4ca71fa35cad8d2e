"""Staff offer times, and the patient takes one."""

from datetime import date, timedelta

import pytest

from appointments.actions.booking import HoldLapsedError, TimeRefusedError, accept_offer, offer_times
from appointments.actions.transitions import ChangedMeanwhileError
from appointments.models import Actor, Appointment, Closure
from appointments.rules.transitions import TransitionRefusedError
from tests.appointments.booking.reading import owed, state, stored, verbs
from tests.appointments.calendar import MONDAY_9, book, hold, make_draft, make_resource, make_service, offer
from tests.appointments.factories import NOON, make_request

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def accept(offered: Appointment, *, now=NOON) -> None:
    accept_offer(appointment=offered, by=Actor.PATIENT, now=now)


def test_offered_times_are_kept_for_a_day_and_the_request_waits_for_its_patient():
    offered = offer(make_resource())

    request = offered[0].request
    assert [(one.status, one.held_until, one.proposed_by) for one in offered] == [
        ("proposed", NOON + DAY, "staff")
    ] * 2
    assert [one.ticks.count() for one in offered] == [12, 12]
    assert request.status == "waiting_patient"
    assert verbs(request) == ["time_offered", "time_offered", "claimed", "waited"]
    assert owed(request) == [("times_offered", "pending"), ("offer_lapsing", "pending")]
    reminder = request.messages.get(kind="offer_lapsing")
    assert reminder.send_after == NOON + 20 * HOUR


def test_an_offer_ends_with_the_beginning_of_its_visit():
    offered = offer(make_resource(), MONDAY_9, now=MONDAY_9 - 2 * HOUR)

    assert offered[0].held_until == MONDAY_9


def test_three_times_at_most_stand_open():
    resource = make_resource()
    first = offer(resource)[0]
    later = [MONDAY_9 + number * HOUR for number in (4, 5)]

    with pytest.raises(TransitionRefusedError) as refused:
        offer(resource, *later, request=first.request)
    third = offer(resource, later[0], request=first.request)

    assert str(refused.value) == "Three times at most can be offered at once. Already offered: 2."
    assert [one.status for one in third] == ["proposed"]


def test_offers_that_have_lapsed_do_not_count():
    resource = make_resource()
    first = offer(resource, *(MONDAY_9 + number * HOUR for number in range(3)))[0]

    again = offer(resource, MONDAY_9, request=first.request, now=NOON + DAY)

    assert state(again[0]) == ("proposed", "", 12)


def test_an_offer_needs_a_time_and_an_open_request(staff):
    about = {"service": make_service(), "by": staff, "now": NOON}

    with pytest.raises(TransitionRefusedError) as nothing:
        offer_times(request=make_request(), times=[], **about)
    with pytest.raises(TransitionRefusedError) as closed:
        offer(make_resource(), request=make_request(status="closed"))

    assert str(nothing.value) == "Choose at least one time to offer."
    assert str(closed.value) == "Times can be offered while the request is open."


def test_one_time_that_is_taken_offers_none_of_them():
    resource, request = make_resource(), make_request()
    book(resource, MONDAY_9 + 2 * HOUR)

    with pytest.raises(TimeRefusedError, match="just been taken"):
        offer(resource, MONDAY_9, MONDAY_9 + 2 * HOUR, request=request)

    request.refresh_from_db()
    assert (request.status, verbs(request), owed(request)) == ("new", [], [])
    assert request.appointments.count() == 0


def test_the_same_time_is_not_offered_twice():
    with pytest.raises(TimeRefusedError, match="just been taken"):
        offer(make_resource(), MONDAY_9, MONDAY_9 + HOUR / 2)


def test_a_taken_offer_is_booked_and_frees_the_others():
    first, second = offer(make_resource())

    accept(second)

    assert state(second) == ("booked", "", 12)
    assert state(first) == ("cancelled", "other_time", 0)
    assert stored(first).request.status == "scheduled"
    assert verbs(first.request)[4:] == ["time_accepted", "time_cancelled", "scheduled"]
    assert ("appointment_confirmed", "pending") in owed(first.request)


def test_two_offers_taken_in_two_tabs_book_the_first_alone():
    first_tab, second_tab = (stored(one) for one in offer(make_resource()))
    accept(first_tab)

    with pytest.raises(ChangedMeanwhileError):
        accept(second_tab)
    with pytest.raises(TransitionRefusedError) as again:
        accept(stored(second_tab))

    assert [state(one)[0] for one in (first_tab, second_tab)] == ["booked", "cancelled"]
    assert str(again.value) == "“Offered time accepted” is not possible while the appointment is “Cancelled”."


def test_an_offer_pressed_twice_is_taken_once():
    offered = offer(make_resource(), MONDAY_9)[0]
    accept(offered)

    with pytest.raises(TransitionRefusedError) as again:
        accept(stored(offered))

    assert str(again.value) == "“Offered time accepted” is not possible while the appointment is “Booked”."
    assert owed(offered.request).count(("appointment_confirmed", "pending")) == 1


def test_an_offer_that_ran_out_is_not_taken_even_while_it_is_free():
    offered = offer(make_resource())[0]

    with pytest.raises(HoldLapsedError):
        accept(offered, now=NOON + DAY)

    assert stored(offered).status == "proposed"


def test_an_offer_that_a_later_clock_has_freed_is_not_booked_over_the_other():
    resource = make_resource()
    offered = offer(resource, MONDAY_9)[0]
    other = book(resource, now=NOON + DAY)

    with pytest.raises(HoldLapsedError):
        accept(offered, now=NOON + DAY - timedelta(milliseconds=1))

    assert state(other) == ("booked", "", 12)


def test_a_time_that_the_patient_holds_is_no_offer():
    held = hold(make_resource())

    with pytest.raises(TransitionRefusedError, match="Only a time that the clinic offered can be accepted"):
        accept(held)


def test_a_closure_made_since_the_offer_refuses_it():
    offered = offer(make_resource())[0]
    Closure.objects.create(first_on=date(2026, 3, 9), last_on=date(2026, 3, 9))

    with pytest.raises(TransitionRefusedError) as refused:
        accept(offered)

    assert str(refused.value) == "We are closed at that time. Please choose another one."


def test_an_offer_takes_the_place_of_a_time_that_the_patient_had():
    resource = make_resource()
    old = book(resource, MONDAY_9 + 4 * HOUR)
    earlier = offer(resource, MONDAY_9, request=stored(old).request)[0]

    accept(earlier)

    new = stored(earlier)
    assert state(old) == ("cancelled", "moved", 0)
    assert (new.replaces, new.calendar_uid, new.sequence) == (old, old.calendar_uid, 1)
    assert new.request.status == "scheduled"


def test_a_draft_is_offered_nothing():
    with pytest.raises(TransitionRefusedError, match="Times can be offered while the request is open"):
        offer(make_resource(), request=make_draft())
