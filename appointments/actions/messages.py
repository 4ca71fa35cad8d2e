"""The outbox: messages owed. Each row is written in the transaction that causes it.

A message leaves two minutes after the act (settings.MESSAGE_DELAY_SECONDS) and can be undone until then.
actions/delivery.py sends.
"""

import uuid
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from appointments.actions.transitions import record, woken_by
from appointments.enums import MessageKind, MessageStatus, Verb
from appointments.models import Actor, Appointment, AppointmentRequest, OutboundMessage
from appointments.rules.reminders import lead_days, reminders_at
from appointments.rules.transitions import TransitionRefusedError
from clinic.models import ClinicSettings

# What a person has just asked for on the website leaves at once, and as often as they ask.
AT_ONCE = (MessageKind.NEW_LINK, MessageKind.RESUME_LINK)
# A withdrawn or silenced request is told nothing more, except what its patient asks for.
SILENCEABLE = frozenset(set(MessageKind) - set(AT_ONCE))


def queue_message(
    *,
    request: AppointmentRequest,
    kind: MessageKind,
    by: Actor,
    now: datetime,
    appointment: Appointment | None = None,
    send_after: datetime | None = None,
    until: datetime | None = None,
    round_number: int = 0,
    words: Mapping[str, str] | None = None,
) -> OutboundMessage | None:
    """Owe the patient a message, once per kind and per request or appointment, and per `round_number`.

    It leaves at `send_after`, or two minutes from now; with `until` it leaves in time for that. Does nothing
    without an email address, and nothing after the patient has stopped messages. `words` are the language,
    the subject and the body of an email that staff wrote.
    """
    if not request.email or (request.messages_stopped_at and kind in SILENCEABLE):
        return None
    about = f"appointment-{appointment.pk}" if appointment else f"{request.pk}"
    once = f":{uuid.uuid4().hex}" if kind in AT_ONCE else f":{round_number}" if round_number else ""
    message, _ = OutboundMessage.objects.get_or_create(
        dedupe_key=f"{kind}:{about}{once}",
        defaults={
            "request": request,
            "appointment": appointment,
            "kind": kind,
            "language": request.language,
            "created_at": now,
            "send_after": max(now, _leaves_at(kind, now, send_after, until)),
            **(words or {}),
        },
    )
    return message


def queue_reminders(*, appointment: Appointment, by: Actor, now: datetime) -> None:
    """Owe the reminders that still lie ahead, at the clinic's lead times by the location's wall clock."""
    clinic = ClinicSettings.load()
    if appointment.starts_at is None or appointment.resource is None:
        return
    zone = appointment.resource.location.zone
    for days, at in reminders_at(
        appointment.starts_at, zone, lead_days(clinic.reminder_days), clinic.reminder_time
    ):
        if at > now:
            _queue_reminder(appointment, days, at, now)


def cancel_waiting(*, request: AppointmentRequest, but: Collection[MessageKind] = ()) -> int:
    """Keep what has not left yet from leaving, `but` some kinds; returns how many messages that were."""
    waiting = request.messages.filter(status=MessageStatus.PENDING).exclude(kind__in=but)
    return waiting.update(status=MessageStatus.CANCELLED)


def cancel_messages_about(*, appointment: Appointment) -> int:
    """Keep what has not left yet about one time from leaving; returns how many messages that were."""
    waiting = appointment.messages.filter(status=MessageStatus.PENDING)
    return waiting.update(status=MessageStatus.CANCELLED)


@transaction.atomic
def undo_message(*, message: OutboundMessage, by: Actor, now: datetime) -> None:
    """Keep one message from leaving; raises TransitionRefusedError when it is on its way already."""
    waiting = OutboundMessage.objects.filter(pk=message.pk, status=MessageStatus.PENDING)
    if not waiting.update(status=MessageStatus.CANCELLED):
        raise TransitionRefusedError("This message is on its way already.")
    request = message.request
    kind = message.get_kind_display()
    record(
        request=request,
        verb=Verb.MESSAGE_UNDONE,
        by=by,
        now=now,
        from_status=request.status,
        reason=kind,
    )


@transaction.atomic
def stop_messages(*, request: AppointmentRequest, by: Actor, now: datetime) -> None:
    """Send nothing more about this request, and keep what waits from leaving. Pressed twice, it is once."""
    rows = AppointmentRequest.objects.filter(pk=request.pk, messages_stopped_at=None)
    changes = {"messages_stopped_at": now} | woken_by(Verb.MESSAGES_STOPPED, by)
    if not rows.update(**changes):
        return
    for name, value in changes.items():
        setattr(request, name, value)
    cancel_waiting(request=request)
    record(request=request, verb=Verb.MESSAGES_STOPPED, by=by, now=now, from_status=request.status)


def _queue_reminder(appointment: Appointment, days: int, at: datetime, now: datetime) -> None:
    request = appointment.request
    if not request.email or request.messages_stopped_at:
        return
    OutboundMessage.objects.get_or_create(
        dedupe_key=f"{MessageKind.APPOINTMENT_REMINDER}:appointment-{appointment.pk}:{days}",
        defaults={
            "request": request,
            "appointment": appointment,
            "kind": MessageKind.APPOINTMENT_REMINDER,
            "language": request.language,
            "created_at": now,
            "send_after": at,
        },
    )


def _leaves_at(
    kind: MessageKind, now: datetime, send_after: datetime | None, until: datetime | None
) -> datetime:
    """Return when the message leaves: the two minutes are cut short where less is left."""
    if send_after:
        return send_after
    delay = timedelta(0) if kind in AT_ONCE else timedelta(seconds=settings.MESSAGE_DELAY_SECONDS)
    return min(now + delay, until) if until else now + delay
