"""A page says that it is open."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from appointments.models import AppointmentRequest, Presence
from clinic.models import User

FORGET_AFTER = timedelta(hours=1)


@transaction.atomic
def note_presence(*, request: AppointmentRequest, by: User, is_typing: bool, now: datetime) -> None:
    """Keep that somebody has a request open now. It is no step of the request and leaves no event."""
    Presence.objects.bulk_create(
        [Presence(request=request, user=by, seen_at=now, is_typing=is_typing)],
        update_conflicts=True,
        unique_fields=["request", "user"],
        update_fields=["seen_at", "is_typing"],
    )
    forget_old_presences(now=now)


def end_presence(*, request: AppointmentRequest, by: User) -> None:
    """Forget that somebody has a request open: their page was closed."""
    Presence.objects.filter(request=request, user=by).delete()


def forget_old_presences(*, now: datetime) -> int:
    """Delete what pages said that were closed without a word; returns how many."""
    return old_presences(now=now).delete()[0]


def old_presences(*, now: datetime) -> QuerySet[Presence]:
    """Return what is to be forgotten now."""
    return Presence.objects.filter(seen_at__lt=now - FORGET_AFTER)
