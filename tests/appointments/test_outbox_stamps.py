"""What is written about a message once it has left, or once it never will."""

import pytest
from django.core import mail
from django.db import OperationalError

from appointments.actions import delivery as messages
from appointments.actions.delivery import deliver, deliver_due
from appointments.models import AppointmentRequest, OutboundMessage
from appointments.models.outbound_message import LEASE
from appointments.rules.messages import MAX_ATTEMPTS
from tests.appointments.factories import NOON, make_message

pytestmark = pytest.mark.django_db


def test_a_message_that_takes_its_worker_down_every_time_ends_as_call_instead():
    message = make_message(status="sending", claimed_at=NOON, attempts=MAX_ATTEMPTS)

    left = deliver(pk=message.pk, now=NOON + LEASE)

    message.refresh_from_db()
    assert (left, message.status, message.error_class) == (False, "failed", "WorkerDied")
    assert list(AppointmentRequest.objects.call_instead()) == [message.request]


def test_a_database_that_is_away_at_the_stamp_costs_no_second_copy(settings, monkeypatch):
    message = make_message()
    stamps = iter([OperationalError("away"), None])
    real_stamp = messages._stamp

    def stamp(*args, **kwargs) -> None:
        if fault := next(stamps):
            raise fault
        real_stamp(*args, **kwargs)

    monkeypatch.setattr(messages, "_stamp", stamp)
    monkeypatch.setattr(messages, "close_old_connections", lambda: None)
    monkeypatch.setattr(messages, "STAMP_PAUSES", (0,))

    left = deliver(pk=message.pk, now=NOON)

    message.refresh_from_db()
    assert (left, message.status, len(mail.outbox)) == (True, "sent", 1)
    assert list(OutboundMessage.objects.due(now=NOON + LEASE)) == []


def test_a_kill_while_giving_up_leaves_the_message_to_the_next_worker(monkeypatch):
    message = make_message(status="sending", claimed_at=NOON, attempts=MAX_ATTEMPTS)

    def killed(**kwargs) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(messages, "record", killed)

    with pytest.raises(KeyboardInterrupt):
        deliver(pk=message.pk, now=NOON + LEASE)

    message.refresh_from_db()
    message.request.refresh_from_db()
    assert (message.status, message.request.undelivered_count) == ("sending", 0)
    assert list(OutboundMessage.objects.due(now=NOON + 2 * LEASE)) == [message]


def test_a_worker_that_is_to_stop_leaves_the_rest_of_its_round(settings):
    make_message()
    make_message()
    answers = iter([True, False])

    left = deliver_due(clock=lambda: NOON, before_each=lambda: next(answers))

    assert (left, OutboundMessage.objects.filter(status="pending").count()) == (1, 1)
