"""Each impossible state, made by going round the actions, and the line that it gets."""

from datetime import timedelta

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
from appointments.models import Actor, Appointment, AppointmentRequest, OccupiedTick
from clinic.models import Clinician
from tests.appointments.calendar import MONDAY_9, book, hold, make_resource, make_service, offer
from tests.appointments.factories import NOON, make_location, make_request, make_staff
from tests.appointments.queries.going_round import change, found, of_request, ticks_line

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
MONDAY_TICK = int(MONDAY_9.timestamp()) // 300


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

    with django_assert_num_queries(31):
        assert found() == []

    for number in range(1, 7):
        book(resource, MONDAY_9 + number * HOUR)
    with django_assert_num_queries(31):
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
