"""Closing and reopening, and the reasons that are not open to everybody."""

from datetime import UTC, datetime, timedelta

import pytest

from appointments.actions.triage import ClosingRefusedError, close_request, log_contact, reopen_request
from appointments.enums import Channel, ClosedReason, ContactOutcome, RequestStatus
from appointments.models import Actor, AppointmentRequest
from clinic.models import Location
from clinic.roles import Role
from tests.appointments.actions.reading import history, stored
from tests.appointments.factories import NOON, make_location, make_request, make_staff

pytestmark = pytest.mark.django_db

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    "start", ["new", "in_review", "clinical_review", "waiting_patient", "quarantined", "scheduled"]
)
def test_closing_keeps_reason_time_and_person(start, desk, by):
    request = make_request(status=start)

    close_request(request=request, reason=ClosedReason.WITHDRAWN, by=by, now=NOON)

    assert stored(request) == {
        "status": "closed",
        "version": 2,
        "closed_reason": "withdrawn",
        "closed_at": NOON,
        "closed_by": desk.pk,
    }
    assert history(request) == [(NOON, desk.pk, "closed", start, "closed", "Withdrawn by the patient")]


@pytest.mark.parametrize("role", [Role.FRONT_DESK, Role.PRACTICE_MANAGER, Role.MARKETING, None])
def test_nobody_but_a_clinician_finds_somebody_not_suitable(role):
    request = make_request()

    with pytest.raises(ClosingRefusedError) as refusal:
        close_request(
            request=request, reason=ClosedReason.NOT_SUITABLE, by=Actor.staff(make_staff(role)), now=NOON
        )

    assert str(refusal.value) == "Only a clinician can decide that somebody is not suitable."
    assert stored(request) == {"status": "new", "version": 1}
    assert history(request) == []


def test_the_system_finds_nobody_not_suitable():
    request = make_request()

    with pytest.raises(ClosingRefusedError, match="Only a clinician"):
        close_request(request=request, reason=ClosedReason.NOT_SUITABLE, by=Actor.SYSTEM, now=NOON)


def test_a_clinician_may_find_somebody_not_suitable():
    request = make_request()

    close_request(
        request=request,
        reason=ClosedReason.NOT_SUITABLE,
        by=Actor.staff(make_staff(Role.CLINICIAN)),
        now=NOON,
    )

    assert stored(request)["closed_reason"] == "not_suitable"


def try_contact(request: AppointmentRequest, by: Actor, channel: str, at: datetime) -> None:
    log_contact(
        request=request,
        channel=Channel(channel),
        outcome=ContactOutcome.NO_ANSWER,
        note="",
        by=by,
        now=at,
    )


@pytest.mark.parametrize(
    ("tries", "so_far"),
    [
        ([], "0, on 0, by 0"),
        ([("call", NOON), ("email", NOON + DAY)], "2, on 2, by 2"),
        ([("call", NOON), ("email", NOON + HOUR), ("text", NOON + 2 * HOUR)], "3, on 1, by 3"),
        ([("call", NOON), ("call", NOON + DAY), ("call", NOON + 2 * DAY)], "3, on 3, by 1"),
    ],
)
def test_unreachable_is_refused_until_enough_was_tried(tries, so_far, by):
    request = make_request(location=make_location())
    for channel, at in tries:
        try_contact(request, by, channel, at)

    with pytest.raises(ClosingRefusedError) as refusal:
        close_request(request=request, reason=ClosedReason.UNREACHABLE, by=by, now=NOON + 3 * DAY)

    assert str(refusal.value) == (
        "“Could not be reached” needs 3 tries, on 2 different days and by 2 ways of contact."
        f" So far: {so_far}."
    )
    assert stored(request)["status"] == ("in_review" if tries else "new")


def test_unreachable_is_a_reason_after_three_tries_on_two_days_by_two_channels(by):
    request = make_request(location=make_location())
    for channel, at in [("call", NOON), ("call", NOON + HOUR), ("email", NOON + DAY)]:
        try_contact(request, by, channel, at)

    close_request(request=request, reason=ClosedReason.UNREACHABLE, by=by, now=NOON + DAY)

    assert stored(request)["closed_reason"] == "unreachable"


def tried_around_midnight(time_zone: str, by: Actor) -> AppointmentRequest:
    """Return a request with three tries from half past midnight on, Eastern Time."""
    request = make_request(location=make_location(time_zone=time_zone))
    for hours, channel in enumerate(["call", "email", "text"]):
        try_contact(request, by, channel, datetime(2026, 3, 5, 5, 30, tzinfo=UTC) + hours * HOUR)
    return request


def test_tries_on_one_day_of_the_location_are_one_day(by):
    request = tried_around_midnight(Location.TimeZone.EASTERN, by)

    with pytest.raises(ClosingRefusedError, match=r"So far: 3, on 1, by 3\.$"):
        close_request(request=request, reason=ClosedReason.UNREACHABLE, by=by, now=NOON + 2 * DAY)


def test_the_same_tries_are_two_days_where_midnight_comes_later(by):
    request = tried_around_midnight(Location.TimeZone.CENTRAL, by)

    close_request(request=request, reason=ClosedReason.UNREACHABLE, by=by, now=NOON + 2 * DAY)

    assert stored(request)["status"] == "closed"


def test_a_reopened_request_is_mine_and_bears_no_trace_of_its_closing(desk, by):
    request = make_request(status=RequestStatus.CLOSED, closed_by=make_staff())

    reopen_request(request=request, by=by, now=NOON + HOUR)

    assert stored(request) == {
        "status": "in_review",
        "version": 2,
        "assigned_to": desk.pk,
        "assigned_at": NOON + HOUR,
    }
    assert history(request) == [(NOON + HOUR, desk.pk, "reopened", "closed", "in_review", "")]
