"""Narrowing a queue, and what it can be narrowed to."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import CharField, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone

from appointments.enums import AppointmentStatus, RequestKind
from appointments.models import Appointment, AppointmentRequest, RequestTopic, SavedFilter, ServiceType
from appointments.models.request import is_on_the_desk
from appointments.rules.queue_filters import CONSULTATION, NOWHERE, TOPIC, QueueFilters, service_of
from appointments.validators import clean_source_path
from clinic.models import Location, User

# A long list is narrowed within its newest lines alone: whatever is chosen, no more are read.
MOST_READ = 5_000
GIVEN_UP = (AppointmentStatus.CANCELLED, AppointmentStatus.ENTERED_IN_ERROR)
WEEK = timedelta(days=7)
POSITION, NO_NUMBER = F("position"), Value(0)


@dataclass(frozen=True)
class Saved:
    """One of somebody's own filters, as a link needs it."""

    pk: int
    name: str
    query: str


@dataclass(frozen=True)
class FilterOptions:
    """What can be chosen, as (code, label), and what somebody keeps."""

    locations: list[tuple[str, str]]
    topics: list[tuple[str, str]]
    visits: list[tuple[str, str]]
    pages: list[tuple[str, str]]
    saved: list[Saved]


def filter_options(user: User, *, page: str = "") -> FilterOptions:
    """Return what the queue can be narrowed to. One query.

    The pages are those that led to what is open, and `page`, if one of the newest requests came by it.
    """
    parts = [
        _part("location", Location.objects, Cast("pk", CharField()), "name"),
        _part("topic", RequestTopic.objects, F("code"), "label"),
        _part("visit", ServiceType.objects, F("code"), "name"),
        _part("saved", SavedFilter.objects.filter(user=user), F("query"), "name", number=F("pk")),
        *(
            _part("page", rows, F("source_path"), "source_path", position=NO_NUMBER)
            for rows in _by_page(page)
        ),
    ]
    found = defaultdict(list)
    for kind, code, label, position, number in parts[0].union(*parts[1:]).order_by():
        found[kind].append((position, number, label, code))
    pairs = {kind: [(code, label) for _, _, label, code in sorted(rows)] for kind, rows in found.items()}
    return FilterOptions(
        locations=pairs.get("location", []),
        topics=pairs.get("topic", []),
        visits=pairs.get("visit", []),
        pages=pairs.get("page", []),
        saved=[Saved(number, label, code) for _, number, label, code in sorted(found["saved"])],
    )


def _by_page(page: str) -> Iterator[QuerySet[AppointmentRequest]]:
    waiting = AppointmentRequest.objects.filter(is_on_the_desk())
    yield waiting.exclude(source_path="")
    if clean_source_path(page):
        yield AppointmentRequest.objects.filter(among_the_newest("sent_at"), source_path=page)


def _part(
    kind: str, rows: Any, code: Any, label: str, *, position: Any = POSITION, number: Any = NO_NUMBER
) -> QuerySet[Any, Any]:
    columns = {
        "option_kind": Value(kind, CharField()),
        "option_code": code,
        "option_label": F(label),
        "option_position": Cast(position, IntegerField()),
        "option_number": Cast(number, IntegerField()),
    }
    return rows.order_by().annotate(**columns).values_list(*columns)


def matching(filters: QueueFilters, *, now: datetime) -> Q:
    """Return what a request has to be. Codes that exist nowhere fit nothing."""
    found = Q()
    if filters.location:
        found &= Q(location=None if filters.location == NOWHERE else filters.location)
    if filters.service:
        found &= _about(*service_of(filters.service))
    if filters.language:
        found &= Q(language=filters.language)
    if filters.source:
        found &= Q(source_path=filters.source)
    return found & _sent(filters.age, now)


def _about(kind: str, code: str) -> Q:
    if kind == CONSULTATION:
        return Q(kind=RequestKind.CONSULTATION)
    if kind == TOPIC:
        return Q(topic__code=code)
    visits = Appointment.objects.filter(request=OuterRef("pk"), service__code=code)
    return Q(Exists(visits.exclude(status__in=GIVEN_UP).order_by()))


def _sent(age: str, now: datetime) -> Q:
    today = timezone.make_aware(datetime.combine(timezone.localdate(now), time.min))
    return {
        "today": Q(sent_at__gte=today),
        "week": Q(sent_at__gt=now - WEEK),
        "older": Q(sent_at__lte=now - WEEK),
    }.get(age, Q())


def among_the_newest(column: str) -> Q:
    """Return the newest MOST_READ requests by one of their moments, whose index is walked once."""
    newest = AppointmentRequest.objects.exclude(**{column: None}).order_by(f"-{column}")
    # Numbers, not a moment to compare with: no planner can mistake them for most of the table.
    return Q(pk__in=newest.values("pk")[:MOST_READ])
