"""What the page of one request shows."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest

from appointments.actions.replies import refusal_of
from appointments.admin.next_step import what_is_ahead
from appointments.admin.panels import request_panels
from appointments.admin.places import ANSWER
from appointments.admin.rows import reach_of, spoken_windows
from appointments.admin.time_cards import time_cards
from appointments.admin.what_now import arrange
from appointments.emails import RenderedMessage, render
from appointments.enums import MessageStatus, Payment, RequestStatus
from appointments.forms.triage import VerbForm
from appointments.models import Appointment, AppointmentRequest, OutboundMessage
from appointments.queries import age_of, clock_of, history_of
from appointments.queries.colleagues import TRIAGE
from appointments.queries.desk import times_of
from appointments.queries.duplicates import twins_of
from appointments.rules.patient_time import their_time

QUARANTINE_WORDS = {
    "honeypot": "A box that people cannot see was filled in.",
    "too_quick": "The form was answered faster than a person can.",
    "many_from_address": (
        "Many requests came from the same network within an hour, and the browser did not show that this one "
        "is a person's. Browsers without JavaScript cannot."
    ),
    "many_on_site": (
        "Far more requests came in than usual, and the browser did not show that this one is a person's. "
        "Browsers without JavaScript cannot."
    ),
    "many_from_contact": "Many requests came for the same phone or email within a day.",
}


def page_context(
    http: HttpRequest,
    request: AppointmentRequest,
    *,
    now: datetime,
    forms: Mapping[str, VerbForm] | None = None,
    **extra: Any,
) -> dict[str, Any]:
    """Return the template's values. `forms` holds forms with errors, by the code of their verb."""
    clock = clock_of(request.location)
    forms = forms or {}
    times, today = times_of(request), now.astimezone(clock.zone).date()
    twins = twins_of(request, now=now)
    history = history_of(request, joined=twins.joined)
    panels = request_panels(http, request, forms=forms, times=times, now=now, today=today)
    cards = time_cards(http, times, forms=forms, zone=clock.zone, now=now)
    ahead = what_is_ahead(http, request, times=times, attempts=history.tries, clock=clock, now=now)
    return {
        "title": f"Request {request.reference}",
        "request_record": request,
        "age": age_of(request, clock, now=now),
        "reach": reach_of(request),
        "payment": dict(Payment.choices).get(request.payment, ""),
        "windows": spoken_windows(request),
        "clock_name": clock.zone_name,
        "their_time": their_time(request.postal_code, str(clock.zone)),
        "local_zone": clock.zone,
        "quarantine_words": [QUARANTINE_WORDS[code] for code in request.quarantine_reasons],
        "panels": panels,
        "what_now": arrange(ahead, panels, cards),
        "time_cards": cards,
        "may_find_times": may_find_times(http, request),
        "may_answer_privacy": http.user.has_perm(ANSWER),
        "may_work": http.user.has_perm(TRIAGE),
        "writing_refusal": refusal_of(request),
        "waiting_messages": _waiting_messages(request, history.messages, times),
        "twins": twins,
        "timeline": history.timeline(),
        "who_looked": history.who_looked(),
    } | extra


def may_find_times(http: HttpRequest, request: AppointmentRequest) -> bool:
    """Say whether times can be offered, booked or moved for this request, by this person."""
    is_live = request.is_open or request.status == RequestStatus.SCHEDULED
    return is_live and http.user.has_perm(TRIAGE)


def _waiting_messages(
    request: AppointmentRequest, messages: Iterable[OutboundMessage], times: Iterable[Appointment]
) -> list[tuple[OutboundMessage, RenderedMessage | None]]:
    """Return messages that have not left, those that can still be undone first.

    The next one to leave comes with its words. Each other has a page of its own for them: writing them all
    out would cost a few queries each.
    """
    waiting = [one for one in messages if one.status not in (MessageStatus.SENT, MessageStatus.CANCELLED)]
    waiting.sort(key=lambda one: (one.status == MessageStatus.FAILED, one.send_after, one.pk))
    by_pk = {time.pk: time for time in times}
    for one in waiting[:1]:
        # What it is about was read for the page already.
        one.request, one.appointment = request, by_pk.get(one.appointment_id or 0)
    return [(one, None if number else render(one)) for number, one in enumerate(waiting)]
