"""Why a time cannot be had, and the clinic's limits for holds, offers and the waitlist."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from appointments.rules.slots import (
    Busy,
    DayChange,
    SlotRules,
    WeeklyHours,
    free_starts,
    instant_of,
    is_within_hours,
)

HOLD = timedelta(minutes=15)
LONGEST_HOLD = timedelta(minutes=60)
OFFER = timedelta(hours=24)
MOST_OFFERS = 3
WAITLIST_NOTICE = timedelta(days=2)
MOST_WAITLIST_OFFERS = 3


class Refusal(StrEnum):
    """The answer to somebody who asks for a time that cannot be had."""

    PAST = "past"
    TOO_SOON = "too_soon"
    TOO_FAR = "too_far"
    NOT_OFFERED = "not_offered"
    CLOSED = "closed"
    OFF_GRID = "off_grid"
    DAY_FULL = "day_full"
    TAKEN = "taken"

    @property
    def words(self) -> str:
        return REFUSAL_WORDS[self]


REFUSAL_WORDS = {
    Refusal.PAST: "That time has passed. Please choose a later one.",
    Refusal.TOO_SOON: "That time is too soon to book here. Please choose a later one, or call us.",
    Refusal.TOO_FAR: "We cannot book that far ahead yet. Please choose an earlier time.",
    Refusal.NOT_OFFERED: "That time is not offered any more. Please choose another one.",
    Refusal.CLOSED: "We are closed at that time. Please choose another one.",
    Refusal.OFF_GRID: "Please choose one of the times on this page.",
    Refusal.DAY_FULL: "That day is full. Please choose another one.",
    Refusal.TAKEN: "That time has just been taken. Please choose another one.",
}


def why_not(
    start: int,
    *,
    service: SlotRules,
    hours: Sequence[WeeklyHours],
    changes: Sequence[DayChange],
    zone: ZoneInfo,
    busy: Sequence[Busy],
    now: datetime,
) -> Refusal | None:
    """Return why the start tick cannot be had, or None when it is one of the free starts.

    What nobody may do comes before what staff may do all the same (actions/booking/occupying.py).
    """
    local = instant_of(start).astimezone(zone)

    def starts(rules: SlotRules, taken: Sequence[Busy]) -> bool:
        return start in free_starts(
            service=rules,
            hours=hours,
            changes=changes,
            zone=zone,
            busy=taken,
            first_on=local.date(),
            last_on=local.date(),
            now=now,
        )

    if starts(service, busy):
        return None
    if instant_of(start) < now:
        return Refusal.PAST
    if not is_within_hours(start, start + service.minutes // 5, hours, changes, zone):
        return Refusal.CLOSED
    if instant_of(start) < now + timedelta(minutes=service.notice):
        return Refusal.TOO_SOON
    if local.date() > now.astimezone(zone).date() + timedelta(days=service.horizon_days):
        return Refusal.TOO_FAR
    if not starts(service, ()):
        return Refusal.OFF_GRID
    uncounted = [Busy(one.first, one.end, None) for one in busy]
    return Refusal.DAY_FULL if starts(service, uncounted) else Refusal.TAKEN
