"""A change of hours or closures: which visits it leaves outside, and what may be decided about each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from appointments.enums import AppointmentStatus
from appointments.rules.wall_clock import (
    MIDNIGHT,
    DayChange,
    WeeklyHours,
    instant_of,
    is_within_hours,
    open_stretches,
)

S = AppointmentStatus


class Choice(StrEnum):
    """What staff decide about an appointment that would lie outside of the hours."""

    KEEP = "keep"
    MOVE = "move"
    CANCEL = "cancel"


# An offer is not moved: another time is offered instead. Who is in the house stays, or goes home.
CHOICES: Mapping[AppointmentStatus, tuple[Choice, ...]] = {
    S.PENDING: (Choice.MOVE, Choice.KEEP, Choice.CANCEL),
    S.BOOKED: (Choice.MOVE, Choice.KEEP, Choice.CANCEL),
    S.PROPOSED: (Choice.KEEP, Choice.CANCEL),
    S.ARRIVED: (Choice.KEEP, Choice.CANCEL),
    S.CHECKED_IN: (Choice.KEEP, Choice.CANCEL),
}


@dataclass(frozen=True)
class Working:
    """When one resource works. `is_bookable` is False once it, its place or its clinician is out of use."""

    is_bookable: bool
    hours: Sequence[WeeklyHours]
    changes: Sequence[DayChange]
    zone: ZoneInfo

    def has_room_for(self, first: int, end: int) -> bool:
        """Whether a visit from the tick `first` up to `end`, without its buffers, lies within the hours."""
        return self.is_bookable and is_within_hours(first, end, self.hours, self.changes, self.zone)

    def is_closed_for(self, first: int, end: int) -> bool:
        """Whether a closure reaches into the visit, or nothing can be booked at all."""
        day = instant_of(first).astimezone(self.zone).date()
        closures = [change for change in self.changes if not change.is_open]
        always = [WeeklyHours(day.weekday(), MIDNIGHT, MIDNIGHT, day, None)]
        left = open_stretches(day, always, closures, self.zone)
        return not self.is_bookable or not any(opens <= first < end <= closes for opens, closes in left)


def needs_decision(first: int, end: int, *, before: Working, after: Working, is_overridden: bool) -> bool:
    """Whether staff have to say what becomes of a visit once the change is made.

    It lies outside after the change. One that staff put outside on purpose is asked about again only when a
    closure, or the end of all booking, has come upon it.
    """
    if after.has_room_for(first, end):
        return False
    if not is_overridden or before.has_room_for(first, end):
        return True
    return after.is_closed_for(first, end) and not before.is_closed_for(first, end)
