"""Visits and the people who did not come."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from appointments.enums import AppointmentStatus
from appointments.models import Appointment
from appointments.queries.numbers.days import Clocks, days_of
from appointments.rules.numbers import DateRange, bare_path, share

S = AppointmentStatus
# Firm, or over. What was only held or asked for, moved, cancelled or entered in error is no booking.
BOOKINGS = (S.BOOKED, S.ARRIVED, S.CHECKED_IN, S.FULFILLED, S.NO_SHOW)


@dataclass(frozen=True)
class Visits:
    """`booked` are all firm times, `came` those that took place, `missed` those nobody came to."""

    booked: int = 0
    came: int = 0
    missed: int = 0

    def __add__(self, other: "Visits") -> "Visits":
        return Visits(self.booked + other.booked, self.came + other.came, self.missed + other.missed)

    @property
    def share_missed(self) -> float | None:
        """Return the share of those that are over."""
        return share(self.missed, self.came + self.missed)


@dataclass(frozen=True)
class VisitGroup:
    """The visits that have all four in common."""

    location: str
    service: str
    language: str
    source_path: str
    visits: Visits


def visits(span: DateRange, by_place: Clocks) -> list[VisitGroup]:
    """Return the bookings whose visit lies on these days. One query."""
    on_days = days_of(span, by_place, at="starts_at", place="resource__location_id")
    names = ("resource__location__name", "service__name", "request__language", "request__source_path")
    rows = Appointment.objects.filter(on_days, status__in=BOOKINGS).order_by().values_list(*names)
    counted = rows.annotate(
        booked=Count("pk"),
        came=Count("pk", filter=Q(status=S.FULFILLED)),
        missed=Count("pk", filter=Q(status=S.NO_SHOW)),
    )
    return [
        VisitGroup(location, service, language, bare_path(path), Visits(*numbers))
        for location, service, language, path, *numbers in counted
    ]


def visits_by(groups: Iterable[VisitGroup], name_of: Callable[[VisitGroup], str]) -> list[tuple[str, Visits]]:
    """Return the visits under each name, the most first. No query."""
    found: dict[str, Visits] = defaultdict(Visits)
    for group in groups:
        found[name_of(group)] += group.visits
    return sorted(found.items(), key=lambda pair: (-pair[1].booked, pair[0]))
