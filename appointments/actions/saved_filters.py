"""Keeping and forgetting a filter of the queue."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from appointments.models import Actor, SavedFilter
from appointments.rules.queue_filters import MOST_SAVED
from clinic.models import User


class SavingRefusedError(Exception):
    """A filter cannot be kept; the message says why, in words to show."""


@transaction.atomic
def save_filter(*, name: str, query: str, by: Actor, now: datetime) -> SavedFilter:
    """Keep a filter under a name, behind the person's others.

    Raises SavingRefusedError for a name that they use already, and for one too many. The person's own row is
    locked, so that two presses at once are counted one after the other.
    """
    user = _person(by)
    User.objects.select_for_update().get(pk=user.pk)
    own = SavedFilter.objects.filter(user=user)
    if own.count() >= MOST_SAVED:
        raise SavingRefusedError(f"You have {MOST_SAVED} filters, the most there can be. Delete one first.")
    if own.filter(name__iexact=name).exists():
        raise SavingRefusedError(f"You have a filter “{name}” already. Choose another name.")
    last = own.aggregate(last=Max("position"))["last"] or 0
    return SavedFilter.objects.create(user=user, name=name, query=query, position=last + 1)


def forget_filter(*, saved: SavedFilter, by: Actor, now: datetime) -> None:
    """Delete one of a person's own filters; twice is as good as once."""
    SavedFilter.objects.filter(pk=saved.pk, user=_person(by)).delete()


def _person(by: Actor) -> User:
    if by.user is None:
        raise ValueError("only staff keep filters")
    return by.user
