"""The queue, its counts and one request's history."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from operator import attrgetter
from zoneinfo import ZoneInfo

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth
from django.utils import timezone

from appointments.enums import OPEN_STATUSES, ClosedReason, MessageStatus, RequestStatus
from appointments.models import AccessEvent, AppointmentRequest, ContactAttempt, Event, Note, OutboundMessage
from appointments.models.request import is_asleep, is_awake, is_due_by, is_open
from appointments.queries.desk import asked_for_count
from appointments.queries.duplicates import may_be_twice
from appointments.rules import front_desk
from appointments.rules.business_hours import OpenHours, open_minutes_between
from clinic.models import Location, User
from clinic.page_counts import PageCount, rounded
from clinic.privacy import Privacy

# What ended for one of these reasons was nobody's first request.
NOBODY_ASKED = (ClosedReason.SPAM, ClosedReason.DUPLICATE, ClosedReason.ENTERED_IN_ERROR)
FALLBACK_ZONE = ZoneInfo(Location.TimeZone.EASTERN)


@dataclass(frozen=True)
class Clock:
    """The opening hours and the wall clock that a request is measured by."""

    hours: tuple[OpenHours, ...]
    zone: ZoneInfo
    zone_name: str


def clocks() -> dict[int | None, Clock]:
    """Return location id → clock; None stands for "no preference". Two queries."""
    locations = list(Location.objects.prefetch_related("opening_hours"))
    by_id: dict[int | None, Clock] = {location.pk: _clock(location) for location in locations}
    first = next((location.pk for location in locations if location.is_active), None)
    by_id[None] = by_id[first] if first else Clock((), FALLBACK_ZONE, Location.TimeZone.EASTERN.label)
    return by_id


def clock_of(location: Location | None) -> Clock:
    """Return one location's clock, or the first open location's for None. Two queries."""
    return clocks()[location.pk if location else None]


def _clock(location: Location) -> Clock:
    hours = (OpenHours(row.weekday, row.opens_at, row.closes_at) for row in location.opening_hours.all())
    return Clock(tuple(hours), location.zone, location.get_time_zone_display())


def age_of(request: AppointmentRequest, clock: Clock, *, now: datetime) -> front_desk.Age:
    """Return the age chip of a request. No query."""
    if request.status == RequestStatus.QUARANTINED:
        return front_desk.Age("outside the clock", "paused")
    if request.status == RequestStatus.CLOSED:
        return front_desk.Age("closed", "paused")
    if request.snoozed_until and request.is_asleep(now=now):
        return front_desk.asleep(request.snoozed_until.astimezone(clock.zone).date())
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


def queue_counts(user: User, *, now: datetime) -> dict[str, int]:
    """Return how many requests stand in each ready-made queue. Two queries."""
    to_do = is_open() & is_awake(now=now)
    # Closed ones are by far the most, and in no queue that is counted: without this line each is read.
    counted = AppointmentRequest.objects.filter(status__in=(*OPEN_STATUSES, RequestStatus.QUARANTINED))
    counts = counted.aggregate(
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
    )
    return counts | {"asked": asked_for_count(now=now)}


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


@dataclass(frozen=True)
class TimelineEntry:
    """One line of a request's history, whatever it came from."""

    at: datetime
    kind: str
    title: str
    who: str
    text: str = ""


def timeline(
    request: AppointmentRequest, *, joined: Sequence[AppointmentRequest] = ()
) -> list[TimelineEntry]:
    """Return all that happened to a request and to those merged into it, newest first. Five queries."""
    about = {request.pk: "", **{one.pk: f" ({one.reference})" for one in joined}}
    entries = [
        *_events(about),
        *_contacts(about),
        *_notes(about),
        *_messages(about),
        *_looks(about),
    ]
    return sorted(entries, key=attrgetter("at"), reverse=True)


# Request id → what is said beside who did it: the reference, where it is another request's line.
type About = dict[int, str]


def _events(about: About) -> Iterable[TimelineEntry]:
    for event in Event.objects.filter(request__in=about).select_related("actor"):
        who = f"{event.actor or event.get_actor_kind_display()}{about[event.request_id]}"
        yield TimelineEntry(event.at, "event", event.get_verb_display(), who, event.reason)


def _contacts(about: About) -> Iterable[TimelineEntry]:
    for attempt in ContactAttempt.objects.filter(request__in=about).select_related("by"):
        who = f"{attempt.by}{about[attempt.request_id]}"
        yield TimelineEntry(attempt.at, "contact", str(attempt), who, attempt.note)


def _notes(about: About) -> Iterable[TimelineEntry]:
    for note in Note.objects.filter(request__in=about).select_related("by"):
        yield TimelineEntry(note.at, "note", "Note", f"{note.by}{about[note.request_id]}", note.text)


def _messages(about: About) -> Iterable[TimelineEntry]:
    for message in OutboundMessage.objects.filter(request__in=about):
        text = f"{message.subject}\n\n{message.body}".strip()
        if message.status == MessageStatus.FAILED:
            text = f"Tried {message.attempts} times ({message.error_class}). Please call instead.\n\n{text}"
        at, who = message.sent_at or message.created_at, f"System{about[message.request_id]}"
        yield TimelineEntry(at, "message", str(message), who, text)


def _looks(about: About) -> Iterable[TimelineEntry]:
    for look in AccessEvent.objects.filter(request__in=about).select_related("user"):
        what = ": clinical answers" if look.privacy_class == Privacy.CLINICAL else ""
        who = f"{look.user}{about.get(look.request_id or 0, '')}"
        yield TimelineEntry(look.at, "look", f"{look.get_kind_display()}{what}", who)
