"""The queue, its counts and its clocks."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Max, Q
from django.db.models.functions import TruncMonth
from django.utils import timezone

from appointments.enums import NOBODY_ASKED, RequestStatus
from appointments.models import AppointmentRequest
from appointments.models.request import is_asleep, is_awake, is_due_by, is_on_the_desk, is_open
from appointments.queries.desk import asked_for_count, asked_for_number
from appointments.queries.duplicates import may_be_twice
from appointments.rules import front_desk
from appointments.rules.business_hours import OpenHours, day_begins_at, open_minutes_between
from clinic.models import Location, User
from clinic.page_counts import PageCount, rounded

HOURS = ("opening_hours__weekday", "opening_hours__opens_at", "opening_hours__closes_at")
FALLBACK_ZONE = ZoneInfo(Location.TimeZone.EASTERN)


@dataclass(frozen=True)
class Clock:
    """The opening hours and the wall clock that a request is measured by."""

    hours: tuple[OpenHours, ...]
    zone: ZoneInfo
    zone_name: str


def clocks() -> dict[int | None, Clock]:
    """Return location id → clock; None stands for "no preference". One query."""
    ordered = Location.objects.order_by("position", "name", *HOURS[:2])
    rows = list(ordered.values_list("pk", "is_active", "time_zone", *HOURS))
    by_id: dict[int | None, Clock] = {
        pk: _clock(zone, [hours for _, _, _, *hours in stretches])
        for (pk, zone), stretches in groupby(rows, key=lambda row: (row[0], row[2]))
    }
    first = next((pk for pk, is_active, *_ in rows if is_active), None)
    by_id[None] = by_id[first] if first else Clock((), FALLBACK_ZONE, Location.TimeZone.EASTERN.label)
    return by_id


def clock_of(location: Location | None) -> Clock:
    """Return one location's clock, or the first open location's for None. One query."""
    return clocks()[location.pk if location else None]


def zone_of(location: Location | None) -> tuple[ZoneInfo, str]:
    """Return one location's zone with its name, or the first open location's for None.

    No query for a location, one for None.
    """
    found = location or Location.objects.filter(is_active=True).first()
    if found is None:
        return FALLBACK_ZONE, Location.TimeZone.EASTERN.label
    return found.zone, found.get_time_zone_display()


def _clock(zone: str, stretches: list[list[Any]]) -> Clock:
    """Return a clock; a location without opening hours comes with one stretch of nothing."""
    hours = tuple(OpenHours(*stretch) for stretch in stretches if stretch[0] is not None)
    return Clock(hours, ZoneInfo(zone), Location.TimeZone(zone).label)


def age_of(request: AppointmentRequest, clock: Clock, *, now: datetime) -> front_desk.Age:
    """Return the age chip of a request. No query."""
    if request.status == RequestStatus.QUARANTINED:
        return front_desk.Age("outside the clock", "paused")
    if request.status == RequestStatus.CLOSED:
        return front_desk.Age("closed", "paused")
    if request.snoozed_until and request.is_asleep(now=now):
        wakes_at = request.snoozed_until.astimezone(clock.zone)
        opens_at = day_begins_at(wakes_at.date(), clock.hours, clock.zone)
        return front_desk.asleep(wakes_at, opens_at, now.astimezone(clock.zone).date())
    if request.status == RequestStatus.WAITING_PATIENT:
        return front_desk.Age("waiting for the patient", "paused")
    if request.status == RequestStatus.SCHEDULED:
        return front_desk.Age("scheduled", "calm")
    if request.first_contact_at:
        return front_desk.Age("contacted", "calm")
    return front_desk.age(
        open_minutes_between(now, request.due_at, clock.hours, clock.zone),
        open_minutes_between(request.due_at, now, clock.hours, clock.zone),
    )


def end_of_today(*, now: datetime) -> datetime:
    """Return the midnight that ends today by the site's own clock."""
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time.min))


def queue_counts(user: User, *, now: datetime, among: Q | None = None) -> dict[str, int]:
    """Return how many requests stand in each ready-made queue, `among` those that fit.

    One query, and a second one when nothing that fits is open.
    """
    among = among or Q()
    to_do = is_open() & is_awake(now=now)
    # Closed ones are by far the most, and in no queue that is counted: without this line each is read.
    counts = AppointmentRequest.objects.filter(among, is_on_the_desk()).aggregate(
        open=Count("pk", filter=to_do),
        unclaimed=Count("pk", filter=to_do & Q(assigned_to=None)),
        mine=Count("pk", filter=is_open() & Q(assigned_to=user)),
        due_today=Count("pk", filter=is_due_by(end_of_today(now=now), now=now)),
        overdue=Count("pk", filter=is_due_by(now, now=now)),
        clinical_review=Count("pk", filter=Q(status=RequestStatus.CLINICAL_REVIEW)),
        waiting=Count("pk", filter=Q(status=RequestStatus.WAITING_PATIENT)),
        snoozed=Count("pk", filter=is_asleep(now=now)),
        duplicates=Count("pk", filter=is_open() & may_be_twice()),
        call_instead=Count("pk", filter=is_open() & Q(undelivered_count__gt=0)),
        quarantine=Count("pk", filter=Q(status=RequestStatus.QUARANTINED)),
        asked=Max(asked_for_number(among, now=now)),
    )
    if counts["asked"] is None:
        counts["asked"] = asked_for_count(among, now=now)
    return counts


def requests_per_page(since: date) -> list[PageCount]:
    """Return the requests per page and month, for people who see none of them. One query.

    Months are those of the site's own clock; a small number leaves as None (clinic/page_counts.py).
    """
    start = timezone.make_aware(datetime.combine(since, time.min))
    counted = AppointmentRequest.objects.filter(sent_at__gte=start).exclude(
        Q(source_path="")
        | Q(status__in=(RequestStatus.DRAFT, RequestStatus.QUARANTINED))
        | Q(closed_reason__in=NOBODY_ASKED)
    )
    per_month = counted.annotate(month=TruncMonth("sent_at")).values("source_path", "month").order_by()
    return [
        PageCount(row["source_path"], row["month"].date(), rounded(row["number"]))
        for row in per_month.annotate(number=Count("pk"))
    ]
