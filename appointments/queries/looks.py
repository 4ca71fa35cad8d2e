"""The record of who looked, as the privacy officer reads it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Q, QuerySet

from appointments.enums import AccessKind
from appointments.models import AccessEvent, AppointmentRequest
from appointments.queries.requests import Clock, clocks
from appointments.queries.search import digest_of
from appointments.rules.business_hours import midnights
from appointments.rules.name_search import LONGEST, SHORTEST, words_of
from appointments.rules.numbers import DateRange
from appointments.rules.unusual_looks import (
    DAYS_BEFORE,
    BusyDay,
    busy_days,
    counted_days,
    is_after_hours,
    is_namesake,
)
from clinic.models import SecurityEvent, User
from clinic.privacy import Privacy

# So many lines of a kind are shown; the page says when there are more.
MOST_SHOWN = 50
# So many looks at patients with a like name are compared; the page says when older ones were left out.
MOST_COMPARED = 4 * MOST_SHOWN
# So many looks are weighed one by one; beyond it the page asks for fewer days.
MOST_WEIGHED = 20_000


@dataclass(frozen=True)
class Lines:
    """The newest looks of one kind of question, and whether there are more.

    `is_cut` says that the search for them stopped at its bound, so that older ones may be missing.
    """

    looks: list[AccessEvent]
    has_more: bool
    is_cut: bool = False

    @classmethod
    def of(cls, looks: Iterable[AccessEvent]) -> "Lines":
        """Return so many as are shown; one more than that says that there are more."""
        found = list(islice(looks, MOST_SHOWN + 1))
        return cls(found[:MOST_SHOWN], len(found) > MOST_SHOWN)


@dataclass(frozen=True)
class PersonCount:
    """How often somebody looked, by the way they did."""

    user: User
    counts: dict[str, int]

    @property
    def in_order(self) -> list[int]:
        return [self.counts[name] for name in ("all", *AccessKind.values, "clinical", "requests")]


@dataclass(frozen=True)
class LookReport:
    """What the page shows above the whole list. `weighed_all` says whether every look was weighed."""

    span: DateRange
    clock: Clock
    namesakes: Lines
    after_hours: Lines
    busy: list[tuple[User, BusyDay]]
    exports: Lines
    closed: Lines
    people: list[PersonCount]
    at_the_doors: list[SecurityEvent]
    weighed_all: bool


def at_the_doors(span: DateRange, zone: ZoneInfo) -> list[SecurityEvent]:
    """Return the newest loud events at the doors on these days: emergencies, lost factors, many tries."""
    start, end = midnights(span.first_on, span.last_on, zone)
    return list(SecurityEvent.objects.loud().between(start, end).select_related("user", "by")[:MOST_SHOWN])


def looks_in(span: DateRange, zone: ZoneInfo) -> QuerySet[AccessEvent]:
    """Return every look on these days, the newest first, with who and the request's reference."""
    start, end = midnights(span.first_on, span.last_on, zone)
    looks: QuerySet[AccessEvent] = AccessEvent.objects.filter(at__gte=start, at__lt=end)
    # The names of patients stay encrypted: the reference is all that the lists show.
    shown = ("at", "kind", "privacy_class", "reason", "chosen_by", "row_count")
    people = ("user__first_name", "user__last_name", "user__username")
    lean = looks.select_related("user", "request").only(*shown, *people, "request__reference")
    return lean.order_by("-at", "-pk")


