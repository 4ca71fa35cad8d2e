"""The managers' numbers, as the database counts them."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from appointments.actions.triage import log_contact
from appointments.enums import Channel, ContactOutcome
from appointments.models import Actor, Appointment, AppointmentRequest, ContactAttempt
from appointments.queries.numbers import Numbers, Visits, numbers_of, visits_by
from appointments.rules.numbers import DateRange, Tally
from tests.appointments.calendar import MONDAY_9, book, make_resource, make_service
from tests.appointments.factories import NOON, make_location, make_request, make_staff

pytestmark = pytest.mark.django_db
WEDNESDAY = date(2026, 3, 4)
THAT_DAY = DateRange(WEDNESDAY, WEDNESDAY)
THAT_WEEK = DateRange(date(2026, 3, 2), date(2026, 3, 8))
HOUR = timedelta(hours=1)


def counted(span: DateRange = THAT_DAY, now: datetime = NOON) -> Numbers:
    return numbers_of(span, now=now)


def place_named(name: str = "Miami", *, hours: Any = None, **changes: Any) -> Any:
    """Return a location that is open from 9 to 17 on working days."""
    return make_location(name, hours=hours or (time(9), time(17)), **changes)


def visit(status: str, starts_at: datetime = NOON, **request: Any) -> Appointment:
    """Return a visit that stands in a status at a time, at the first location."""
    booked = book(make_resource(), request=make_request(**request))
    Appointment.objects.filter(pk=booked.pk).update(starts_at=starts_at, status=status)
    return booked


def test_a_day_begins_and_ends_by_the_clock_of_the_location() -> None:
    miami, pensacola = place_named("Miami"), place_named("Pensacola", time_zone="America/Chicago")
    midnight = datetime(2026, 3, 4, 5, 0, tzinfo=UTC)  # In Miami; an hour before it in Pensacola.
    for place in (miami, None, pensacola):
        make_request(location=place, sent_at=midnight)
        make_request(location=place, sent_at=midnight - timedelta(minutes=1))

    numbers = counted(DateRange(date(2026, 3, 3), WEDNESDAY))

    assert [(day.day, tally.sent) for day, tally in numbers.days] == [(3, 4), (4, 2)]
    assert [tally.sent for _, tally in counted().days] == [2]
    assert numbers.zone_names == ["Eastern Time", "Central Time"]


def test_every_number_goes_by_the_clock_of_its_location() -> None:
    miami, pensacola = place_named("Miami"), place_named("Pensacola", time_zone="America/Chicago")
    midnight = datetime(
        2026, 3, 4, 5, 30, tzinfo=UTC
    )  # Half past, in Miami; half an hour before, in Pensacola.
    resources = [make_resource(location=place) for place in (miami, pensacola)]
    for place, resource in zip((miami, pensacola), resources, strict=True):
        request = make_request(location=place, status="closed", closed_at=midnight, closed_reason="withdrawn")
        by = make_staff(first_name=place.name)
        ContactAttempt.objects.create(
            request=request, at=midnight, by=by, channel="call", outcome="no_answer"
        )
        booked = book(resource, MONDAY_9 + HOUR)
        Appointment.objects.filter(pk=booked.pk).update(starts_at=midnight)

    numbers = counted()

    assert numbers.outcomes == {"withdrawn": 1}
    assert [str(load.user) for load in numbers.staff] == ["Miami"]
    assert [group.location for group in numbers.visits] == ["Miami"]


def test_both_days_of_a_clock_change_hold_their_requests_once() -> None:
    make_request(location=place_named(), sent_at=datetime(2026, 3, 9, 3, 59, tzinfo=UTC))  # Sunday 23:59.
    make_request(location=place_named("Tampa"), sent_at=datetime(2026, 3, 9, 4, 0, tzinfo=UTC))  # Monday.

    numbers = counted(DateRange(date(2026, 3, 8), date(2026, 3, 9)))

    assert [(day.day, tally.sent) for day, tally in numbers.days] == [(8, 1), (9, 1)]


def test_drafts_quarantine_and_what_nobody_asked_for_are_not_counted() -> None:
    make_request()
    for status in ("draft", "quarantined"):
        make_request(status=status)
    for reason in ("spam", "duplicate", "entered_in_error"):
        make_request(status="closed", closed_reason=reason)

    assert [tally.sent for _, tally in counted().days] == [1]


@pytest.mark.parametrize(
    ("changes", "tally"),
    [
        ({"first_contact_at": NOON + HOUR, "due_at": NOON + HOUR}, Tally(1, 1, 0)),
        ({"first_contact_at": NOON + 2 * HOUR, "due_at": NOON + HOUR}, Tally(1, 0, 1)),
        ({"due_at": NOON + 9 * HOUR}, Tally(1, 0, 0)),
        ({"due_at": NOON + HOUR}, Tally(1, 0, 1)),
        ({"due_at": NOON + HOUR, "status": "waiting_patient"}, Tally(1, 0, 0)),
        ({"due_at": NOON + HOUR, "status": "scheduled"}, Tally(1, 0, 0)),
        ({"due_at": NOON + HOUR, "status": "closed", "closed_at": NOON}, Tally(1, 0, 0)),
        ({"due_at": NOON + HOUR, "status": "closed", "closed_at": NOON + 2 * HOUR}, Tally(1, 0, 1)),
    ],
)
def test_a_call_is_in_time_late_or_neither(changes: dict[str, Any], tally: Tally) -> None:
    make_request(**changes)

    assert counted(now=NOON + 3 * HOUR).days == [(WEDNESDAY, tally)]


def test_waiting_is_measured_in_the_opening_hours_of_each_location() -> None:
    miami, pensacola = place_named("Miami"), place_named("Pensacola", time_zone="America/Chicago")
    evening = datetime(2026, 3, 4, 21, 30, tzinfo=UTC)  # 16:30 in Miami, 15:30 in Pensacola.
    for place in (miami, pensacola):
        reached = {"first_contact_at": evening + timedelta(hours=17)}  # 9:30 and 8:30 on the next day.
        make_request(location=place, sent_at=evening, **reached)
    make_request(location=miami, sent_at=NOON, first_contact_at=NOON + HOUR)

    numbers = counted(THAT_WEEK, now=NOON + timedelta(days=2))

    assert [(place.name, sorted(place.minutes)) for place in numbers.places] == [
        ("Miami", [60, 60]),
        ("Pensacola", [90]),
    ]
    assert sorted(numbers.all_places.minutes) == [60, 60, 90]


def test_the_first_contact_counts_also_after_the_request_was_reopened() -> None:
    request = make_request(location=place_named(), status="in_review")
    by = Actor.staff(make_staff())
    how = {"channel": Channel.CALL, "note": "", "by": by}
    log_contact(request=request, outcome=ContactOutcome.NO_ANSWER, now=NOON + HOUR / 2, **how)
    request = AppointmentRequest.objects.get(pk=request.pk)
    log_contact(request=request, outcome=ContactOutcome.SPOKE, now=NOON + HOUR, **how)
    AppointmentRequest.objects.update(first_contact_at=None)

    assert [place.minutes for place in counted().places] == [[60]]


def test_open_requests_are_counted_by_age_whatever_days_are_chosen() -> None:
    ages = [timedelta(0), timedelta(hours=23), timedelta(days=1), timedelta(days=3), timedelta(days=400)]
    for age in ages:
        make_request(sent_at=NOON - age)
    make_request(status="scheduled")
    make_request(status="closed")

    assert counted(DateRange(date(2020, 1, 1), date(2020, 1, 2))).open_by_age == [2, 1, 1, 0, 1]


def test_outcomes_are_those_of_the_days_on_which_requests_were_closed() -> None:
    make_request(status="closed", closed_reason="spam", sent_at=NOON - timedelta(days=90))
    make_request(status="closed", closed_reason="completed")
    make_request(status="closed", closed_reason="completed", closed_at=NOON - timedelta(days=1))

    assert counted().outcomes == {"spam": 1, "completed": 1}


def test_visits_are_firm_times_and_those_nobody_came_to() -> None:
    for status in ("booked", "arrived", "checked-in", "fulfilled", "noshow", "entered-in-error"):
        visit(status)
    visit("fulfilled", starts_at=NOON - timedelta(days=1))

    groups = counted().visits

    assert visits_by(groups, lambda group: group.location) == [("Miami", Visits(booked=5, came=1, missed=1))]
    assert Visits(5, 1, 1).share_missed == 0.5


def test_visits_are_told_apart_by_service_language_and_page() -> None:
    make_location()
    visit("booked", source_path="/ketamine/?q=ada", language="es")
    visit("noshow", source_path="/ketamine/#top")
    resource = make_resource(make_service(code="follow-up", name="Follow-up"))
    other = book(resource, request=make_request(source_path=""))
    Appointment.objects.filter(pk=other.pk).update(starts_at=NOON)

    groups = counted().visits

    one, missed = Visits(1), Visits(1, 0, 1)
    both = one + missed
    assert visits_by(groups, lambda group: group.service) == [
        ("First visit", both),
        ("Follow-up", one),
    ]
    assert visits_by(groups, lambda group: group.language) == [("en", both), ("es", one)]
    assert visits_by(groups, lambda group: group.source_path) == [("/ketamine/", both), ("", one)]


def test_staff_load_is_what_each_has_now_and_logged_on_these_days() -> None:
    sam, ada = make_staff(first_name="Sam", last_name="B"), make_staff(first_name="Ada", last_name="A")
    make_staff(first_name="Idle")
    held = make_request(assigned_to=sam, status="in_review", sent_at=NOON - timedelta(days=90))
    make_request(assigned_to=sam, status="closed")
    for at in (NOON, NOON + HOUR, NOON - timedelta(days=1)):
        ContactAttempt.objects.create(request=held, at=at, by=ada, channel="call", outcome="no_answer")

    loads = [(str(load.user), load.held, load.contacts) for load in counted().staff]
    assert loads == [("Ada A", 0, 2), ("Sam B", 1, 0)]


def test_an_empty_clinic_has_numbers_too() -> None:
    numbers = counted()

    assert numbers.days == [(WEDNESDAY, Tally())]
    assert (numbers.places, numbers.outcomes, numbers.visits, numbers.staff) == ([], {}, [], [])
    assert (numbers.open_by_age, numbers.zone_names) == ([0] * 5, ["Eastern Time"])


@pytest.mark.parametrize("how_many", [1, 3])
def test_all_numbers_take_nine_queries_for_one_request_and_for_three(
    how_many: int, django_assert_num_queries: Callable
) -> None:
    for number in range(how_many):
        place = place_named(f"Place {number}")
        make_request(location=place, assigned_to=make_staff(), status="in_review", first_contact_at=NOON)

    with django_assert_num_queries(9):
        numbers = counted()

    assert len(numbers.places) == len(numbers.staff) == how_many
