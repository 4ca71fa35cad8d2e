"""Doing one thing to many requests: each by itself, and what changed meanwhile is left alone."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from appointments.actions.transitions import ChangedMeanwhileError, newer_events
from appointments.actions.triage import ClosingRefusedError
from appointments.admin.bulk.outlooks import Batch, Outlook
from appointments.admin.bulk.rows import Chosen
from appointments.models import AppointmentRequest, Event
from appointments.rules.transitions import TransitionRefusedError


@dataclass(frozen=True)
class Result:
    """`skipped` are (request, why); `gone` is how many were named and are not there."""

    done: int
    skipped: list[tuple[AppointmentRequest, str]]
    gone: int

    def words(self, verb: str) -> str:
        """Return the sum of it: "7 claimed, 1 skipped"."""
        left = len(self.skipped) + self.gone
        return f"{self.done} {verb}" + (f", {left} skipped" if left else "")


def run(
    batch: Batch,
    chosen: Chosen,
    outlooks: Callable[[Batch], list[Outlook]],
    act: Callable[[AppointmentRequest, Batch], Any],
) -> Result:
    """Do it to each request that still stands as its preview showed it. Every one is a transaction."""
    skipped, done = [], 0
    for request, outlook in zip(batch.requests, outlooks(batch), strict=True):
        if why := _try(request, outlook, chosen.versions[request.pk], lambda one: act(one, batch)):
            skipped.append((request, why))
        else:
            done += 1
    return Result(done, skipped, len(chosen.versions) - len(batch.requests))


def _try(
    request: AppointmentRequest, outlook: Outlook, seen: int | None, act: Callable[[AppointmentRequest], Any]
) -> str:
    """Return why it was skipped, or "" when it was done."""
    if seen is None:
        return "was not on the page that you confirmed."
    if seen != request.version:
        return _changed(newer_events(request=request, seen_version=seen))
    if not outlook.will_change:
        return outlook.words
    try:
        act(request)
    except ChangedMeanwhileError as error:
        return _changed(error.events)
    except (TransitionRefusedError, ClosingRefusedError) as error:
        return f"stays as it is: {error}"
    return ""


def _changed(events: list[Event]) -> str:
    return f"was changed meanwhile: {'; '.join(_spoken(event) for event in events[:3])}."


def _spoken(event: Event) -> str:
    who = event.actor or event.get_actor_kind_display()
    at = timezone.localtime(event.at)
    return f"{event.get_verb_display()} by {who} at {at:%-I:%M %p}"