def look_report(span: DateRange) -> LookReport:
    """Weigh the looks of these days. Ten queries, however many there are."""
    by_place = clocks()
    clock = by_place[None]
    looks = looks_in(span, clock.zone)
    people = _people(looks)
    weighed = _weighed(looks)
    late = [pk for pk, at, place in weighed if _is_late(at, place, by_place)]
    closed = looks.filter(kind=AccessKind.VIEW, request__closed_at__lt=F("at"))
    users = {one.user.pk: one.user for one in people}
    return LookReport(
        span=span,
        clock=clock,
        namesakes=_namesakes(looks, users),
        after_hours=Lines.of(looks.filter(pk__in=late[: MOST_SHOWN + 1])),
        busy=[(users[one.user_id], one) for one in _busy(span, clock) if one.user_id in users],
        exports=Lines.of(looks.filter(kind=AccessKind.EXPORT, row_count__isnull=False)[: MOST_SHOWN + 1]),
        closed=Lines.of(closed[: MOST_SHOWN + 1]),
        people=people,
        at_the_doors=at_the_doors(span, clock.zone),
        weighed_all=len(weighed) < MOST_WEIGHED,
    )


def _people(looks: QuerySet[AccessEvent]) -> list[PersonCount]:
    """Return everybody who looked, whoever looked most first. Two queries."""
    ways = {kind.value: Count("pk", filter=Q(kind=kind)) for kind in AccessKind}
    clinical = Count("pk", filter=Q(privacy_class=Privacy.CLINICAL))
    requests = Count("request", distinct=True)
    grouped = looks.select_related(None).order_by().values("user")
    rows: list[dict[str, int]] = list(
        grouped.annotate(all=Count("pk"), clinical=clinical, requests=requests, **ways)  # type: ignore[arg-type]
    )
    users = User.objects.in_bulk([row["user"] for row in rows])
    counts = [PersonCount(users[row["user"]], row) for row in rows]
    return sorted(counts, key=lambda one: (-one.counts["all"], one.user.pk))


def _weighed(looks: QuerySet[AccessEvent]) -> list[tuple[int, datetime, int | None]]:
    """Return number, instant and location of the newest looks."""
    plain = looks.select_related(None).values_list("pk", "at", "request__location")
    return list(plain[:MOST_WEIGHED])


def _is_late(at: datetime, place: int | None, by_place: dict[int | None, Clock]) -> bool:
    """A look at nobody's request in particular is late only where every location is closed."""
    about = [by_place[place]] if place else list(by_place.values())
    return all(is_after_hours(at, clock.hours, clock.zone) for clock in about)


def _busy(span: DateRange, clock: Clock) -> list[BusyDay]:
    start, end = midnights(span.first_on - timedelta(days=DAYS_BEFORE), span.last_on, clock.zone)
    opened = AccessEvent.objects.filter(kind=AccessKind.VIEW, at__gte=start, at__lt=end).order_by()
    rows = opened.values_list("user_id", "at", "request_id").iterator(chunk_size=2000)
    return busy_days(counted_days(rows, clock.zone), first_on=span.first_on)


def _namesakes(looks: QuerySet[AccessEvent], users: dict[int, User]) -> Lines:
    """Return the looks of people at patients who share their last name, the newest first.

    1. The keyed hashes of the names find candidates, so that few names are decrypted. They know ten letters,
       and first names too. 2. The last names of the newest candidates are read and compared. Where older ones
       are left over, the answer says so: there may be namesakes among them.
    """
    digests = {pk: _digests(user.last_name) for pk, user in users.items()}
    theirs = Q(pk__in=[])
    for pk, found in digests.items():
        if found:
            theirs |= Q(user=pk, request__search_tokens__digest__in=found)
    newest = list(looks.filter(theirs).distinct()[: MOST_COMPARED + 1])
    candidates = newest[:MOST_COMPARED]
    names = _last_names(look.request_id for look in candidates)
    same = [one for one in candidates if is_namesake(one.user.last_name, names.get(one.request_id, ""))]
    return replace(Lines.of(same), is_cut=len(newest) > MOST_COMPARED)


def _digests(last_name: str) -> list[str]:
    return [digest_of(word[:LONGEST]) for word in words_of(last_name) if len(word) >= SHORTEST]


def _last_names(ids: Iterable[int | None]) -> dict[int | None, str]:
    return dict(AppointmentRequest.objects.filter(pk__in=set(ids)).values_list("pk", "last_name"))
