"""Hours that narrow and days that close: nobody's time is lost on the way."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from appointments.actions.calendar import CalendarChanged, change_calendar
from appointments.actions.calendar_decisions import Decision, UndecidedError
from appointments.enums import AppointmentStatus, CancelReason, MessageKind, RequestStatus, Verb
from appointments.models import Actor, Appointment, Closure, Event, OccupiedTick, OutboundMessage, Resource
from appointments.rules.calendar_changes import Choice
from tests.appointments.calendar import MONDAY_9, book, hold, make_draft, make_resource, offer
from tests.appointments.factories import NOON, make_request, make_staff

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 3, 9)
NEXT_DAY_9 = MONDAY_9 + timedelta(days=1)


def close(
    day: date = MONDAY, *, decisions: dict[int, Decision] | None = None, **changes: Any
) -> CalendarChanged:
    """Close a whole day for every resource unless `changes` say otherwise."""
    days = {"first_on": day, "last_on": day} | changes
    return change_calendar(
        resources=Resource.objects.all(),
        write=lambda: Closure.objects.create(**days),
        decisions=decisions or {},
        by=Actor.staff(make_staff()),
        now=NOON,
    )


def keep(appointment: Appointment, reason: str = "Dr. Sample comes in") -> Decision:
    return Decision(Choice.KEEP, appointment.version, reason=reason)


def cancel(appointment: Appointment) -> Decision:
    return Decision(Choice.CANCEL, appointment.version)


def move(
    appointment: Appointment, starts_at: datetime = NEXT_DAY_9, resource: Resource | None = None
) -> Decision:
    target = resource or appointment.resource
    return Decision(Choice.MOVE, appointment.version, resource=target, starts_at=starts_at)


def refused(**kwargs: Any) -> UndecidedError:
    with pytest.raises(UndecidedError) as caught:
        close(**kwargs)
    return caught.value


def test_a_closure_with_nobody_on_it_is_saved():
    book(make_resource(), NEXT_DAY_9)

    changed = close()

    assert changed == CalendarChanged({}, 0)
    assert Closure.objects.count() == 1


def test_a_closure_is_not_saved_while_an_appointment_on_it_is_undecided():
    resource = make_resource()
    booked = book(resource)
    book(resource, NEXT_DAY_9)

    undecided = refused()

    assert [one.appointment for one in undecided.affected] == [booked]
    assert undecided.affected[0].choices == (Choice.MOVE, Choice.KEEP, Choice.CANCEL)
    assert not Closure.objects.exists()


def test_other_times_are_offered_as_they_will_be_once_the_closure_stands():
    resource = make_resource()
    book(resource)
    book(resource, NEXT_DAY_9)

    free = refused().affected[0].free

    assert len(free) == 24
    assert {one.local.date() for one in free} == {date(2026, 3, 10), date(2026, 3, 11)}
    assert NEXT_DAY_9 not in [one.starts_at for one in free]


def test_a_kept_appointment_stays_with_its_reason_and_an_event():
    booked = book(make_resource())
    OutboundMessage.objects.all().delete()

    changed = close(decisions={booked.pk: keep(booked)})

    booked.refresh_from_db()
    assert changed.decided == {Choice.KEEP: 1}
    assert (booked.status, booked.override_reason) == (AppointmentStatus.BOOKED, "Dr. Sample comes in")
    event = Event.objects.filter(verb=Verb.TIME_KEPT).get()
    assert (event.appointment, event.reason) == (booked, "Dr. Sample comes in")
    assert booked.ticks.count() == 12
    assert not OutboundMessage.objects.exists()


def test_a_cancelled_appointment_owes_its_message_and_its_request_is_back_at_work():
    booked = book(make_resource())

    close(decisions={booked.pk: cancel(booked)})

    booked.refresh_from_db()
    assert (booked.status, booked.cancel_reason) == (AppointmentStatus.CANCELLED, CancelReason.CLOSURE)
    assert not OccupiedTick.objects.exists()
    booked.request.refresh_from_db()
    assert booked.request.status == RequestStatus.IN_REVIEW
    assert booked.messages.filter(kind=MessageKind.APPOINTMENT_CANCELLED, status="pending").count() == 1


def test_a_moved_appointment_takes_its_new_time_and_owes_its_message():
    booked = book(make_resource())

    close(decisions={booked.pk: move(booked)})

    moved = Appointment.objects.get(replaces=booked)
    assert (moved.status, moved.starts_at, moved.sequence) == (AppointmentStatus.BOOKED, NEXT_DAY_9, 1)
    assert moved.messages.filter(kind=MessageKind.APPOINTMENT_MOVED).count() == 1


@pytest.mark.parametrize(
    ("decision", "claim"),
    [
        (lambda one: keep(one, " "), "a reason is missing"),
        (lambda one: Decision(Choice.MOVE, one.version), "a time is missing"),
        (lambda one: Decision(Choice.CANCEL, one.version - 1), "it was made on an older version"),
    ],
)
def test_a_decision_that_is_not_whole_saves_nothing(decision: Any, claim: str):
    booked = book(make_resource())

    refused(decisions={booked.pk: decision(booked)})

    booked.refresh_from_db()
    assert booked.status == AppointmentStatus.BOOKED
    assert not Closure.objects.exists()


def test_one_booked_meanwhile_stops_the_save_and_everything_is_listed_again():
    resource = make_resource()
    first = book(resource)
    decisions = {first.pk: cancel(first)}
    meanwhile = book(resource, MONDAY_9 + timedelta(hours=2))

    undecided = refused(decisions=decisions)

    assert [one.appointment for one in undecided.affected] == [first, meanwhile]
    first.refresh_from_db()
    assert first.status == AppointmentStatus.BOOKED


def test_a_new_time_that_is_taken_or_closed_undoes_everything_and_says_why():
    resource = make_resource()
    first, second = book(resource), book(resource, MONDAY_9 + timedelta(hours=2))
    book(resource, NEXT_DAY_9)
    closed = MONDAY_9 + timedelta(hours=4)

    undecided = refused(decisions={first.pk: move(first), second.pk: move(second, closed)})

    assert undecided.refused == {
        first.pk: "That time has just been taken. Please choose another one.",
        second.pk: "We are closed at that time. Please choose another one.",
    }
    assert [one.appointment.status for one in undecided.affected] == ["booked", "booked"]
    assert not Closure.objects.exists()


def test_two_cannot_be_moved_to_one_time():
    resource = make_resource()
    first, second = book(resource), book(resource, MONDAY_9 + timedelta(hours=2))

    undecided = refused(decisions={first.pk: move(first), second.pk: move(second)})

    assert list(undecided.refused) == [second.pk]
    assert Appointment.objects.count() == 2


def test_a_time_that_is_cancelled_is_free_for_one_that_moves():
    resource = make_resource()
    moves = book(resource, MONDAY_9 + timedelta(hours=7))
    leaves = book(resource, NEXT_DAY_9 + timedelta(hours=6, minutes=30))
    three_on_tuesday = NEXT_DAY_9 + timedelta(hours=6)

    change_calendar(
        resources=[resource],
        write=lambda: resource.availability.update(ends_at=time(16)),
        decisions={moves.pk: move(moves, three_on_tuesday), leaves.pk: cancel(leaves)},
        by=Actor.staff(make_staff()),
        now=NOON,
    )

    assert Appointment.objects.get(status="booked").starts_at == three_on_tuesday


def test_a_patients_hold_is_given_up_and_counted():
    draft = make_draft()
    held = hold(make_resource(), request=draft)

    changed = close()

    held.refresh_from_db()
    assert changed.holds_given_up == 1
    assert (held.status, held.cancel_reason) == (AppointmentStatus.CANCELLED, CancelReason.CLOSURE)
    assert not OccupiedTick.objects.exists()


def test_a_hold_that_has_run_out_is_nobodys_and_is_left_to_lapse():
    held = hold(make_resource(), now=NOON - timedelta(hours=1))

    changed = close()

    held.refresh_from_db()
    assert (changed.holds_given_up, held.status) == (0, AppointmentStatus.PROPOSED)


def test_an_offer_is_kept_or_cancelled_and_never_moved():
    request = make_request()
    resource = make_resource()
    first, second = offer(resource, request=request)

    undecided = refused(decisions={first.pk: keep(first), second.pk: move(second)})

    assert [one.choices for one in undecided.affected] == [(Choice.KEEP, Choice.CANCEL)] * 2


def test_a_request_whose_last_offer_is_cancelled_is_back_at_work():
    request = make_request()
    first, second = offer(make_resource(), request=request)

    close(decisions={first.pk: cancel(first), second.pk: cancel(second)})

    request.refresh_from_db()
    assert request.status == RequestStatus.IN_REVIEW


def test_narrower_hours_ask_about_what_lies_outside_alone():
    resource = make_resource()
    early = book(resource, MONDAY_9)
    late = book(resource, MONDAY_9 + timedelta(hours=7))

    with pytest.raises(UndecidedError) as caught:
        change_calendar(
            resources=[resource],
            write=lambda: resource.availability.update(ends_at=time(16)),
            decisions={},
            by=Actor.staff(make_staff()),
            now=NOON,
        )

    assert [one.appointment for one in caught.value.affected] == [late]
    assert early.status == AppointmentStatus.BOOKED


def test_a_resource_that_is_taken_out_of_use_asks_about_everything_ahead():
    resource, other = make_resource(), make_resource()
    booked = [book(resource), book(resource, NEXT_DAY_9)]
    book(other)

    with pytest.raises(UndecidedError) as caught:
        change_calendar(
            resources=[resource],
            write=lambda: Resource.objects.filter(pk=resource.pk).update(is_active=False),
            decisions={},
            by=Actor.staff(make_staff()),
            now=NOON,
        )

    assert [one.appointment for one in caught.value.affected] == booked
    assert {one.resource for row in caught.value.affected for one in row.free} == {other}
    resource.refresh_from_db()
    assert resource.is_active


def test_what_is_over_is_not_asked_about():
    resource = make_resource()
    past = book(resource, datetime(2026, 3, 4, 14, 0, tzinfo=UTC), now=NOON - timedelta(days=3))

    close(date(2026, 3, 4))

    past.refresh_from_db()
    assert past.status == AppointmentStatus.BOOKED


def test_one_that_was_kept_is_asked_about_again_only_when_another_closure_comes_upon_it():
    booked = book(make_resource(), MONDAY_9 + timedelta(hours=10), override_reason="agreed on the phone")

    close(starts_at=time(9), ends_at=time(10))
    undecided = refused()

    assert [one.appointment for one in undecided.affected] == [booked]
