"""The outbox against a real mail server that is down, refuses, stalls or takes half, and against SIGKILL."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from itertools import pairwise

import pytest

from appointments.actions.delivery import deliver, deliver_due
from appointments.emails import no_link, render
from appointments.models import AppointmentRequest, OutboundMessage
from appointments.models.outbound_message import LEASE
from tests.appointments import mail_sink
from tests.appointments.factories import NOON, PERSONAL, make_message, make_request, send
from tests.appointments.mail_sink import Sink, free_port, mailers, running
from tests.appointments.threads import all_at_once
from tests.appointments.worker_process import PATIENCE, worker_process

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)
STATE = ("status", "attempts", "send_after", "claimed_at", "sent_at", "error_class")


def state(message: OutboundMessage) -> tuple:
    return OutboundMessage.objects.values_list(*STATE).get(pk=message.pk)


def deliver_at(now: datetime) -> int:
    return deliver_due(clock=lambda: now)


def untouched_request(request: AppointmentRequest) -> dict:
    """Return the request's row without the count of failed messages."""
    row = AppointmentRequest.objects.values().get(pk=request.pk)
    del row["undelivered_count"]
    return row


# Delivered


def test_a_message_is_delivered_once_and_the_same_words_are_kept(settings):
    with running(Sink()) as sink:
        settings.MAILERS = mailers(sink.port)
        request = send()

        assert [deliver_at(NOON + MINUTE), deliver_at(NOON + 2 * MINUTE)] == [1, 0]

    message = request.messages.get()
    (copy,) = sink.inbox
    assert state(message) == ("sent", 1, NOON, None, NOON + MINUTE, "")
    link = next(line for line in copy.get_body(("plain",)).get_content().splitlines() if "/manage/" in line)
    words = render(message, link=link)
    assert copy["Subject"] == words.subject == message.subject
    assert copy.get_content_type() == "multipart/alternative"
    assert [(part.get_content_type(), part.get_content()) for part in copy.iter_parts()] == [
        ("text/plain", words.body),
        ("text/html", words.html),
    ]
    assert message.body == render(message).body == words.body.replace(link, no_link())
    assert "Hello Ada," in message.body


def test_a_message_carries_its_own_id_no_name_in_the_subject_and_is_marked_as_automatic(settings):
    settings.SITE_URL = "https://clinic.example"
    settings.DEFAULT_FROM_EMAIL = "Front desk <desk@clinic.example>"
    with running(Sink()) as sink:
        settings.MAILERS = mailers(sink.port)
        message = send(**PERSONAL).messages.get()
        deliver_at(NOON)

    (copy,) = sink.inbox
    headers = {name: copy[name] for name in ("From", "To", "Message-ID", "Auto-Submitted", "Subject")}
    assert headers == {
        "From": "Front desk <desk@clinic.example>",
        "To": PERSONAL["email"],
        "Message-ID": f"<{message.public_id}@clinic.example>",
        "Auto-Submitted": "auto-generated",
        "Subject": f"We have your request ({message.request.reference})",
    }
    assert sink.recipients == [[PERSONAL["email"]]]


def test_a_message_waits_until_it_is_due_and_goes_to_the_address_that_holds_then(settings):
    with running(Sink()) as sink:
        settings.MAILERS = mailers(sink.port)
        request = send(email="old@mail.example")
        OutboundMessage.objects.update(send_after=NOON + 5 * MINUTE)
        request.email = "new@mail.example"
        request.save()

        assert [deliver_at(NOON + 4 * MINUTE), deliver_at(NOON + 5 * MINUTE)] == [0, 1]

    assert sink.recipients == [["new@mail.example"]]


def test_one_bad_message_does_not_hold_up_the_others(settings):
    with running(Sink()) as sink:
        settings.MAILERS = mailers(sink.port)
        bad = make_message(make_request(email="not an address\n"))
        good = make_message(make_request(email="ben@mail.example"))

        assert deliver_at(NOON) == 1

    assert [state(bad)[0], state(good)[0]] == ["pending", "sent"]
    assert sink.recipients == [["ben@mail.example"]]


# Not delivered


@contextmanager
def closed_port() -> Iterator[Sink]:
    """Stand in for a mail server that is down: nobody listens on the port."""
    sink = Sink()
    sink.port = free_port()
    yield sink


