"""A button on a request's page, and the questions behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from appointments.admin.booking_verbs import TIME_VERBS, TimeVerb
from appointments.admin.verbs import NEXT_TRY, STAFF_VERBS, StaffVerb
from appointments.enums import AppointmentStatus
from appointments.forms.booking import WaitlistForm
from appointments.forms.triage import CloseForm, SnoozeForm, VerbForm
from appointments.models import Appointment, AppointmentRequest, ServiceType
from appointments.queries import clock_of
from appointments.queries.colleagues import TRIAGE

Forms = Mapping[str, VerbForm]


@dataclass(frozen=True)
class VerbPanel:
    """A button, the address it posts to, and the questions behind it (`is_open` when they have errors)."""

    verb: StaffVerb | TimeVerb
    form: VerbForm
    action: str
    is_open: bool

    @property
    def is_plain(self) -> bool:
        """Say whether a press is enough: nothing but the version is sent."""
        return type(self.form) is VerbForm


def request_panels(
    http: HttpRequest,
    request: AppointmentRequest,
    *,
    forms: Forms,
    times: list[Appointment],
    now: datetime,
    today: date,
) -> list[VerbPanel]:
    """Return the buttons that make sense now, and any that was pressed and refused, with what was typed.

    `today` is by the calendar of the request's location.
    """
    if not http.user.has_perm(TRIAGE):
        return []
    services = list(ServiceType.objects.offered())
    hidden = _hidden(http, request, times, services, now)
    possible = [verb for verb in STAFF_VERBS if request.status in verb.statuses and verb.code not in hidden]
    shown = [verb for verb in STAFF_VERBS if verb in possible or verb.code in forms]
    return [_request_panel(http, request, verb, forms.get(verb.code), services, today) for verb in shown]


def time_panels(http: HttpRequest, appointment: Appointment, *, forms: Forms, now: Any) -> list[VerbPanel]:
    """Return the buttons beside one time."""
    if not http.user.has_perm(TRIAGE):
        return []
    keys = {verb: time_key(verb, appointment) for verb in TIME_VERBS}
    shown = [verb for verb in TIME_VERBS if verb.is_possible(appointment, now=now) or keys[verb] in forms]
    return [_time_panel(appointment, verb, forms.get(keys[verb])) for verb in shown]


def make_form(
    verb: StaffVerb,
    http: HttpRequest,
    request: AppointmentRequest,
    *,
    services: list[ServiceType] | None = None,
    today: date | None = None,
    **kwargs: Any,
) -> VerbForm:
    """Return the verb's form, with the answers that this person may give. What is not given is read."""
    if issubclass(verb.form, CloseForm):
        kwargs["may_decide_suitability"] = http.user.has_perm("appointments.decide_suitability")
    if issubclass(verb.form, WaitlistForm):
        kwargs["services"] = list(ServiceType.objects.offered()) if services is None else services
    if issubclass(verb.form, SnoozeForm):
        kwargs["today"] = today or timezone.now().astimezone(clock_of(request.location).zone).date()
    return verb.form(auto_id=f"id_{verb.code}_%s", **kwargs)


def make_time_form(verb: TimeVerb, appointment: Appointment, **kwargs: Any) -> VerbForm:
    return verb.form(auto_id=f"id_{time_key(verb, appointment)}_%s", **kwargs)


def time_key(verb: TimeVerb, appointment: Appointment) -> str:
    """Return what the page knows one button of one time by."""
    return f"{verb.code}-{appointment.pk}"


def _hidden(
    http: HttpRequest,
    request: AppointmentRequest,
    times: list[Appointment],
    services: list[ServiceType],
    now: datetime,
) -> set[str]:
    waits = any(one.status == AppointmentStatus.WAITLIST for one in times)
    # The next try is pressed where it is proposed; here it only comes back with what stood in its way.
    hidden = {NEXT_TRY, "waitlist"} if waits or not services else {NEXT_TRY}
    if not request.is_asleep(now=now):
        hidden.add("wake")
    if request.merged_into_id:
        hidden.add("reopen")
    return hidden | ({"claim"} if request.assigned_to_id == http.user.pk else set())


def _request_panel(
    http: HttpRequest,
    request: AppointmentRequest,
    verb: StaffVerb,
    with_errors: VerbForm | None,
    services: list[ServiceType],
    today: date,
) -> VerbPanel:
    action = reverse("staff:appointments_request_verb", args=[request.pk, verb.code])
    initial = {"version": request.version}
    form = with_errors or make_form(verb, http, request, services=services, today=today, initial=initial)
    return VerbPanel(verb, form, action, with_errors is not None)


def _time_panel(appointment: Appointment, verb: TimeVerb, with_errors: VerbForm | None) -> VerbPanel:
    request = appointment.request
    action = reverse("staff:appointments_time_verb", args=[request.pk, appointment.pk, verb.code])
    form = with_errors or make_time_form(verb, appointment, initial={"version": request.version})
    return VerbPanel(verb, form, action, with_errors is not None)
