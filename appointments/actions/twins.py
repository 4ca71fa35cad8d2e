"""What staff decide about two requests that look like one person's."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from appointments.actions.booking.steps import lock_request
from appointments.actions.transitions import touch
from appointments.enums import PairState, Verb
from appointments.models import Actor, AppointmentRequest, DuplicatePair
from appointments.rules.transitions import TransitionRefusedError


@transaction.atomic
def tell_apart(
    *, pair: DuplicatePair, one: AppointmentRequest, other: AppointmentRequest, by: Actor, now: datetime
) -> None:
    """Note that two requests are not the same person's, or another matter: they are not suggested again."""
    lock_both(one, other)
    decide(pair, PairState.SUGGESTED, PairState.APART, by, now)
    _note_on_both(Verb.TOLD_APART, one, other, by, now)


@transaction.atomic
def ask_once_more(
    *, pair: DuplicatePair, one: AppointmentRequest, other: AppointmentRequest, by: Actor, now: datetime
) -> None:
    """Take back that two requests are not the same person's."""
    lock_both(one, other)
    decide(pair, PairState.APART, PairState.SUGGESTED, by, now)
    _note_on_both(Verb.MAYBE_SAME, one, other, by, now)


def lock_both(one: AppointmentRequest, other: AppointmentRequest) -> None:
    """Keep everybody else off both until the transaction ends; raises ChangedMeanwhileError.

    The lower number first, so that two people who merge in opposite ways never wait for each other.
    """
    for request in sorted((one, other), key=lambda each: each.pk):
        lock_request(request)


def decide(
    pair: DuplicatePair,
    before: PairState,
    after: PairState,
    by: Actor,
    now: datetime,
    kept: Mapping[str, Any] | None = None,
) -> None:
    """Take a pair from one state to another; raises TransitionRefusedError when it is not in the first."""
    if by.user is None:
        raise ValueError("only staff decide about duplicates")
    decided: dict[str, Any] = {"decided_at": now, "decided_by": by.user}
    if after == PairState.SUGGESTED:
        decided = {"decided_at": None, "decided_by": None}
    changes = decided | {"state": after, "before": dict(kept or {})}
    if not DuplicatePair.objects.filter(pk=pair.pk, state=before).update(**changes):
        raise TransitionRefusedError("Somebody decided about these two already. This is how they stand now.")
    for name, value in changes.items():
        setattr(pair, name, value)


def _note_on_both(
    verb: Verb, one: AppointmentRequest, other: AppointmentRequest, by: Actor, now: datetime
) -> None:
    touch(request=one, verb=verb, by=by, now=now, reason=other.reference)
    touch(request=other, verb=verb, by=by, now=now, reason=one.reference)