FAULTS: dict[str, tuple[Callable, str]] = {
    "down": (closed_port, "ConnectionRefusedError"),
    "refusing": (lambda: running(mail_sink.RefusingSink()), "SMTPRecipientsRefused"),
    "stalling at the start": (lambda: running(mail_sink.StallingSink("MAIL")), "SMTPServerDisconnected"),
    "stalling at the end": (lambda: running(mail_sink.StallingSink("DATA")), "SMTPServerDisconnected"),
    "taking half": (lambda: running(mail_sink.HalfAcceptingSink()), "SMTPDataError"),
    "hanging up": (lambda: running(mail_sink.DroppingSink()), "SMTPServerDisconnected"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_message_that_did_not_leave_is_tried_again_after_a_pause_and_the_request_stands(fault, settings):
    server, error_class = FAULTS[fault]
    request = send()
    message = request.messages.get()
    before = untouched_request(request)

    with server() as sink:
        settings.MAILERS = mailers(sink.port)
        assert deliver_at(NOON) == 0

    assert state(message) == ("pending", 1, NOON + MINUTE, None, None, error_class)
    assert untouched_request(request) == before
    assert [event.verb for event in request.events.all()] == ["sent"]
    assert not AppointmentRequest.objects.call_instead().exists()


@pytest.mark.parametrize("fault", FAULTS)
def test_after_the_last_try_staff_are_asked_to_call_instead(fault, settings):
    server, error_class = FAULTS[fault]
    request = send()
    message = request.messages.get()
    before = untouched_request(request)

    tries = []
    with server() as sink:
        settings.MAILERS = mailers(sink.port)
        while (now := state(message)[2]) not in tries:
            tries.append(now)
            assert deliver_at(now - timedelta(microseconds=1)) == 0
            assert deliver_at(now) == 0
        assert deliver_at(now + timedelta(days=365)) == 0

    waited = [round((later - earlier) / MINUTE) for earlier, later in pairwise(tries)]
    assert waited == [1, 5, 30, 120, 720]
    assert state(message) == ("failed", 6, tries[-1], None, None, error_class)
    assert list(AppointmentRequest.objects.call_instead()) == [request]
    assert untouched_request(request) == before
    fields = ("at", "actor_kind", "verb", "from_status", "to_status", "reason")
    assert request.events.values_list(*fields).last() == (
        tries[-1],
        "system",
        "message_failed",
        "new",
        "new",
        error_class,
    )


def test_a_second_try_carries_the_same_message_id_and_clears_the_error(settings):
    message = send().messages.get()
    with running(mail_sink.StallingSink("DATA")) as stalling:
        settings.MAILERS = mailers(stalling.port)
        deliver_at(NOON)

    with running(Sink()) as sink:
        settings.MAILERS = mailers(sink.port)
        assert deliver_at(NOON + MINUTE) == 1

    assert state(message) == ("sent", 2, NOON + MINUTE, None, NOON + MINUTE, "")
    ids = [copy["Message-ID"] for copy in stalling.inbox + sink.inbox]
    assert ids == [f"<{message.public_id}@localhost>"] * 2


def test_nothing_about_the_patient_stands_in_the_log_of_a_failure(settings, caplog):
    request = send(**PERSONAL)
    with running(mail_sink.RefusingSink()) as sink:
        settings.MAILERS = mailers(sink.port)
        deliver_at(NOON)

    message = request.messages.get()
    lines = [record.getMessage() for record in caplog.records if record.name.startswith("appointments")]
    assert lines == [f"message {message.pk} not sent at try 1: SMTPRecipientsRefused"]


# Two workers, and workers that die


def test_a_message_under_way_is_left_alone_until_its_lease_is_over():
    message = make_message(status="sending", claimed_at=NOON, attempts=1)

    too_early = deliver_at(NOON + LEASE - timedelta(microseconds=1))
    in_time = deliver_at(NOON + LEASE)

    assert [too_early, in_time] == [0, 1]
    assert state(message) == ("sent", 2, NOON, None, NOON + LEASE, "")


@pytest.mark.parametrize(
    ("fails", "attempts"), [(False, 1), (True, 1), (True, 6)], ids=["sent", "failed", "failed for good"]
)
def test_a_try_that_outlived_its_lease_changes_nothing_that_the_next_worker_wrote(
    fails, attempts, monkeypatch
):
    message = make_message(attempts=attempts - 1)
    taken_over = {"status": "sending", "claimed_at": NOON + LEASE, "attempts": attempts + 1}

    def send_slowly(email) -> int:
        OutboundMessage.objects.update(**taken_over)
        if fails:
            raise TimeoutError
        return 1

    monkeypatch.setattr("django.core.mail.EmailMessage.send", send_slowly)
    deliver(pk=message.pk, now=NOON)

    kept = OutboundMessage.objects.values(*taken_over).get(pk=message.pk)
    assert kept == taken_over
    assert not AppointmentRequest.objects.call_instead().exists()
    assert not message.request.events.exists()


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_one_copy_of_each_message(settings):
    messages = [make_message() for _ in range(4)]
    with running(Sink()) as sink:
        settings.MAILERS = mailers(sink.port)
        settings.MAILERS["default"]["OPTIONS"]["timeout"] = 20

        sent = all_at_once(*[partial(deliver_at, NOON)] * 2)

    assert sum(sent) == 4
    ids = sorted(copy["Message-ID"] for copy in sink.inbox)
    assert ids == sorted(f"<{message.public_id}@localhost>" for message in messages)
    assert {state(message)[:2] for message in messages} == {("sent", 1)}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("killed_at", "copies"), [("MAIL", 1), ("DATA", 2)], ids=["before the send", "before the stamp"]
)
def test_a_message_whose_worker_was_killed_is_sent_after_the_lease_under_the_same_id(
    killed_at, copies, settings
):
    message = make_message()
    with (
        running(mail_sink.StallingSink(killed_at)) as stalling,
        worker_process("--once", mail_port=stalling.port) as worker,
    ):
        assert stalling.reached.wait(PATIENCE)
        worker.kill()
        worker.wait(PATIENCE)
    claimed_at = state(message)[3]
    assert state(message) == ("sending", 1, NOON, claimed_at, None, "")

    with running(Sink()) as sink:
        settings.MAILERS = mailers(sink.port)
        assert deliver_at(claimed_at + LEASE - timedelta(microseconds=1)) == 0
        assert deliver_at(claimed_at + LEASE) == 1

    ids = [copy["Message-ID"] for copy in stalling.inbox + sink.inbox]
    assert ids == [f"<{message.public_id}@localhost>"] * copies
    assert state(message) == ("sent", 2, NOON, None, claimed_at + LEASE, "")
