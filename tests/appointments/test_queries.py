"""Reads where models meet, each with its number of queries."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from appointments.actions.access import record_access
from appointments.actions.delivery import deliver_due
from appointments.actions.triage import add_note, claim_request, log_contact
from appointments.enums import Channel, ContactOutcome
from appointments.models import Actor
from appointments.queries import (
    Clock,
    TimelineEntry,
    age_of,
    clock_of,
    clocks,
    history_of,
    queue_counts,
)
from appointments.rules.business_hours import OpenHours
from appointments.rules.front_desk import Age
from clinic.models import Location
from clinic.privacy import Privacy
from tests.appointments.factories import (
    NOON,
    build_request,
    make_location,
    make_message,
    make_request,
    make_staff,
    send,
)

pytestmark = pytest.mark.django_db

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
# Half past eight in Miami, on a Monday after the clock went forward.
WAKES = datetime(2026, 3, 9, 12, 30, tzinfo=UTC)
WORKDAYS = tuple(OpenHours(day, time(8, 30), time(17, 0)) for day in range(5))
EASTERN = Clock(WORKDAYS, ZoneInfo("America/New_York"), "Eastern Time")
CENTRAL = Clock(WORKDAYS, ZoneInfo("America/Chicago"), "Central Time")


@pytest.mark.parametrize("number", [1, 3])
def test_all_clocks_are_read_in_one_query(number, django_assert_num_queries):
    zones = {}
    for position in range(number):
        location = make_location(f"City {position}", position=position, time_zone=Location.TimeZone.CENTRAL)
        zones[location.pk] = CENTRAL
    first = min(zones)

    with django_assert_num_queries(1):
        found = clocks()

    assert found == zones | {None: zones[first]}


def test_no_preference_goes_by_the_first_location_that_is_open_to_patients():
    make_location("Closed", position=0, is_active=False)
    central = make_location("Pensacola", position=1, time_zone=Location.TimeZone.CENTRAL)
    eastern = make_location("Miami", position=2)

    assert [clock_of(None), clock_of(central), clock_of(eastern)] == [CENTRAL, CENTRAL, EASTERN]


def test_a_clinic_without_locations_has_a_clock_without_hours():
    assert clock_of(None) == Clock((), ZoneInfo("America/New_York"), "Eastern Time")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"due_at": NOON + 2 * HOUR}, Age("call within 2 hours", "calm")),
        ({"due_at": NOON + 20 * MINUTE}, Age("call within 20 minutes", "soon")),
        ({"due_at": NOON}, Age("call within 1 minute", "soon")),
        ({"due_at": NOON - 20 * MINUTE}, Age("20 minutes late", "late")),
        ({"due_at": datetime(2026, 3, 3, 21, 0, tzinfo=UTC)}, Age("4 hours late", "late")),
        ({"due_at": NOON - HOUR, "first_contact_at": NOON}, Age("contacted", "calm")),
        ({"due_at": NOON - HOUR, "status": "waiting_patient"}, Age("waiting for the patient", "paused")),
        ({"due_at": NOON - HOUR, "snoozed_until": NOON}, Age("1 hour late", "late")),
        ({"due_at": NOON - HOUR, "snoozed_until": WAKES}, Age("snoozed until Mon, Mar 9", "paused")),
        (
            {"status": "waiting_patient", "snoozed_until": WAKES},
            Age("snoozed until Mon, Mar 9", "paused"),
        ),
        ({"due_at": NOON - HOUR, "status": "quarantined"}, Age("outside the clock", "paused")),
        ({"due_at": NOON - HOUR, "status": "closed"}, Age("closed", "paused")),
    ],
)
def test_the_age_of_a_request_counts_opening_time_alone(changes, expected, django_assert_num_queries):
    request = build_request(**changes)

    with django_assert_num_queries(0):
        assert age_of(request, EASTERN, now=NOON) == expected


def test_the_queues_are_counted_in_one_query(django_assert_num_queries):
    me = make_staff()
    make_request(due_at=NOON)
    make_request(status="in_review", assigned_to=me, due_at=NOON + HOUR)
    make_request(status="waiting_patient", assigned_to=me, due_at=NOON)
    make_request(status="clinical_review", undelivered_count=1, first_contact_at=NOON, due_at=NOON)
    make_request(snoozed_until=NOON + HOUR, snoozed_by=me, due_at=NOON)
    make_request(status="quarantined", due_at=NOON)
    make_request(status="closed", assigned_to=me, undelivered_count=1)

    with django_assert_num_queries(1):
        counts = queue_counts(me, now=NOON)

    assert counts == {
        "open": 4,
        "unclaimed": 2,
        "mine": 2,
        "due_today": 2,
        "overdue": 1,
        "clinical_review": 1,
        "waiting": 1,
        "snoozed": 1,
        "call_instead": 1,
        "duplicates": 0,
        "quarantine": 1,
        "asked": 0,
    }


def test_the_timeline_tells_everything_newest_first_in_five_queries(django_assert_num_queries):
    desk = make_staff(first_name="Sam", last_name="Desk")
    by = Actor.staff(desk)
    request = send(first_name="Ada")
    deliver_due(clock=lambda: NOON + 1 * MINUTE)
    claim_request(request=request, by=by, now=NOON + 2 * MINUTE)
    record_access(by=desk, request=request, now=NOON + 3 * MINUTE)
    add_note(request=request, text="Prefers mornings", by=by, now=NOON + 4 * MINUTE)
    log_contact(
        request=request,
        channel=Channel.CALL,
        outcome=ContactOutcome.SPOKE,
        note="Will call back",
        by=by,
        now=NOON + 5 * MINUTE,
    )
    message = request.messages.get()

    with django_assert_num_queries(5):
        told = history_of(request).timeline()

    assert told == [
        TimelineEntry(NOON + 5 * MINUTE, "event", "Contact logged", "Sam Desk", "Call: Spoke with them"),
        TimelineEntry(NOON + 5 * MINUTE, "contact", "Call: Spoke with them", "Sam Desk", "Will call back"),
        TimelineEntry(NOON + 4 * MINUTE, "event", "Note added", "Sam Desk", ""),
        TimelineEntry(NOON + 4 * MINUTE, "note", "Note", "Sam Desk", "Prefers mornings"),
        TimelineEntry(NOON + 3 * MINUTE, "look", "Opened", "Sam Desk", ""),
        TimelineEntry(NOON + 2 * MINUTE, "event", "Claimed", "Sam Desk", ""),
        TimelineEntry(
            NOON + 1 * MINUTE,
            "message",
            "Request received (delivered to the mail server)",
            "System",
            f"{message.subject}\n\n{message.body}".strip(),
        ),
        TimelineEntry(NOON, "event", "Sent", "Patient", ""),
    ]
    assert "Hello Ada," in message.body


def test_looks_of_one_person_on_one_day_stand_in_one_line_and_anything_else_in_its_own():
    one, other = make_staff(first_name="Ada", last_name="Desk"), make_staff(first_name="Bo", last_name="Desk")
    request = make_request()
    day = timedelta(days=1)
    for by, at, privacy in [
        (one, NOON, Privacy.CONTACT),
        (one, NOON + MINUTE, Privacy.CONTACT),
        (one, NOON + 2 * MINUTE, Privacy.CLINICAL),
        (other, NOON + 3 * MINUTE, Privacy.CONTACT),
        (one, NOON + day, Privacy.CONTACT),
    ]:
        record_access(by=by, request=request, now=at, privacy=privacy)

    told = history_of(request).timeline()

    assert [(entry.at, entry.title, entry.who) for entry in told] == [
        (NOON + day, "Opened", "Ada Desk"),
        (NOON + 3 * MINUTE, "Opened", "Bo Desk"),
        (NOON + 2 * MINUTE, "Opened: clinical answers", "Ada Desk"),
        (NOON + MINUTE, "Opened, 2 times that day", "Ada Desk"),
    ]


def test_the_timeline_asks_for_a_call_when_a_message_could_not_be_delivered():
    request = make_request()
    make_message(request, status="failed", attempts=6, error_class="SMTPDataError")

    assert history_of(request).timeline() == [
        TimelineEntry(
            NOON,
            "message",
            "Request received (could not be delivered)",
            "System",
            "Tried 6 times (SMTPDataError). Please call instead.\n\n",
        )
    ]
