"""The worker: its rounds, its sign of life, and how it ends."""

import signal
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from appointments.actions.limits import count_hit
from appointments.management.commands import worker
from appointments.models import RateCounter
from clinic.models import WorkerHeartbeat
from tests.appointments.factories import NOON, make_message
from tests.appointments.mail_sink import Sink, running
from tests.appointments.worker_process import PATIENCE, worker_process


@pytest.fixture
def kept_signals() -> Iterator[None]:
    """Give the test process its own signal handlers back after the loop has set others."""
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in handlers.items():
        signal.signal(number, handler)


@pytest.mark.django_db
def test_one_round_sends_what_is_due_gives_a_sign_of_life_and_tidies_up(mailoutbox, time_machine):
    time_machine.move_to(NOON, tick=False)
    due, later = make_message(), make_message(send_after=NOON + timedelta(seconds=1))
    for age in (0, 3):
        count_hit(purpose="address", value="x", window=timedelta(hours=1), now=NOON - timedelta(days=age))

    call_command("worker", "--once")

    assert [message.to for message in mailoutbox] == [[due.request.email]]
    for message in (due, later):
        message.refresh_from_db()
    assert [due.status, later.status] == ["sent", "pending"]
    assert list(WorkerHeartbeat.objects.values_list("pk", "beat_at")) == [(1, NOON)]
    assert list(RateCounter.objects.values_list("window_starts_at", flat=True)) == [NOON]


@pytest.mark.django_db
def test_a_second_round_moves_the_sign_of_life_on(time_machine):
    for minutes in (0, 5):
        time_machine.move_to(NOON + timedelta(minutes=minutes), tick=False)
        call_command("worker", "--once")

    assert list(WorkerHeartbeat.objects.values_list("pk", "beat_at")) == [(1, NOON + timedelta(minutes=5))]


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_the_loop_outlives_a_database_that_is_away_and_ends_at_a_signal(
    stop, monkeypatch, caplog, kept_signals
):
    rounds = iter([OperationalError("host db.internal"), InterfaceError("closed"), None, stop])

    def do_round(stopped: object) -> None:
        happens = next(rounds)
        if isinstance(happens, Exception):
            raise happens
        if happens:
            signal.raise_signal(happens)

    monkeypatch.setattr(worker, "do_round", do_round)
    monkeypatch.setattr(worker, "PAUSE_SECONDS", 0)

    call_command("worker")

    assert list(rounds) == []
    assert [record.getMessage() for record in caplog.records] == [
        "the database did not answer (OperationalError); trying again",
        "the database did not answer (InterfaceError); trying again",
    ]


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_told_to_stop_finishes_its_message_and_ends_well():
    message = make_message()
    started_at = timezone.now()

    with running(Sink()) as sink, worker_process(mail_port=sink.port) as process:
        assert sink.reached.wait(PATIENCE)
        process.send_signal(signal.SIGTERM)
        code = process.wait(PATIENCE)

    message.refresh_from_db()
    assert (code, message.status, len(sink.inbox)) == (0, "sent", 1)
    assert WorkerHeartbeat.objects.get().beat_at > started_at
