"""What the page of one request shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from appointments.admin.rows import reach_of
from appointments.admin.verbs import STAFF_VERBS, StaffVerb
from appointments.emails import render
from appointments.enums import MessageStatus
from appointments.forms.triage import CloseForm, VerbForm
from appointments.models import AppointmentRequest
from appointments.queries import age_of, clock_of, timeline

WINDOW_NAMES = {"am": "morning", "pm": "afternoon"}
DAY_NAMES = {"mon": "Mon", "tue": "Tue", "wed": "Wed", "thu": "Thu", "fri": "Fri", "sat": "Sat", "sun": "Sun"}
QUARANTINE_WORDS = {
    "honeypot": "A box that people cannot see was filled in.",
    "too_quick": "The form was answered faster than a person can.",
    "many_from_address": "Many requests came from the same network within an hour.",
    "many_from_contact": "Many requests came for the same phone or email within a day.",
}


@dataclass(frozen=True)
class VerbPanel:
    """A button, the address it posts to, and the questions behind it (`is_open` when they have errors)."""

    verb: StaffVerb
    form: VerbForm
    action: str
    is_open: bool

    @property
    def is_plain(self) -> bool:
        """Say whether a press is enough: nothing but the version is sent."""
        return type(self.form) is VerbForm


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
    panels = [_panel(http, request, verb, forms.get(verb.code)) for verb in _verbs(http, request, forms)]
    return {
        "title": f"Request {request.reference}",
        "request_record": request,
        "age": age_of(request, clock, now=now),
        "reach": reach_of(request),
        "windows": _windows(request),
        "clock_name": clock.zone_name,
        "local_zone": clock.zone,
        "quarantine_words": [QUARANTINE_WORDS[code] for code in request.quarantine_reasons],
        "panels": panels,
        "waiting_messages": _waiting_messages(request),
        "timeline": timeline(request),
    } | extra


def _verbs(http: HttpRequest, request: AppointmentRequest, forms: Mapping[str, VerbForm]) -> list[StaffVerb]:
    """Return the buttons that make sense now, and any that was pressed and refused, with what was typed."""
    if not http.user.has_perm("appointments.triage_appointmentrequest"):
        return []
    hidden = {"claim"} if request.assigned_to_id == http.user.pk else set()
    possible = [verb for verb in STAFF_VERBS if request.status in verb.statuses and verb.code not in hidden]
    return [verb for verb in STAFF_VERBS if verb in possible or verb.code in forms]


def _panel(
    http: HttpRequest, request: AppointmentRequest, verb: StaffVerb, with_errors: VerbForm | None
) -> VerbPanel:
    action = reverse("staff:appointments_request_verb", args=[request.pk, verb.code])
    form = with_errors or make_form(verb, http, initial={"version": request.version})
    return VerbPanel(verb, form, action, with_errors is not None)


def make_form(verb: StaffVerb, http: HttpRequest, **kwargs: Any) -> VerbForm:
    """Return the verb's form, with the answers that this person may give."""
    if issubclass(verb.form, CloseForm):
        kwargs["may_decide_suitability"] = http.user.has_perm("appointments.decide_suitability")
    return verb.form(auto_id=f"id_{verb.code}_%s", **kwargs)


def _windows(request: AppointmentRequest) -> list[str]:
    if request.any_time:
        return ["Any time"]
    pairs = [code.split("-") for code in request.windows]
    return [f"{DAY_NAMES[day]} {WINDOW_NAMES[half]}" for day, half in pairs]


def _waiting_messages(request: AppointmentRequest) -> list[tuple[Any, Any]]:
    """Return messages that have not left, each with the words that would leave now."""
    waiting = request.messages.exclude(status__in=[MessageStatus.SENT, MessageStatus.CANCELLED])
    return [(message, render(message)) for message in waiting.with_what_it_is_about()]
