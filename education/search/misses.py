"""Counts searches that found nothing, without keeping who searched or what only one person would type."""

import logging
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.cache import cache
from django.db import DatabaseError, InterfaceError, connection
from django.db.models import Max, Sum

from clinic.keyed_hash import keyed_hash
from education.models.search_miss import SearchMiss
from education.search.query import SearchQuery

LONGEST_KEPT = 60
# From so many searches on, on so many days, a query is more than one person's own words.
SHOWN_FROM = 3
SHOWN_FROM_DAYS = 2
MOST_ROWS_A_DAY = 500
KEEP_FOR = timedelta(days=90)
# What could be a telephone, a date or an address counts together, and its words are never kept.
OTHER = "other"

log = logging.getLogger(__name__)

# Words arrive with the hit that makes them common; `excluded` is the row that would have been added.
STATEMENT = """
INSERT INTO {table} (day, key, words, hits)
SELECT %(day)s, %(key)s,
       CASE WHEN seen.hits >= %(hits_before)s AND seen.days >= %(days_before)s THEN %(words)s ELSE '' END, 1
FROM (
    SELECT COALESCE(SUM(hits), 0) AS hits, COUNT(CASE WHEN day <> %(day)s THEN 1 END) AS days
    FROM {table} WHERE key = %(key)s
) AS seen
WHERE (SELECT COUNT(*) FROM {table} WHERE day = %(day)s) < %(most_rows)s
   OR EXISTS (SELECT 1 FROM {table} WHERE day = %(day)s AND key = %(key)s)
ON CONFLICT (day, key) DO UPDATE SET hits = {table}.hits + 1, words = excluded.words
"""


@dataclass(frozen=True)
class Missed:
    """A query that found nothing: its words, how often, and when last."""

    words: str
    hits: int
    last_on: date


def count_miss(query: SearchQuery, *, today: date) -> None:
    """Count one search that found nothing: one statement, and never a failure of the search."""
    try:
        _count(query, today)
        if cache.add(f"search-misses-forgotten-{today}", 1, 24 * 60 * 60):
            forget_old_misses(today=today)
    except (DatabaseError, InterfaceError) as error:
        log.warning("a search that found nothing was not counted: %s", type(error).__name__)


def forget_old_misses(*, today: date) -> int:
    """Delete what is older than 90 days; returns how many rows."""
    return SearchMiss.objects.filter(day__lt=today - KEEP_FOR).delete()[0]


def common_misses() -> list[Missed]:
    """Return the queries that came often enough to be shown, the most frequent first. One query."""
    rows = SearchMiss.objects.values("key").annotate(
        shown=Max("words"), total=Sum("hits"), last_on=Max("day")
    )
    common = rows.exclude(shown="").order_by("-total", "shown")
    return [Missed(row["shown"], row["total"], row["last_on"]) for row in common]


def hidden_misses() -> int:
    """Return how many searches were counted whose words are not kept. One query."""
    shown = SearchMiss.objects.exclude(words="").values("key")
    return SearchMiss.objects.exclude(key__in=shown).aggregate(total=Sum("hits"))["total"] or 0


def _count(query: SearchQuery, today: date) -> None:
    words = query.text if _may_be_kept(query) else ""
    values = {
        "day": connection.ops.adapt_datefield_value(today),
        "key": keyed_hash("search-miss", words) if words else OTHER,
        "words": words,
        "hits_before": SHOWN_FROM - 1,
        "days_before": SHOWN_FROM_DAYS - 1,
        "most_rows": MOST_ROWS_A_DAY,
    }
    table = connection.ops.quote_name(SearchMiss._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT.format(table=table), values)


def _may_be_kept(query: SearchQuery) -> bool:
    """Say whether the words could be anybody's: no number, no address, no letter to us."""
    asked = query.shown
    return len(asked) <= LONGEST_KEPT and "@" not in asked and not any(sign.isdigit() for sign in asked)
