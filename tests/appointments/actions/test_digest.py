"""The morning email: what it says, and that it is sent once."""

import smtplib
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import override_settings

from appointments.actions.digest import send_digests
from appointments.models import Closure, MorningDigest
from appointments.rules.digest import MAX_ATTEMPTS, PAUSE
from clinic.models import User
from clinic.roles import Role
from tests.appointments.calendar import make_resource
from tests.appointments.factories import make_location, make_request, make_staff
from tests.appointments.mail_sink import DroppingSink, HalfAcceptingSink, Sink, mailers, running
from tests.appointments.threads import all_at_once

# A Wednesday, half past eight in Miami.
OPENS = datetime(2026, 3, 4, 13, 30, tzinfo=UTC)
TODAY = date(2026, 3, 4)


@pytest.fixture
def sam(db: None) -> User:
    make_location()
    return make_staff(Role.FRONT_DESK, first_name="Sam", email="sam@clinic.example")


def states() -> list[tuple[str, int, datetime | None]]:
    return list(MorningDigest.objects.order_by("pk").values_list("status", "attempts", "sent_at"))


def due(**changes: Any) -> None:
    make_request(
        first_name="Marisol", last_name="Quintanilla", **{"due_at": OPENS + timedelta(hours=2)} | changes
    )


def test_it_says_counts_and_links_and_nobodys_name(sam: User, mailoutbox: list, settings: Any) -> None:
    settings.SITE_URL = "https://clinic.example"
    due()
    due(due_at=OPENS - timedelta(hours=3))
    due(status="in_review", assigned_to=sam, due_at=OPENS + timedelta(days=3), undelivered_count=1)

    sent = send_digests(now=OPENS)

    (email,) = mailoutbox
    queue = "https://clinic.example/staff/appointments/appointmentrequest/?queue="
    assert sent == 1
    assert (email.to, email.subject) == (["sam@clinic.example"], "2 due today, 1 overdue")
    assert [line for line in email.body.splitlines() if line.startswith("- ")] == [
        f"- 2 due today: {queue}due_today",
        f"- 1 overdue: {queue}overdue",
        f"- 2 unclaimed: {queue}unclaimed",
        f"- 1 to call because an email failed: {queue}call_instead",
        f"- 1 yours: {queue}mine",
    ]
    assert "Switch it off here:\nhttps://clinic.example/staff/appointments/morning-email/" in email.body
    (html, kind) = email.alternatives[0]
    assert kind == "text/html"
    assert f'href="{queue}overdue"' in html
    for part in (email.body, html, email.subject):
        assert [name for name in ("Marisol", "Quintanilla", "R-") if name in part] == []
    assert states() == [("sent", 1, OPENS)]


def test_it_goes_to_those_who_work_on_requests_and_want_it(sam: User, mailoutbox: list) -> None:
    due()
    make_staff(Role.CLINICIAN, email="jamie@clinic.example")
    make_staff(Role.PRACTICE_MANAGER, email="pat@clinic.example", gets_digest=False)
    make_staff(Role.FRONT_DESK, email="")
    make_staff(Role.FRONT_DESK, email="gone@clinic.example", is_active=False)
    make_staff(Role.MARKETING, email="editor@clinic.example")

    send_digests(now=OPENS)

    assert sorted(message.to[0] for message in mailoutbox) == ["jamie@clinic.example", "sam@clinic.example"]


def test_it_is_sent_once_a_day_however_often_the_worker_comes_round(
    sam: User, mailoutbox: list, time_machine: Any
) -> None:
    due()
    for moment in (OPENS, OPENS + timedelta(minutes=1), OPENS + timedelta(hours=3)):
        time_machine.move_to(moment, tick=False)
        call_command("worker", "--once")
    again = send_digests(now=OPENS + timedelta(days=1))

    assert again == 1
    assert [message.to for message in mailoutbox] == [["sam@clinic.example"]] * 2
    assert list(MorningDigest.objects.values_list("day", flat=True)) == [TODAY, date(2026, 3, 5)]


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_the_same_moment_send_one_each_in_all(mailoutbox: list) -> None:
    make_location()
    due()
    for number in range(3):
        make_staff(Role.FRONT_DESK, email=f"desk-{number}@clinic.example")

    sent = all_at_once(*[lambda: send_digests(now=OPENS)] * 4)

    assert sum(sent) == 3
    assert sorted(message.to[0] for message in mail.outbox) == [
        f"desk-{number}@clinic.example" for number in range(3)
    ]
    assert [status for status, _, _ in states()] == ["sent"] * 3


def test_a_day_has_one_row_for_each_person(sam: User) -> None:
    row = {"user": sam, "day": TODAY, "send_after": OPENS}
    MorningDigest.objects.create(**row)

    with pytest.raises(IntegrityError), transaction.atomic():
        MorningDigest.objects.create(**row)


def test_nothing_due_sends_nothing_that_morning(sam: User, mailoutbox: list) -> None:
    due(due_at=OPENS + timedelta(days=2))

    send_digests(now=OPENS)
    due()
    send_digests(now=OPENS + timedelta(minutes=5))

    assert (mailoutbox, states()) == ([], [("cancelled", 1, None)])


@pytest.mark.parametrize(
    "moment",
    [OPENS - timedelta(minutes=1), OPENS + timedelta(hours=4), OPENS + timedelta(days=3)],
    ids=["before opening", "after the morning", "saturday"],
)
def test_outside_of_working_mornings_nothing_leaves(sam: User, mailoutbox: list, moment: datetime) -> None:
    due()

    assert (send_digests(now=moment), mailoutbox, states()) == (0, [], [])


