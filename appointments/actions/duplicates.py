"""Two requests that may be one person's: what is kept of that when a request comes in or is corrected.

What staff make of it is in actions/twins.py and actions/merging.py.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from appointments.enums import PairState
from appointments.models import AppointmentRequest, DuplicatePair
from appointments.queries.duplicates import look_alikes
from appointments.rules.duplicates import Match


@transaction.atomic
def suggest_duplicates(*, request: AppointmentRequest, now: datetime) -> None:
    """Keep which other requests may be the same person's, as far as its details say so now.

    A suggestion that nothing speaks for any more is forgotten. What staff decided stays decided.
    """
    alike = look_alikes(request, now=now)
    known = {pair.other_pk(request): pair for pair in DuplicatePair.objects.of(request).order_by()}
    gone = [pair.pk for pk, pair in known.items() if pair.is_suggested and pk not in alike]
    DuplicatePair.objects.filter(pk__in=gone, state=PairState.SUGGESTED).delete()
    new = {pk: same for pk, same in alike.items() if pk not in known}
    DuplicatePair.objects.bulk_create(pairs_with(request.pk, new, now=now), ignore_conflicts=True)
    for pk, pair in known.items():
        if pair.is_suggested and pk in alike and pair.reasons != list(alike[pk]):
            pair.reasons = list(alike[pk])
            pair.save(update_fields=["reasons"])


def pairs_with(pk: int, alike: Mapping[int, tuple[Match, ...]], *, now: datetime) -> list[DuplicatePair]:
    """Return a pair, not saved yet, for each request that looks alike."""
    return [
        DuplicatePair(older_id=min(pk, other), newer_id=max(pk, other), reasons=list(same), found_at=now)
        for other, same in alike.items()
    ]
