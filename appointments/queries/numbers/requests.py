"""Requests per day, how soon they were called, how old the open ones are, and how they ended."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from appointments.enums import GOT_THROUGH, NOBODY_ASKED, RequestStatus
from appointments.models import AppointmentRequest, ContactAttempt
from appointments.models.request import is_open
from appointments.queries.numbers.days import Clocks, days_of, local_day
from appointments.rules.numbers import DateRange, Tally, age_limits, waited_minutes

UNSENT = (RequestStatus.DRAFT, RequestStatus.QUARANTINED)
# Nobody has to call: the patient has the next word, or has a time already.
NOBODY_CALLS = (RequestStatus.WAITING_PATIENT, RequestStatus.SCHEDULED)


def tallies(
    span: DateRange, by_place: Clocks, *, now: datetime
) -> tuple[dict[date, Tally], dict[int | None, Tally]]:
    """Return the requests per day and per location, and how many were called in time. One query.

    In time: the first contact came no later than it was due. Late: it came later, or has not come although
    it was due while the request was open. Neither: not due yet, or nobody had to call any more.
    """
    ended = Coalesce("closed_at", now)
    unmet = Q(first_contact_at=None, due_at__lt=ended) & ~Q(status__in=NOBODY_CALLS)
    rows = _asked(span, by_place).annotate(day=local_day("sent_at", by_place)).values("day", "location_id")
    counted = rows.order_by().annotate(
        sent=Count("pk"),
        in_time=Count("pk", filter=Q(first_contact_at__lte=F("due_at"))),
        late=Count("pk", filter=Q(first_contact_at__gt=F("due_at")) | unmet),
    )
    per_day: dict[date, Tally] = defaultdict(Tally)
    per_place: dict[int | None, Tally] = defaultdict(Tally)
    for row in counted:
        tally = Tally(row["sent"], row["in_time"], row["late"])
        per_day[row["day"]] += tally
        per_place[row["location_id"]] += tally
    return dict(per_day), dict(per_place)


def minutes_to_contact(span: DateRange, by_place: Clocks) -> dict[int | None, list[int]]:
    """Return location id → minutes of opening time to the first contact, of requests sent then. One query.

    The first contact is the first that was logged: `first_contact_at` is emptied when a request is reopened.
    """
    logged = ContactAttempt.objects.filter(request=OuterRef("pk"), outcome__in=GOT_THROUGH)
    first = Coalesce(Subquery(logged.order_by("at").values("at")[:1]), "first_contact_at")
    rows = _asked(span, by_place).annotate(reached_at=first).exclude(reached_at=None).order_by()
    found: dict[int | None, list[int]] = defaultdict(list)
    for place, sent_at, reached_at in rows.values_list("location_id", "sent_at", "reached_at").iterator():
        clock = by_place[place]
        found[place].append(waited_minutes(sent_at, reached_at, clock.hours, clock.zone))
    return dict(found)


def open_now(*, now: datetime) -> tuple[list[int], dict[int | None, int]]:
    """Return the open requests per age group (rules/numbers.py), and user id → how many. One query."""
    groups = {
        f"age_{number}": Count("pk", filter=_sent_between(after, until))
        for number, (after, until) in enumerate(age_limits(now))
    }
    opened = AppointmentRequest.objects.filter(is_open()).order_by().values_list("assigned_to")
    by_age, held = [0] * len(groups), dict[int | None, int]()
    for user, *numbers in opened.annotate(**groups):
        by_age = [one + more for one, more in zip(by_age, numbers, strict=True)]
        held[user] = sum(numbers)
    return by_age, held


def outcomes(span: DateRange, by_place: Clocks) -> dict[str, int]:
    """Return reason → how many requests were closed for it on these days. One query."""
    on_days = days_of(span, by_place, at="closed_at", place="location_id")
    closed = AppointmentRequest.objects.filter(on_days)  # Only what is closed has a time of closing.
    return dict(closed.order_by().values_list("closed_reason").annotate(number=Count("pk")))


def _asked(span: DateRange, by_place: Clocks) -> QuerySet[AppointmentRequest, Any]:
    """Return the requests of these days that somebody truly made: no spam and nothing entered twice."""
    on_days = days_of(span, by_place, at="sent_at", place="location_id")
    sent = AppointmentRequest.objects.filter(on_days).exclude(status__in=UNSENT)
    return sent.exclude(closed_reason__in=NOBODY_ASKED)


def _sent_between(after: datetime | None, until: datetime | None) -> Q:
    found = Q(sent_at__gt=after) if after else Q(pk__isnull=False)
    return found & Q(sent_at__lte=until) if until else found
