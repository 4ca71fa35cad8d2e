"""Counting how often an address or a contact sends a form."""

from datetime import UTC, datetime, timedelta

from django.db import connection
from django.db.models import QuerySet

from appointments.models import RateCounter
from clinic.keyed_hash import keyed_hash

KEEP_FOR = timedelta(days=2)


def count_hit(*, purpose: str, value: str, window: timedelta, now: datetime) -> int:
    """Count one hit of `value` in the present window and return the number so far.

    One statement does both, so that parallel requests cannot pass the limit together: reading and then
    writing would let them, and so does a cache's `incr` on a database.
    """
    table = connection.ops.quote_name(RateCounter._meta.db_table)
    statement = (
        f"INSERT INTO {table} (key, window_starts_at, hits) VALUES (%s, %s, 1) "  # noqa: S608 - our own table
        f"ON CONFLICT (key, window_starts_at) DO UPDATE SET hits = {table}.hits + 1 RETURNING hits"
    )
    when = connection.ops.adapt_datetimefield_value(_start_of(window, now))
    with connection.cursor() as cursor:
        cursor.execute(statement, [_key(purpose, value), when])
        return int(cursor.fetchone()[0])


def hits_so_far(*, purpose: str, value: str, window: timedelta, now: datetime) -> int:
    """Return the hits of `value` in the present window, without counting another."""
    counter = RateCounter.objects.filter(key=_key(purpose, value), window_starts_at=_start_of(window, now))
    return counter.values_list("hits", flat=True).first() or 0


def forget_old_counters(*, now: datetime) -> int:
    """Delete counters of windows that are long over; returns how many."""
    return old_counters(now=now).delete()[0]


def old_counters(*, now: datetime) -> QuerySet[RateCounter]:
    """Return the counters that are to be forgotten now."""
    return RateCounter.objects.filter(window_starts_at__lt=now - KEEP_FOR)


def _key(purpose: str, value: str) -> str:
    return keyed_hash(f"limit:{purpose}", value)


def _start_of(window: timedelta, now: datetime) -> datetime:
    seconds = int(window.total_seconds())
    return datetime.fromtimestamp(int(now.timestamp()) // seconds * seconds, tz=UTC)
