"""Who is owed a morning email, and on which day."""

from datetime import date, datetime, timedelta

from django.db.models import Q

from appointments.enums import MessageStatus
from appointments.models import Closure, MorningDigest
from appointments.queries.colleagues import colleagues
from appointments.rules.business_hours import OpenHours
from appointments.rules.digest import working_morning
from clinic.models import Location, User


def digest_day(*, now: datetime) -> date | None:
    """Return the day whose morning it is at one of the clinic's open locations, or None. Three queries.

    Where one location opens earlier than the others, the morning begins with it.
    """
    closures = _closures_about(now)
    for place in Location.objects.filter(is_active=True).prefetch_related("opening_hours"):
        hours = [OpenHours(row.weekday, row.opens_at, row.closes_at) for row in place.opening_hours.all()]
        closed_on = [(one.first_on, one.last_on) for one in closures if one.location_id in (None, place.pk)]
        if day := working_morning(now, hours, closed_on, place.zone):
            return day
    return None


def _closures_about(now: datetime) -> list[Closure]:
    """Return what closes whole locations all day, on the days that it may be now somewhere."""
    around = Q(first_on__lte=now.date() + timedelta(days=1), last_on__gte=now.date() - timedelta(days=1))
    return list(Closure.objects.filter(around, is_open=False, resource=None, starts_at=None))


def waiting_for_digest(day: date, *, now: datetime) -> list[User]:
    """Return who wants the email of that day and has not got it, nor a decision about it. One query."""
    waits = Q(status=MessageStatus.PENDING, send_after__lte=now)
    done = MorningDigest.objects.filter(day=day).exclude(waits)
    wanted = colleagues().filter(gets_digest=True).exclude(email="")
    return list(wanted.exclude(pk__in=done.values("user")))
