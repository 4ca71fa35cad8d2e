"""The calendar feed of a clinician, by a secret address."""

from collections.abc import Sequence
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from appointments.queries.feeds import FeedEvent, feed_events

PROGRAM = "-//Clinic front desk//Calendar//EN"
AGAIN = timedelta(hours=1)


@require_safe
@never_cache
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Answer with the calendar (RFC 5545), or 404 for an address that was never made or was revoked."""
    events = feed_events(token, now=timezone.now())
    if events is None:
        raise Http404
    headers = {"Content-Disposition": 'inline; filename="calendar.ics"', "X-Robots-Tag": "noindex"}
    return HttpResponse(_calendar(events), content_type="text/calendar; charset=utf-8", headers=headers)


def _calendar(events: Sequence[FeedEvent]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PROGRAM)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", "Appointments")
    calendar.add("refresh-interval", AGAIN, parameters={"value": "DURATION"})
    for event in events:
        calendar.add_component(_event(event))
    return calendar.to_ical()


def _event(told: FeedEvent) -> Event:
    event = Event()
    event.add("uid", told.uid)
    event.add("sequence", told.sequence)
    event.add("dtstamp", told.made_at)
    event.add("dtstart", told.starts_at)
    event.add("dtend", told.ends_at)
    event.add("summary", "Appointment" if told.is_firm else "Asked for")
    event.add("status", "CONFIRMED" if told.is_firm else "TENTATIVE")
    event.add("location", told.where)
    event.add("class", "PRIVATE")
    event.add("transp", "OPAQUE")
    return event
