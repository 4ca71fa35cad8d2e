"""Merging two requests of one person into one, and taking that back.

The one that goes is closed as a duplicate and points to the one that stays. No time, no answer and no line
of its history moves: the page of the one that stays shows both histories. So a merge can be taken back.
"""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.dateparse import parse_datetime

from appointments.actions.messages import SILENCEABLE
from appointments.actions.transitions import move, touch
from appointments.actions.twins import decide, lock_both
from appointments.enums import (
    ClosedReason,
    MessageKind,
    MessageStatus,
    PairState,
    RequestStatus,
    Verb,
)
from appointments.models import Actor, AppointmentRequest, DuplicatePair, OutboundMessage
from appointments.queries.duplicates import why_not_merged
from appointments.rules.transitions import TransitionRefusedError, refuse
from clinic.models import User

# These tell of a time that was lost: who is owed that hears it, whatever becomes of the request.
TOLD_ALL_THE_SAME = (MessageKind.APPOINTMENT_CANCELLED, MessageKind.APPOINTMENT_MISSED)
CLOCK = ("due_at", "first_contact_at")


@transaction.atomic
def merge_requests(
    *, pair: DuplicatePair, gone: AppointmentRequest, kept: AppointmentRequest, by: Actor, now: datetime
) -> None:
    """Close one request as a duplicate of the other, which stays as it is. The patient is told nothing.

    1. Both rows are locked in the order of their numbers, and both versions have to be those that were seen.
    2. The rules say whether this one may go: nothing that a patient was promised may go with it.
    3. Its messages that wait do not leave, but for news of a lost time and links that were asked for.
    4. The earlier of the two promised calls is owed; a contact since the one that stays counts for it.

    Raises ChangedMeanwhileError, or TransitionRefusedError in words that name the request.
    """
    lock_both(gone, kept)
    refuse(why_not_merged(gone=gone, kept=kept))
    clock = _joined_clock(gone, kept)
    before = _state_of(gone) | {"clock": _as_text({name: getattr(kept, name) for name in clock})}
    before |= {"clock_set": _as_text(clock), "messages": _hold_back_messages(gone)}
    decide(pair, PairState.SUGGESTED, PairState.MERGED, by, now, before)
    move(
        request=gone,
        verb=Verb.MERGED,
        by=by,
        now=now,
        reason=f"Into {kept.reference}",
        merged_into=kept,
        closed_reason=ClosedReason.DUPLICATE,
        closed_at=now,
        closed_by=by.user,
    )
    touch(request=kept, verb=Verb.MERGED, by=by, now=now, reason=f"{gone.reference} into this one", **clock)


@transaction.atomic
def undo_merge(
    *, pair: DuplicatePair, gone: AppointmentRequest, kept: AppointmentRequest, by: Actor, now: datetime
) -> None:
    """Open a merged request again as it stood: its status, its clock, whose it was, and until when it slept.

    Its acknowledgement is owed again where the merge kept it from leaving. The clock of the one that stayed
    is set back unless something else has set it since. Raises TransitionRefusedError when the patient has
    withdrawn meanwhile: the private page said that both are one.
    """
    lock_both(gone, kept)
    if gone.merged_into_id != kept.pk or pair.state != PairState.MERGED:
        raise TransitionRefusedError(f"{gone.reference} is not merged into {kept.reference} any more.")
    if kept.closed_reason == ClosedReason.WITHDRAWN:
        raise TransitionRefusedError(
            f"The patient has withdrawn {kept.reference} since, and with it what was merged into it."
        )
    before = pair.before
    decide(pair, PairState.MERGED, PairState.SUGGESTED, by, now)
    move(
        request=gone,
        verb=Verb.UNMERGED,
        by=by,
        now=now,
        back_to=RequestStatus(before["status"]),
        reason=f"Out of {kept.reference}",
        merged_into=None,
        closed_reason="",
        closed_at=None,
        closed_by=None,
        **_whose_it_was(gone),
        **_sleep(before, now),
    )
    clock = _clock_set_back(kept, before)
    touch(
        request=kept, verb=Verb.UNMERGED, by=by, now=now, reason=f"{gone.reference} out of this one", **clock
    )
    _owe_messages_again(gone, before["messages"], now)


def _joined_clock(gone: AppointmentRequest, kept: AppointmentRequest) -> dict[str, Any]:
    """Return what the clock of the one that stays is set to; a contact before it was sent is not for it."""
    clock: dict[str, Any] = {}
    if gone.status != RequestStatus.QUARANTINED and gone.due_at < kept.due_at:
        clock["due_at"] = gone.due_at
    contact = gone.first_contact_at
    if contact and kept.first_contact_at is None and contact >= kept.sent_at:
        clock["first_contact_at"] = contact
    return clock


def _state_of(gone: AppointmentRequest) -> dict[str, Any]:
    until = gone.snoozed_until.isoformat() if gone.snoozed_until else None
    return {"status": gone.status, "snoozed_until": until, "snoozed_by": gone.snoozed_by_id}


def _as_text(clock: dict[str, Any]) -> dict[str, str | None]:
    return {name: value.isoformat() if value else None for name, value in clock.items()}


def _hold_back_messages(gone: AppointmentRequest) -> list[int]:
    """Keep what waits from leaving, and return which messages that were."""
    waiting = gone.messages.filter(status=MessageStatus.PENDING, kind__in=SILENCEABLE)
    pks = list(waiting.exclude(kind__in=TOLD_ALL_THE_SAME).select_for_update().values_list("pk", flat=True))
    OutboundMessage.objects.filter(pk__in=pks).update(status=MessageStatus.CANCELLED)
    return pks


def _owe_messages_again(gone: AppointmentRequest, pks: list[int], now: datetime) -> None:
    if gone.messages_stopped_at or not gone.email:
        return
    held_back = OutboundMessage.objects.filter(pk__in=pks, request=gone, status=MessageStatus.CANCELLED)
    leaves_at = now + timedelta(seconds=settings.MESSAGE_DELAY_SECONDS)
    held_back.update(status=MessageStatus.PENDING, send_after=leaves_at)


def _whose_it_was(gone: AppointmentRequest) -> dict[str, Any]:
    """Keep whose it was, unless that person has left: nobody would see it then."""
    has_left = (
        gone.assigned_to_id and not User.objects.filter(pk=gone.assigned_to_id, is_active=True).exists()
    )
    return {"assigned_to": None, "assigned_at": None} if has_left else {}


def _sleep(before: dict[str, Any], now: datetime) -> dict[str, Any]:
    until = parse_datetime(before["snoozed_until"]) if before["snoozed_until"] else None
    if until is None or until <= now:
        return {}
    return {"snoozed_until": until, "snoozed_by": User.objects.get(pk=before["snoozed_by"])}


def _clock_set_back(kept: AppointmentRequest, before: dict[str, Any]) -> dict[str, Any]:
    set_by_merge = before["clock_set"]
    still = [name for name in CLOCK if name in set_by_merge and _is(kept, name, set_by_merge[name])]
    return {name: _moment(before["clock"][name]) for name in still}


def _is(kept: AppointmentRequest, name: str, text: str | None) -> bool:
    return getattr(kept, name) == _moment(text)


def _moment(text: str | None) -> datetime | None:
    return parse_datetime(text) if text else None
