"""Reads where models meet. Every function names its number of queries."""

from appointments.queries.requests import (
    NOBODY_ASKED,
    Clock,
    TimelineEntry,
    age_of,
    attempts_of,
    clock_of,
    clocks,
    end_of_today,
    events_of,
    queue_counts,
    requests_per_page,
    since_it_began,
    timeline,
    zone_of,
)

__all__ = [
    "NOBODY_ASKED",
    "Clock",
    "TimelineEntry",
    "age_of",
    "attempts_of",
    "clock_of",
    "clocks",
    "end_of_today",
    "events_of",
    "queue_counts",
    "requests_per_page",
    "since_it_began",
    "timeline",
    "zone_of",
]