def test_the_first_location_that_opens_begins_the_morning(sam: User, mailoutbox: list) -> None:
    make_location("Early", hours=(time(7), time(12)), time_zone="America/New_York")
    make_location("Gone", hours=(time(5), time(12)), is_active=False)
    due()

    before = send_digests(now=OPENS - timedelta(hours=2))
    at_seven = send_digests(now=OPENS - timedelta(hours=1, minutes=30))

    assert (before, at_seven, send_digests(now=OPENS)) == (0, 1, 0)


@pytest.mark.parametrize(
    ("changes", "sent"),
    [
        ({}, 0),
        ({"first_on": date(2026, 3, 1), "last_on": date(2026, 3, 9)}, 0),
        ({"first_on": date(2026, 3, 5), "last_on": date(2026, 3, 5)}, 1),
        ({"starts_at": time(12), "ends_at": time(17)}, 1),
    ],
    ids=["today", "a long one", "tomorrow", "the afternoon"],
)
def test_a_closed_clinic_sends_nothing(sam: User, mailoutbox: list, changes: dict, sent: int) -> None:
    Closure.objects.create(**({"first_on": TODAY, "last_on": TODAY} | changes))
    due()

    assert send_digests(now=OPENS) == sent


def test_one_clinicians_day_off_is_no_closure(sam: User, mailoutbox: list) -> None:
    Closure.objects.create(first_on=TODAY, last_on=TODAY, resource=make_resource())
    due()

    assert send_digests(now=OPENS) == 1


class Refusing(EmailBackend):
    """Says no while `error` is set."""

    error: Exception | None = None

    def send_messages(self, messages: list) -> int:
        if type(self).error:
            raise type(self).error
        return super().send_messages(messages)


REFUSING = {"default": {"BACKEND": "tests.appointments.actions.test_digest.Refusing"}}


@override_settings(MAILERS=REFUSING)
@pytest.mark.parametrize(
    "error",
    [
        smtplib.SMTPDataError(451, b"later"),
        smtplib.SMTPRecipientsRefused({}),
        smtplib.SMTPSenderRefused(451, b"later", "x"),
        ConnectionRefusedError(),
    ],
    ids=["data", "recipient", "sender", "connection"],
)
def test_a_server_that_said_no_costs_a_delay(
    sam: User, mailoutbox: list, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    due()
    monkeypatch.setattr(Refusing, "error", error)
    with pytest.raises(type(error)):
        send_digests(now=OPENS)
    after_fault = states()
    monkeypatch.setattr(Refusing, "error", None)

    too_early = send_digests(now=OPENS + PAUSE - timedelta(seconds=1))
    sent = send_digests(now=OPENS + PAUSE)

    assert after_fault == [("pending", 1, None)]
    assert (too_early, sent, len(mailoutbox)) == (0, 1, 1)
    assert states() == [("sent", 2, OPENS + PAUSE)]


@override_settings(MAILERS=REFUSING)
def test_after_five_refusals_it_is_given_up_and_others_still_get_theirs(
    sam: User, mailoutbox: list, monkeypatch: pytest.MonkeyPatch
) -> None:
    due()
    make_staff(Role.FRONT_DESK, first_name="Zoe", email="zoe@clinic.example")
    monkeypatch.setattr(Refusing, "error", smtplib.SMTPRecipientsRefused({}))
    for number in range(MAX_ATTEMPTS):
        with pytest.raises(smtplib.SMTPRecipientsRefused):
            send_digests(now=OPENS + PAUSE * number)
        if number == 0:
            monkeypatch.setattr(Refusing, "error", None)
            send_digests(now=OPENS + timedelta(minutes=1))
            monkeypatch.setattr(Refusing, "error", smtplib.SMTPRecipientsRefused({}))

    monkeypatch.setattr(Refusing, "error", None)

    assert send_digests(now=OPENS + PAUSE * MAX_ATTEMPTS) == 0
    assert [message.to for message in mailoutbox] == [["zoe@clinic.example"]]
    assert [state[:2] for state in states()] == [("failed", MAX_ATTEMPTS), ("sent", 1)]


def test_a_server_that_is_away_claims_nobodys_email(sam: User) -> None:
    due()
    sink = Sink()
    with running(sink):
        pass

    with override_settings(MAILERS=mailers(sink.port)), pytest.raises(ConnectionRefusedError):
        send_digests(now=OPENS)
    before = states()
    with running(sink), override_settings(MAILERS=mailers(sink.port)):
        sent = send_digests(now=OPENS + timedelta(minutes=1))

    assert (before, sent) == ([], 1)
    assert sink.recipients == [["sam@clinic.example"]]
    assert sink.inbox[0]["Message-ID"].startswith(f"<digest-{sam.pk}-2026-03-04@")
    assert sink.inbox[0]["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize(
    ("sink", "times"), [(HalfAcceptingSink(), 1), (DroppingSink(), 0)], ids=["451", "hung up"]
)
def test_what_may_have_arrived_is_not_sent_again(sam: User, sink: Sink, times: int) -> None:
    due()
    faulty = pytest.raises(smtplib.SMTPException)
    with running(sink), override_settings(MAILERS=mailers(sink.port)), faulty:
        send_digests(now=OPENS)
    with running(Sink()) as well, override_settings(MAILERS=mailers(well.port)):
        sent = send_digests(now=OPENS + PAUSE)

    assert (sent, len(well.inbox)) == (times, times)


def test_a_worker_that_died_while_sending_sends_no_second_one(sam: User, mailoutbox: list) -> None:
    due()
    MorningDigest.objects.create(user=sam, day=TODAY, status="sending", attempts=1, send_after=OPENS)

    assert (send_digests(now=OPENS + timedelta(hours=1)), mailoutbox) == (0, [])
