"""Each impossible state, made by going round the actions, and the line that it gets."""

import uuid
from collections.abc import Callable, Iterator
from datetime import date, time, timedelta

import pytest
from django.core.management import call_command
from django.db.models import F

from appointments.actions.booking import (
    cancel_appointment,
    fulfil_appointment,
    move_appointment,
    offer_from_waitlist,
    put_on_waitlist,
)
from appointments.enums import CancelReason
from appointments.models import Actor, Appointment, AppointmentRequest, Closure, OccupiedTick, Resource
from appointments.queries.schedule import impossible_states
from clinic.models import Clinician
from tests.appointments.calendar import MONDAY_9, book, hold, make_resource, make_service, offer
from tests.appointments.factories import NOON, make_location, make_request, make_staff
from tests.appointments.without_constraints import without_constraints

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
MONDAY_TICK = int(MONDAY_9.timestamp()) // 300


@pytest.fixture
def unprotected() -> Iterator[None]:
    with without_constraints():
        yield


def found() -> list[str]:
    return list(impossible_states(now=NOON))


def change(appointment: Appointment, **fields: object) -> None:
    Appointment.objects.filter(pk=appointment.pk).update(**fields)


def of_request(appointment: Appointment, **fields: object) -> None:
    AppointmentRequest.objects.filter(pk=appointment.request_id).update(**fields)


def ticks_line(owner: Appointment, number: int, first: int, resource: Resource, what: str) -> str:
    """Return the line about some ticks in a row."""
    where = f"({first} to {first + number - 1}, resource {resource.pk})"
    return f"appointment {owner.pk}: {number} ticks {where} {what}"


def a_day_of_work() -> None:
    """Make one of everything, by the actions alone."""
    resource, staff = make_resource(), Actor.staff(make_staff())
    hold(resource, MONDAY_9)
    booked = book(resource, MONDAY_9 + HOUR)
    moved = move_appointment(
        appointment=booked, resource=resource, starts_at=MONDAY_9 + 1.5 * HOUR, by=staff, now=NOON
    )
    offer(resource, MONDAY_9 + 3 * HOUR, MONDAY_9 + 4 * HOUR)
    done = book(resource, MONDAY_9 + 5 * HOUR)
    fulfil_appointment(appointment=done, by=staff, now=MONDAY_9 + 6 * HOUR)
    change(done, starts_at=F("starts_at") - timedelta(days=7))
    gone = book(resource, MONDAY_9 + 6 * HOUR)
    cancel_appointment(appointment=gone, reason=CancelReason.CLINIC, by=staff, now=NOON)
    entry = put_on_waitlist(request=make_request(), service=make_service(), by=staff, now=NOON)
    offer_from_waitlist(entry=entry, resource=resource, starts_at=MONDAY_9 + 7 * HOUR, by=staff, now=NOON)
    assert moved.replaces == booked


def test_what_the_actions_make_is_possible(capsys, time_machine):
    time_machine.move_to(NOON, tick=False)
    a_day_of_work()

    call_command("check_schedule")

    assert Appointment.objects.count() == 9
    assert capsys.readouterr().out == "Nothing impossible found.\n"


def test_the_command_prints_a_line_each_and_ends_with_1(capsys, time_machine):
    time_machine.move_to(NOON, tick=False)
    booked = book(make_resource())
    booked.ticks.filter(tick__lt=MONDAY_TICK + 3).delete()

    with pytest.raises(SystemExit) as ended:
        call_command("check_schedule")

    said = capsys.readouterr()
    assert ended.value.code == 1
    assert said.out == f"appointment {booked.pk}: is booked with 9 of its 12 ticks\n"
    assert said.err == "Impossible states found: 1. See docs/operations.md.\n"


def test_the_number_of_queries_does_not_grow_with_the_appointments(django_assert_num_queries):
    resource = make_resource()
    book(resource)

    with django_assert_num_queries(30):
        assert found() == []

    for number in range(1, 7):
        book(resource, MONDAY_9 + number * HOUR)
    with django_assert_num_queries(30):
        assert found() == []


def test_ticks_of_an_appointment_that_does_not_exist():
    resource, nobodys = make_resource(), Appointment(pk=999_999)
    OccupiedTick.objects.create(
        resource=resource, clinician=resource.clinician, tick=MONDAY_TICK, appointment_id=nobodys.pk
    )

    lines = found()

    OccupiedTick.objects.all().delete()
    assert lines == [
        ticks_line(nobodys, 1, MONDAY_TICK, resource, "belong to an appointment that does not exist")
    ]


