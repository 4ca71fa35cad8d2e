"""The worker's side of the outbox: what is owed is sent at least once, and never lost.

`deliver_due` claims a row by conditional update, sends it and stamps it. Killed in between, the row is
claimed anew after its lease; only a kill between sending and stamping sends a second copy, under the same
Message-ID.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from email.message import MIMEPart
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import InterfaceError, OperationalError, close_old_connections, transaction
from django.db.models import F, QuerySet

from appointments.actions.links import link_for_message
from appointments.actions.transitions import record
from appointments.emails import RenderedMessage, no_link, render
from appointments.enums import MessageStatus, Verb
from appointments.models import Actor, AppointmentRequest, OutboundMessage
from appointments.queries.messages import is_still_true
from appointments.rules.messages import MAX_ATTEMPTS, next_try_at

log = logging.getLogger(__name__)

BATCH = 50
# Seconds between tries to stamp a message that has left; 66 in all, and the lease is 300.
STAMP_PAUSES = (1, 5, 20, 40)


def deliver_due(*, clock: Callable[[], datetime], before_each: Callable[[], bool] = lambda: True) -> int:
    """Send what is due, one message after the other; returns how many left.

    The clock is read anew for each message: a slow mail server must not make leases look older.
    `before_each` may end the round by returning False, such as when the worker is asked to stop.
    """
    sent = 0
    for pk in list(OutboundMessage.objects.due(now=clock()).values_list("pk", flat=True)[:BATCH]):
        if not before_each():
            break
        sent += deliver(pk=pk, now=clock())
    return sent


def deliver(*, pk: int, now: datetime) -> bool:
    """Claim, send and stamp one message; returns whether it left.

    1. Claim it by conditional update, so that of two workers one gets it.
    2. Render and send it outside any transaction: mail may be slow.
    3. Stamp it, or on a fault note the class of the fault and when to try again.

    What is true no longer, such as a reminder of a visit that was moved, does not leave.
    """
    claimed = OutboundMessage.objects.due(now=now).filter(pk=pk)
    if not claimed.update(status=MessageStatus.SENDING, claimed_at=now, attempts=F("attempts") + 1):
        return False
    message = OutboundMessage.objects.with_what_it_is_about().get(pk=pk)
    if message.attempts > MAX_ATTEMPTS:
        # Every try before has taken its worker down with it; a person calls instead.
        _give_up(message, "WorkerDied", now=now)
        return False
    if not is_still_true(message, now=now):
        _claimed(message).update(status=MessageStatus.CANCELLED, claimed_at=None)
        return False
    try:
        rendered = _send(message, now=now)
    except Exception as error:
        # Whatever went wrong, the row must not stay claimed for ever and the worker must go on.
        _put_back(message, error, now=now)
        return False
    _stamp_patiently(message, rendered, now=now)
    return True


def _send(message: OutboundMessage, *, now: datetime) -> RenderedMessage:
    """Send it, and return the words to keep: the same without the private link, which is nobody else's."""
    link = link_for_message(message, now=now)
    rendered = render(message, link=link)
    email = EmailMultiAlternatives(
        subject=rendered.subject,
        body=rendered.body,
        to=[message.request.email],
        headers={"Message-ID": _message_id(message), "Auto-Submitted": "auto-generated"},
    )
    # The last part is the one that a client prefers (RFC 2046, 5.1.4).
    email.attach_alternative(rendered.html, "text/html")
    if rendered.calendar:
        email.attach(_calendar_part(rendered))
    email.send()
    return replace(rendered, body=rendered.body.replace(link, no_link()))


def _calendar_part(rendered: RenderedMessage) -> MIMEPart:
    """Return the calendar file with its METHOD in the content type, as RFC 6047 asks.

    Its lines are folded already; base64 keeps mail servers from folding them again.
    """
    part = MIMEPart()
    part.set_content(
        rendered.calendar.decode(),
        subtype="calendar",
        params={"method": rendered.calendar_method},
        cte="base64",
        disposition="attachment",
        filename="appointment.ics",
    )
    return part


def _message_id(message: OutboundMessage) -> str:
    return f"<{message.public_id}@{urlsplit(settings.SITE_URL).hostname}>"


def _stamp_patiently(message: OutboundMessage, rendered: RenderedMessage, *, now: datetime) -> None:
    """Stamp what has left, trying again while the database is away: unstamped, it would leave twice.

    The pauses stay well within the lease. After the last one the fault is raised.
    """
    for pause in STAMP_PAUSES:
        try:
            return _stamp(message, rendered, now=now)
        except (OperationalError, InterfaceError):
            close_old_connections()
            time.sleep(pause)
    return _stamp(message, rendered, now=now)


def _stamp(message: OutboundMessage, rendered: RenderedMessage, *, now: datetime) -> None:
    _claimed(message).update(
        status=MessageStatus.SENT,
        sent_at=now,
        claimed_at=None,
        error_class="",
        subject=rendered.subject,
        body=rendered.body,
    )


@transaction.atomic
def _put_back(message: OutboundMessage, error: Exception, *, now: datetime) -> None:
    name = type(error).__name__
    log.warning("message %s not sent at try %s: %s", message.pk, message.attempts, name)
    again_at = next_try_at(message.attempts, now)
    if again_at is None:
        _give_up(message, name, now=now)
        return
    _claimed(message).update(
        status=MessageStatus.PENDING, claimed_at=None, send_after=again_at, error_class=name
    )


@transaction.atomic
def _give_up(message: OutboundMessage, error_class: str, *, now: datetime) -> None:
    """End the tries and put the request on the "call instead" queue, unless another worker took over."""
    failed = {"status": MessageStatus.FAILED, "claimed_at": None, "error_class": error_class}
    if not _claimed(message).update(**failed):
        return
    request = message.request
    AppointmentRequest.objects.filter(pk=request.pk).update(undelivered_count=F("undelivered_count") + 1)
    record(
        request=request,
        verb=Verb.MESSAGE_FAILED,
        by=Actor.SYSTEM,
        now=now,
        from_status=request.status,
        reason=error_class,
    )


def _claimed(message: OutboundMessage) -> QuerySet[OutboundMessage]:
    """Return the row while it is still claimed by this very try, and nothing once another took over."""
    return OutboundMessage.objects.filter(
        pk=message.pk, status=MessageStatus.SENDING, attempts=message.attempts
    )
