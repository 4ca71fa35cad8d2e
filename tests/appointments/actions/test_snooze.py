"""Snoozing a request, and what wakes it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from appointments.actions.booking import accept_offer, decline_offers, offer_times
from appointments.actions.details import ContactDetails, correct_details
from appointments.actions.messages import stop_messages
from appointments.actions.snooze import snooze_request, snooze_until, wake_request
from appointments.actions.transitions import ChangedMeanwhileError
from appointments.actions.triage import add_note, claim_request, close_request, log_contact, resume_request
from appointments.actions.withdrawal import withdraw_request
from appointments.enums import Channel, ClosedReason, ContactOutcome, Voicemail
from appointments.models import Actor, AppointmentRequest
from appointments.rules.transitions import TransitionRefusedError
from clinic.models import Location, User
from tests.appointments.actions.reading import history
from tests.appointments.calendar import MONDAY_9, make_resource, make_service
from tests.appointments.factories import NOON, make_location, make_request, make_staff

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
MONDAY = date(2026, 3, 9)
# Half past eight in Miami, after the clock went forward.
MONDAY_OPENS = datetime(2026, 3, 9, 12, 30, tzinfo=UTC)


def snooze_of(request: AppointmentRequest) -> tuple[datetime | None, int | None]:
    return AppointmentRequest.objects.values_list("snoozed_until", "snoozed_by").get(pk=request.pk)


def asleep(by: Actor, **changes: object) -> AppointmentRequest:
    """Return a request that stands aside until Monday."""
    request = make_request(**{"location": Location.objects.first() or make_location()} | changes)
    snooze_request(request=request, wake_on=MONDAY, by=by, now=NOON)
    return request


@pytest.mark.parametrize("status", ["new", "in_review", "clinical_review", "waiting_patient"])
def test_a_snoozed_request_sleeps_until_its_location_opens_and_is_still_nobodys(
    status: str, desk: User, by: Actor
) -> None:
    request = asleep(by, status=status)

    assert snooze_of(request) == (MONDAY_OPENS, desk.pk)
    assert history(request) == [(NOON, desk.pk, "snoozed", status, status, "Until Mon, Mar 9")]
    stands = AppointmentRequest.objects.values_list("assigned_to", "due_at", "version")
    assert list(stands) == [(None, NOON + 2 * HOUR, 2)]


def test_it_is_off_the_queue_until_that_moment_and_back_at_it(by: Actor) -> None:
    asleep(by)
    requests = AppointmentRequest.objects
    before, then = MONDAY_OPENS - timedelta(microseconds=1), MONDAY_OPENS

    seen = [
        [
            requests.open().awake(now=now).count(),
            requests.unclaimed().awake(now=now).count(),
            requests.overdue(now=now).count(),
            requests.snoozed(now=now).count(),
        ]
        for now in (before, then)
    ]

    assert seen == [[0, 0, 0, 1], [1, 1, 1, 0]]


def test_the_day_is_told_by_the_calendar_of_the_location(by: Actor) -> None:
    place = make_location(time_zone=Location.TimeZone.CENTRAL)
    half_past_midnight_in_miami = datetime(2026, 3, 5, 5, 30, tzinfo=UTC)
    request = make_request(location=place)

    snooze_request(request=request, wake_on=date(2026, 3, 5), by=by, now=half_past_midnight_in_miami)

    assert snooze_of(request)[0] == datetime(2026, 3, 5, 14, 30, tzinfo=UTC)


def test_my_own_request_can_be_snoozed_and_stays_mine(desk: User, by: Actor) -> None:
    request = asleep(by, status="in_review", assigned_to=desk)

    assert (snooze_of(request)[0], request.assigned_to) == (MONDAY_OPENS, desk)


def test_the_day_can_be_changed_while_it_sleeps(by: Actor) -> None:
    request = asleep(by)
    colleague = make_staff()

    snooze_request(request=request, wake_on=date(2026, 3, 10), by=Actor.staff(colleague), now=NOON)

    assert snooze_of(request) == (MONDAY_OPENS + 24 * HOUR, colleague.pk)


@pytest.mark.parametrize(
    ("changes", "wake_on", "words"),
    [
        ({"status": "closed"}, MONDAY, "A request cannot be snoozed while it is “Closed”."),
        ({"status": "quarantined"}, MONDAY, "A request cannot be snoozed while it is “Quarantine”."),
        ({"status": "scheduled"}, MONDAY, "A request cannot be snoozed while it is “Scheduled”."),
        ({"status": "draft"}, MONDAY, "A request cannot be snoozed while it is “Draft”."),
        ({}, date(2026, 3, 4), "Choose a day after today, Wed, Mar 4."),
        ({}, date(2026, 5, 4), "Choose a day within 60 days: Sun, May 3 is the last one."),
    ],
)
def test_what_cannot_be_snoozed_says_why(changes: dict, wake_on: date, words: str, by: Actor) -> None:
    request = make_request(**changes)

    with pytest.raises(TransitionRefusedError) as refusal:
        snooze_request(request=request, wake_on=wake_on, by=by, now=NOON)

    assert str(refusal.value) == words
    assert (snooze_of(request), history(request)) == ((None, None), [])


def test_a_request_that_a_colleague_has_is_not_put_aside_behind_their_back(by: Actor) -> None:
    request = make_request(status="in_review", assigned_to=make_staff(first_name="Sam", last_name="Sample"))

    with pytest.raises(TransitionRefusedError) as refusal:
        snooze_request(request=request, wake_on=MONDAY, by=by, now=NOON)

    assert str(refusal.value) == "Sam has this request; ask them, or claim it first."
    assert snooze_of(request) == (None, None)


def test_whoever_saw_an_old_version_snoozes_nothing(by: Actor) -> None:
    request = make_request()
    stale = AppointmentRequest.objects.get(pk=request.pk)
    add_note(request=request, text="x", by=by, now=NOON)

    with pytest.raises(ChangedMeanwhileError):
        snooze_request(request=stale, wake_on=MONDAY, by=by, now=NOON)

    assert snooze_of(request) == (None, None)


def test_only_staff_snooze() -> None:
    with pytest.raises(ValueError, match=r"^only staff snooze requests$"):
        snooze_request(request=make_request(), wake_on=MONDAY, by=Actor.PATIENT, now=NOON)


def test_waking_ends_it_early_and_once(desk: User, by: Actor) -> None:
    request = asleep(by)

    wake_request(request=request, by=by, now=NOON + HOUR)

    assert snooze_of(request) == (None, None)
    assert history(request)[1:] == [(NOON + HOUR, desk.pk, "woken", "new", "new", "")]
    with pytest.raises(TransitionRefusedError, match=r"^This request is not snoozed any more\.$"):
        wake_request(request=request, by=by, now=NOON + HOUR)


def test_what_woke_by_itself_cannot_be_woken(by: Actor) -> None:
    request = asleep(by)

    with pytest.raises(TransitionRefusedError, match=r"^This request is not snoozed any more\.$"):
        wake_request(request=request, by=by, now=MONDAY_OPENS)


def _log(request: AppointmentRequest, by: Actor) -> None:
    log_contact(
        request=request,
        channel=Channel.CALL,
        outcome=ContactOutcome.NO_ANSWER,
        note="",
        by=by,
        now=NOON,
    )


def _correct(request: AppointmentRequest, by: Actor) -> None:
    details = ContactDetails("+13055550199", "", ["call"], Voicemail.NO)
    correct_details(request=request, details=details, by=Actor.PATIENT, now=NOON)


ACTS: dict[str, Callable[[AppointmentRequest, Actor], object]] = {
    "a claim": lambda request, by: claim_request(request=request, by=by, now=NOON),
    "a logged call": _log,
    "closing": lambda request, by: close_request(request=request, reason=ClosedReason.SPAM, by=by, now=NOON),
    "new contact details": _correct,
    "withdrawing": lambda request, by: withdraw_request(request=request, by=Actor.PATIENT, now=NOON),
    "stopping messages": lambda request, by: stop_messages(request=request, by=Actor.PATIENT, now=NOON),
}


@pytest.mark.parametrize("act", ACTS)
def test_what_staff_do_about_it_and_whatever_the_patient_does_wakes_it(act: str, by: Actor) -> None:
    request = asleep(by)
    assert snooze_of(request)[0] == MONDAY_OPENS

    ACTS[act](request, by)

    assert snooze_of(request) == (None, None)
    assert (request.snoozed_until, request.snoozed_by) == (None, None)


@pytest.mark.parametrize(("answer", "waits"), [("accept", True), ("decline", True), ("decline", False)])
def test_the_answer_to_an_offer_wakes_it(answer: str, waits: bool, by: Actor) -> None:
    """One that was taken up before the answer came keeps its status."""
    request, resource = make_request(), make_resource()
    (offered,) = offer_times(
        request=request, service=make_service(), times=[(resource, MONDAY_9)], by=by, now=NOON
    )
    request.refresh_from_db()
    if not waits:
        resume_request(request=request, by=by, now=NOON)
    snooze_request(request=request, wake_on=MONDAY, by=by, now=NOON)
    offered.request = request

    if answer == "accept":
        accept_offer(appointment=offered, by=Actor.PATIENT, now=NOON)
    else:
        decline_offers(request=request, by=Actor.PATIENT, now=NOON)

    assert snooze_of(request) == (None, None)
    assert (request.snoozed_until, request.snoozed_by) == (None, None)


def test_a_note_by_staff_lets_it_sleep(desk: User, by: Actor) -> None:
    request = asleep(by)

    add_note(request=request, text="She is away until Monday.", by=by, now=NOON)

    assert snooze_of(request) == (MONDAY_OPENS, desk.pk)


@pytest.mark.parametrize(
    "changes",
    [
        {"snoozed_until": MONDAY_OPENS},
        {"snoozed_by": "desk"},
        {"snoozed_until": MONDAY_OPENS, "snoozed_by": "desk", "status": "closed"},
        {"snoozed_until": MONDAY_OPENS, "snoozed_by": "desk", "status": "scheduled"},
    ],
)
def test_the_database_keeps_no_half_snooze_and_none_of_what_is_not_open(changes: dict, desk: User) -> None:
    changes = changes | ({"snoozed_by": desk} if "snoozed_by" in changes else {})

    with pytest.raises(IntegrityError, match="request_snooze_is_whole_and_open"), transaction.atomic():
        make_request(**changes)


def test_a_request_stands_aside_until_a_moment_of_the_same_day(by):
    request = make_request(location=make_location())

    snooze_until(request=request, wake_at=NOON + timedelta(hours=1), by=by, now=NOON)

    assert (request.snoozed_until, request.snoozed_by) == (NOON + timedelta(hours=1), by.user)
    event = request.events.get()
    assert (event.verb, event.reason) == ("snoozed", "Until Wed, Mar 4, 1 pm")


@pytest.mark.parametrize(
    ("wake_at", "words"),
    [
        (NOON, "That time has come already: the request stays in the queue."),
        (NOON - timedelta(days=1), "That time has come already: the request stays in the queue."),
        (NOON + timedelta(days=61), "Choose a time until Sun, May 3."),
    ],
)
def test_a_moment_that_cannot_be_is_refused(wake_at, words, by):
    request = make_request(location=make_location())

    with pytest.raises(TransitionRefusedError) as error:
        snooze_until(request=request, wake_at=wake_at, by=by, now=NOON)

    assert str(error.value) == words
    assert not request.events.exists()


def test_until_a_moment_too_a_colleagues_request_is_theirs(by):
    request = make_request(status="in_review", assigned_to=make_staff(first_name="Casey"))

    with pytest.raises(TransitionRefusedError, match=r"^Casey has this request; ask them"):
        snooze_until(request=request, wake_at=NOON + timedelta(hours=1), by=by, now=NOON)