def test_ticks_that_outlived_their_time():
    resource = make_resource()
    booked = book(resource)
    of_request(booked, status="in_review")
    change(booked, status="cancelled", cancelled_at=NOON, cancel_reason="clinic")

    assert found() == [ticks_line(booked, 12, MONDAY_TICK, resource, "outlived its time")]


def test_ticks_outside_of_their_appointment():
    resource = make_resource()
    booked = book(resource)
    booked.ticks.filter(tick=MONDAY_TICK).update(tick=MONDAY_TICK - 1)

    assert found() == [ticks_line(booked, 1, MONDAY_TICK - 1, resource, "lie outside of it")]


def test_ticks_on_another_calendar():
    booked, other = book(make_resource()), make_resource()
    booked.ticks.update(resource=other)

    assert found() == [
        ticks_line(booked, 12, MONDAY_TICK, other, "stand on another calendar or clinician"),
        f"appointment {booked.pk}: is booked with 0 of its 12 ticks",
    ]


@pytest.mark.parametrize("whose", [None, "another"])
def test_ticks_of_another_clinician_or_of_none(whose):
    resource = make_resource()
    booked = book(resource)
    booked.ticks.update(clinician=whose and Clinician.objects.create(name="Another"))

    assert found() == [
        ticks_line(booked, 12, MONDAY_TICK, resource, "stand on another calendar or clinician")
    ]


def test_a_calendar_given_to_another_clinician_while_times_stand_on_it():
    resource = make_resource()
    booked = book(resource)
    resource.clinician = Clinician.objects.create(name="Another")
    resource.save()

    assert [line.rpartition(") ")[2] for line in found()] == ["stand on another calendar or clinician"]
    assert f"appointment {booked.pk}: 12 ticks" in found()[0]


@pytest.mark.parametrize("make", [hold, book])
def test_a_kept_time_without_its_ticks(make):
    kept = make(make_resource())
    kept.ticks.all().delete()

    assert found() == [f"appointment {kept.pk}: is {kept.status} with 0 of its 12 ticks"]


def test_a_hold_that_has_run_out_may_have_lost_all_of_its_ticks_but_not_some():
    gone, half = (hold(make_resource()) for _ in range(2))
    Appointment.objects.update(held_until=NOON)
    gone.ticks.all().delete()
    half.ticks.filter(tick=MONDAY_TICK).delete()

    assert found() == [f"appointment {half.pk}: is proposed with 11 of its 12 ticks"]


@pytest.mark.usefixtures("unprotected")
def test_a_kept_time_that_is_none():
    booked = book(make_resource())
    booked.ticks.all().delete()
    change(booked, starts_at=None, ends_at=None, first_tick=None, end_tick=None)

    assert found() == [f"appointment {booked.pk}: is booked without a time or a calendar"]


def test_a_time_beside_its_own_ticks():
    booked = book(make_resource())
    change(booked, ends_at=F("ends_at") + timedelta(minutes=5))

    assert found() == [
        f"appointment {booked.pk}: its time is not within its ticks {MONDAY_TICK} to {MONDAY_TICK + 12}"
    ]


def test_a_time_off_the_grid():
    booked = book(make_resource())
    change(booked, starts_at=F("starts_at") + timedelta(minutes=1))

    assert found() == [f"appointment {booked.pk}: its time is not on the grid of five minutes"]


def test_overlapping_times_of_one_clinician_at_two_locations():
    clinician = Clinician.objects.create(name="Sample Clinician")
    here = make_resource(clinician=clinician)
    there = make_resource(clinician=clinician, location=make_location("Orlando"))
    first, second = book(here), book(there, MONDAY_9 + 2 * HOUR)
    earlier = MONDAY_9 + HOUR / 2
    second.ticks.all().delete()
    change(
        second,
        starts_at=earlier,
        ends_at=earlier + HOUR,
        first_tick=MONDAY_TICK + 6,
        end_tick=MONDAY_TICK + 18,
    )

    assert found() == [
        f"appointment {second.pk}: is booked with 0 of its 12 ticks",
        f"appointment {second.pk}: overlaps appointment {first.pk}",
    ]


