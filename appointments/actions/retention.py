"""Purging requests whose time is over, and deleting one that somebody asked to have deleted."""

import logging
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from appointments.actions.booking.steps import lock_request
from appointments.actions.drafts import forget_old_drafts, old_drafts
from appointments.actions.erasing import erase
from appointments.actions.limits import forget_old_counters, old_counters
from appointments.actions.presence import forget_old_presences, old_presences
from appointments.actions.triage import close_request
from appointments.enums import AskedBy, ClosedReason, PurgeCause, RequestStatus, Verb
from appointments.models import Actor, AppointmentRequest, Event
from appointments.queries.retention import deletion_facts, group_of, to_purge
from appointments.rules.retention import deletion_refusal, purged_refusal
from appointments.rules.transitions import TransitionRefusedError, refuse

log = logging.getLogger(__name__)

BATCH = 200
RETENTION_OVER = "The time that it is kept for was over"


def purge(*, by: Actor, now: datetime) -> Counter[str]:
    """Forget all whose time is over: requests, and what else is kept for a while. Returns how many of each.

    Interrupted, it is resumed by running it again: each request is a transaction of its own.
    """
    done = Counter(
        drafts=forget_old_drafts(now=now),
        counters=forget_old_counters(now=now),
        presences=forget_old_presences(now=now),
    )
    last = 0
    while batch := _next_batch(last, now):
        done += _purge_each(batch, by=by, now=now)
        last = batch[-1]
    _log(done)
    return done


def purge_some(*, now: datetime) -> Counter[str]:
    """Purge one batch: the worker's share, so that no message waits for a long history."""
    done = _purge_each(_next_batch(0, now), by=Actor.SYSTEM, now=now)
    if done:
        _log(done)
    return done


@transaction.atomic
def purge_request(*, pk: int, by: Actor, now: datetime) -> Sequence[str]:
    """Purge one request with those merged into it, unless it is not due any more.

    Returns the reasons for which those that were purged had been closed.
    """
    group = _lock(pk)
    if not to_purge(now=now).filter(pk=pk).exists():
        return []
    _erase(group, cause=PurgeCause.RETENTION, by=by, now=now, reason=RETENTION_OVER)
    return [reason for _, reason in group]


@transaction.atomic
def delete_for_patient(
    *, request: AppointmentRequest, asked_by: AskedBy, reason: str, by: Actor, now: datetime
) -> None:
    """Take everything personal out of a request because somebody asked for it, whatever its period.

    One that is still open is closed as withdrawn first; nothing is sent about it. Raises
    ChangedMeanwhileError, or TransitionRefusedError in words that say what has to happen before, or why
    it has to be kept.
    """
    if by.user is None:
        raise ValueError("only staff delete what somebody asked to have deleted")
    lock_request(request)
    refuse(purged_refusal(request.purged_at))
    refuse(deletion_refusal(deletion_facts(request, now=now), now=now))
    if request.status != RequestStatus.CLOSED:
        close_request(request=request, reason=ClosedReason.WITHDRAWN, by=by, now=now)
    _erase(_lock(request.pk), cause=PurgeCause.ASKED, by=by, now=now, reason=f"{asked_by.label}: {reason}")
    request.refresh_from_db()


def what_else_would_go(*, now: datetime) -> dict[str, int]:
    """Return how much besides requests a purge would forget now."""
    return {
        "drafts": len(old_drafts(now=now)),
        "counters": old_counters(now=now).count(),
        "presences": old_presences(now=now).count(),
    }


def _next_batch(after: int, now: datetime) -> list[int]:
    return list(to_purge(now=now).filter(pk__gt=after).values_list("pk", flat=True)[:BATCH])


def _purge_each(pks: Sequence[int], *, by: Actor, now: datetime) -> Counter[str]:
    done: Counter[str] = Counter()
    for pk in pks:
        done.update(purge_request(pk=pk, by=by, now=now))
    return done


def _lock(pk: int) -> list[tuple[int, str]]:
    """Keep everybody else off a request and those merged into it; returns id and reason of each."""
    return list(group_of(pk).select_for_update().values_list("pk", "closed_reason"))


def _erase(
    group: Sequence[tuple[int, str]], *, cause: PurgeCause, by: Actor, now: datetime, reason: str
) -> None:
    pks = [pk for pk, _ in group]
    if AppointmentRequest.objects.filter(pk__in=pks).exclude(status=RequestStatus.CLOSED).exists():
        raise TransitionRefusedError("Only closed requests are purged.")
    erase(pks=pks, cause=cause, now=now)
    Event.objects.bulk_create(
        Event(
            request_id=pk,
            at=now,
            actor_kind=by.kind,
            actor=by.user,
            verb=Verb.PURGED,
            from_status=RequestStatus.CLOSED,
            to_status=RequestStatus.CLOSED,
            reason=reason[:200],
        )
        for pk in pks
    )


def _log(done: Counter[str]) -> None:
    words = ", ".join(f"{name} {number}" for name, number in sorted(done.items()) if number)
    log.info("purged: %s", words or "nothing")
