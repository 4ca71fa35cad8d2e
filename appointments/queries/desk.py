"""What the front desk sees of the calendar: a request's times, today's visits and the waitlist."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from appointments.enums import HELD_STATUSES, AppointmentStatus
from appointments.models import Appointment, AppointmentRequest, ContactAttempt, Screening
from appointments.rules.booking import MOST_WAITLIST_OFFERS
from appointments.rules.business_hours import midnights
from appointments.rules.wall_clock import first_tick_from
from clinic.models import Location

S = AppointmentStatus
WITH_PLACE = ("service", "resource__location", "resource__clinician", "cancelled_by")
# What happens today, and what happened. Offers and what was given up are no visits.
SHOWN_TODAY = (S.PENDING, S.BOOKED, S.ARRIVED, S.CHECKED_IN, S.FULFILLED, S.NO_SHOW)
# The longest buffer before a visit, in ticks (ServiceType.buffer_before).
LONGEST_BUFFER = 240 // 5
# What needs somebody stands first; what is over comes last.
RANKS = {S.PENDING: 0, S.CHECKED_IN: 1, S.ARRIVED: 1, S.BOOKED: 1, S.PROPOSED: 2, S.WAITLIST: 3}


def times_of(request: AppointmentRequest) -> list[Appointment]:
    """Return every time that a request has or had: its own first, then offers, then what is over. One query.

    Each brings the request as the caller read it, with its version.
    """
    found = request.appointments.select_related(*WITH_PLACE).order_by("-created_at", "-pk")
    return sorted(found, key=lambda one: (RANKS.get(S(one.status), 4), _moment(one)))


def _moment(appointment: Appointment) -> float:
    """Return what a group is sorted by: what is coming, the soonest first; what is over, the latest first."""
    moment = (appointment.starts_at or appointment.created_at).timestamp()
    return moment if S(appointment.status) in RANKS else -moment


def live_times(requests: Iterable[AppointmentRequest]) -> dict[int, Appointment]:
    """Return request id → the time that it asks for or has. One query."""
    found = Appointment.objects.live().filter(request__in=[request.pk for request in requests])
    return {one.request_id: one for one in found.select_related("resource__location").order_by()}


def flag_levels(requests: Iterable[AppointmentRequest]) -> dict[int, str]:
    """Return request id → the level of its screening's flags; no answer is read. One query."""
    found = Screening.objects.filter(request__in=[request.pk for request in requests])
    return dict(found.order_by().values_list("request_id", "flag_level"))


def last_attempts(requests: Iterable[AppointmentRequest]) -> dict[int, ContactAttempt]:
    """Return request id → the latest try to reach its patient. One query: tries are few."""
    found = ContactAttempt.objects.filter(request__in=[request.pk for request in requests])
    return {one.request_id: one for one in found.order_by("at", "pk").defer("note")}


def asked_for_count(among: Q, *, now: datetime) -> int:
    """Return how many asked-for times of requests that fit wait for the front desk. One query."""
    return _asked_for(among, now).count()


def asked_for_number(among: Q, *, now: datetime) -> Coalesce:
    """Return the same as a part of another query."""
    number = _asked_for(among, now).order_by().values("status").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(number), 0)


def _asked_for(among: Q, now: datetime) -> QuerySet[Appointment]:
    asked = Appointment.objects.filter(status=S.PENDING, held_until__gt=now)
    return asked.filter(request__in=AppointmentRequest.objects.filter(among).order_by()) if among else asked


def todays_appointments(*, now: datetime) -> list[Appointment]:
    """Return the visits of today by each location's own calendar, the earliest first. Two queries."""
    places = list(Location.objects.all())
    if not places:
        return []
    today = Q()
    for place in places:
        today |= _today_at(place, now)
    found = Appointment.objects.filter(today, status__in=SHOWN_TODAY)
    lapsed = Q(status__in=HELD_STATUSES, held_until__lte=now)
    return list(found.exclude(lapsed).select_related("request", *WITH_PLACE).order_by("starts_at", "pk"))


def _today_at(place: Location, now: datetime) -> Q:
    today = now.astimezone(place.zone).date()
    start, end = midnights(today, today, place.zone)
    return Q(
        resource__location=place,
        first_tick__gte=first_tick_from(start) - LONGEST_BUFFER,
        first_tick__lt=first_tick_from(end),
        starts_at__gte=start,
        starts_at__lt=end,
    )


@dataclass(frozen=True)
class Waiting:
    """A place on the waitlist. `offered_until` is set while an offer is not answered yet."""

    entry: Appointment
    offers_made: int
    offered_until: datetime | None

    @property
    def may_be_offered(self) -> bool:
        return self.offered_until is None and self.offers_made < MOST_WAITLIST_OFFERS


def waitlist(*, now: datetime) -> list[Waiting]:
    """Return who is on the waitlist, by service, whoever waits longest first. One query."""
    is_open = Q(waitlist_offers__status=S.PROPOSED, waitlist_offers__held_until__gt=now)
    entries = Appointment.objects.filter(status=S.WAITLIST).select_related("request__location", "service")
    counted = entries.annotate(
        offers_made=Count("waitlist_offers"),
        offered_until=Max("waitlist_offers__held_until", filter=is_open),
    )
    ordered = counted.order_by("service__position", "service__name", "created_at", "pk")
    return [Waiting(entry, entry.offers_made, entry.offered_until) for entry in ordered]
