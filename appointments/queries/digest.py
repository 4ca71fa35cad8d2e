"""Who is owed a morning email, and on which day."""

from datetime import date, datetime, timedelta

from django.db.models import Q

from appointments.enums import MessageStatus
from appointments.models import Closure, MorningDigest
from appointments.queries.colleagues import colleagues
from appointments.queries.requests import clocks
from appointments.rules.digest import working_morning
from clinic.models import Location, User


def digest_day(*, now: datetime) -> date | None:
    """Return the day whose morning it is at one of the clinic's open locations, or None. Three queries.

    Where one location opens earlier than the others, the morning begins with it.
    """
    closures = _closures_about(now)
    by_place = clocks()
    for pk in Location.objects.filter(is_active=True).values_list("pk", flat=True):
        closed_on = [(one.first_on, one.last_on) for one in closures if one.location_id in (None, pk)]
        if day := working_morning(now, by_place[pk].hours, closed_on, by_place[pk].zone):
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
