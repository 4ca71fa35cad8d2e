"""Reads where models meet. Every function names its number of queries."""

from appointments.queries.history import History, TimelineEntry, history_of
from appointments.queries.requests import (
    Clock,
    age_of,
    clock_of,
    clocks,
    end_of_today,
    queue_counts,
    requests_per_page,
    zone_of,
)

__all__ = [
    "Clock",
    "History",
    "TimelineEntry",
    "age_of",
    "clock_of",
    "clocks",
    "end_of_today",
    "history_of",
    "queue_counts",
    "requests_per_page",
    "zone_of",
]