def test_overlapping_times_of_one_room_even_when_another_lies_between():
    room = make_resource()
    type(room).objects.update(clinician=None)
    room.refresh_from_db()
    whole_day, short = book(room), book(room, MONDAY_9 + HOUR)
    late = book(room, MONDAY_9 + 3 * HOUR)
    change(whole_day, ends_at=MONDAY_9 + 8 * HOUR, end_tick=MONDAY_TICK + 96)

    assert found() == [
        f"appointment {whole_day.pk}: is booked with 12 of its 96 ticks",
        f"appointment {short.pk}: overlaps appointment {whole_day.pk}",
        f"appointment {late.pk}: overlaps appointment {whole_day.pk}",
    ]


@pytest.mark.usefixtures("unprotected")
def test_two_live_times_for_one_request():
    resource = make_resource()
    first, second = book(resource), book(resource, MONDAY_9 + HOUR)
    of_request(second, status="in_review")
    change(second, request=first.request)
    AppointmentRequest.objects.filter(pk=second.request_id).update(status="new")

    assert found() == [f"request {first.request_id}: has 2 live appointments"]


@pytest.mark.parametrize("status", ["fulfilled", "noshow"])
def test_a_visit_that_is_over_before_it_began(status):
    booked = book(make_resource())
    booked.ticks.all().delete()
    change(booked, status=status)
    of_request(booked, status="in_review")

    assert found() == [f"appointment {booked.pk}: is {status} before its time has come"]


@pytest.mark.usefixtures("unprotected")
def test_a_time_cancelled_by_halves():
    booked, cancelled = book(make_resource()), book(make_resource())
    change(booked, cancelled_at=NOON)
    cancel_appointment(
        appointment=cancelled, reason=CancelReason.CLINIC, by=Actor.staff(make_staff()), now=NOON
    )
    change(cancelled, cancel_reason="")

    assert found() == [
        f"appointment {booked.pk}: is booked, and does not say so as a whole",
        f"appointment {cancelled.pk}: is cancelled, and does not say so as a whole",
    ]


@pytest.mark.usefixtures("unprotected")
def test_a_hold_without_end_and_an_end_without_hold():
    held, booked = hold(make_resource()), book(make_resource())
    change(held, held_until=None)
    change(booked, held_until=NOON + HOUR)

    assert found() == [
        f"appointment {held.pk}: is proposed with no end of its hold",
        f"appointment {booked.pk}: is booked with an end, as if it were held",
    ]


def test_a_hold_that_the_worker_forgot():
    held, recent = hold(make_resource()), hold(make_resource())
    change(held, held_until=NOON - HOUR)
    change(recent, held_until=NOON - HOUR + timedelta(seconds=1))

    assert found() == [f"appointment {held.pk}: is proposed, though its hold ran out over an hour ago"]


def test_a_hold_beyond_the_beginning_of_the_visit():
    held = hold(make_resource())
    change(held, held_until=MONDAY_9 + timedelta(seconds=1))

    assert found() == [f"appointment {held.pk}: is proposed, and held beyond its own beginning"]


def test_four_offers_at_once():
    resource = make_resource()
    first = offer(resource, *(MONDAY_9 + number * HOUR for number in range(3)))[0]
    fourth = offer(resource, MONDAY_9 + 4 * HOUR)[0]
    change(fourth, request=first.request)

    assert found() == [f"request {first.request_id}: has 4 offers at once"]


def test_two_holds_at_once():
    first, second = hold(make_resource()), hold(make_resource())
    change(second, request=first.request)

    assert found() == [f"request {first.request_id}: holds 2 times at once"]


def test_two_places_on_the_waitlist():
    request, service = make_request(), make_service()
    entry = put_on_waitlist(request=request, service=service, by=Actor.staff(make_staff()), now=NOON)
    entry.pk, entry.public_id, entry.calendar_uid = None, uuid.uuid4(), uuid.uuid4()
    entry.save(force_insert=True)

    assert found() == [f"request {request.pk}: has 2 places on the waitlist"]


def test_too_many_offers_from_the_waitlist():
    resource, staff = make_resource(), Actor.staff(make_staff())
    entry = put_on_waitlist(request=make_request(), service=make_service(), by=staff, now=NOON)
    offers = offer(resource, MONDAY_9, MONDAY_9 + HOUR, request=entry.request)
    Appointment.objects.filter(pk__in=[one.pk for one in offers]).update(waitlist_entry=entry)

    assert found() == [f"appointment {entry.pk}: its place on the waitlist had 2 offers, 2 of them open"]


def a_move() -> tuple[Appointment, Appointment]:
    resource = make_resource()
    old = book(resource)
    staff = Actor.staff(make_staff())
    new = move_appointment(
        appointment=old, resource=resource, starts_at=MONDAY_9 + 2 * HOUR, by=staff, now=NOON
    )
    return old, new


@pytest.mark.usefixtures("unprotected")
def test_a_move_that_left_the_old_time_standing():
    old, new = a_move()
    earlier = {"status": "entered-in-error", "cancelled_at": None, "cancel_reason": "", "cancelled_by": None}
    change(old, **earlier)

    assert found() == [f"appointment {new.pk}: replaces appointment {old.pk}, which is not cancelled"]


@pytest.mark.parametrize("wrong", [{"sequence": 0}, {"calendar_uid": uuid.UUID(int=1)}])
def test_a_move_that_a_calendar_takes_for_another_visit_or_old_news(wrong):
    old, new = a_move()
    change(new, **wrong)

    assert found() == [
        f"appointment {new.pk}: has not the calendar UID of appointment {old.pk} with a higher sequence"
    ]


def test_a_move_from_another_request():
    old, new = a_move()
    change(old, request=make_request())

    assert found() == [f"appointment {new.pk}: replaces appointment {old.pk} of another request"]


def test_two_live_times_with_one_calendar_uid():
    resource = make_resource()
    first, second = book(resource), book(resource, MONDAY_9 + HOUR)
    change(second, calendar_uid=first.calendar_uid)

    assert found() == [
        f"appointment {one.pk}: shares its calendar UID with another live appointment"
        for one in (first, second)
    ]


def test_a_scheduled_request_without_a_time():
    request = make_request(status="scheduled")

    assert found() == [f"request {request.pk}: is scheduled, and nothing is booked"]


def booked_at(resource, starts_at):
    return book(resource, starts_at)


def asked_at(resource, starts_at):
    asked = hold(resource, starts_at)
    change(asked, status="pending", held_until=starts_at)
    of_request(asked, status="new")
    asked.status = "pending"
    return asked


@pytest.mark.parametrize(
    ("make", "status"),
    [
        (booked_at, "in_review"),
        (booked_at, "quarantined"),
        (asked_at, "draft"),
        (asked_at, "scheduled"),
        (lambda resource, starts_at: hold(resource, starts_at), "quarantined"),
        (lambda resource, starts_at: offer(resource, starts_at)[0], "draft"),
    ],
)
def test_a_time_whose_request_stands_elsewhere(make: Callable, status):
    time_kept = make(make_resource(), MONDAY_9)
    of_request(time_kept, status=status)
    expected = f"appointment {time_kept.pk}: is {time_kept.status}, while request {time_kept.request_id}"

    lines = found()

    assert f"{expected} is {status}" in lines
    assert [line for line in lines if line.startswith("appointment")] == [f"{expected} is {status}"]


def test_a_time_of_a_closed_request():
    booked = book(make_resource())
    of_request(booked, status="closed", closed_reason="withdrawn", closed_at=NOON)

    assert found() == [f"appointment {booked.pk}: is booked, while request {booked.request_id} is closed"]


@pytest.mark.parametrize("make", [booked_at, asked_at])
def test_a_time_to_come_outside_of_the_hours_needs_a_reason(make):
    resource = make_resource()
    kept = make(resource, MONDAY_9)
    Closure.objects.create(
        location=resource.location, first_on=date(2026, 3, 9), last_on=date(2026, 3, 9), reason="Storm"
    )

    assert found() == [f"appointment {kept.pk}: is {kept.status} outside of the hours without a reason"]
    assert list(impossible_states(now=MONDAY_9)) == []

    change(kept, override_reason="the patient knows")
    assert found() == []


def test_hours_that_were_narrowed_under_a_booked_time():
    resource = make_resource()
    booked = book(resource)
    resource.availability.update(starts_at=time(9, 30))

    assert found() == [f"appointment {booked.pk}: is booked outside of the hours without a reason"]
