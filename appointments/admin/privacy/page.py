"""The page on which a patient's wishes about their data are answered."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.utils import timezone

from appointments.actions.access import record_access, record_access_to_each
from appointments.admin.places import ANSWER
from appointments.admin.privacy.verbs import PRIVACY_VERBS, PrivacyVerb, make_form
from appointments.enums import Verb
from appointments.forms.privacy import ReasonForm
from appointments.models import AppointmentRequest
from appointments.queries import clock_of
from appointments.queries.dossier import what_goes
from appointments.queries.retention import deletion_facts, retention_periods, same_contact
from appointments.rules.retention import deletion_refusal, spoken_days
from clinic.staff import staff_user

if TYPE_CHECKING:
    from appointments.admin.request import RequestAdmin

FINE = 200


def check_may_answer(http: HttpRequest) -> None:
    """Raise PermissionDenied for somebody who may not answer what patients ask of their data."""
    if not http.user.has_perm(ANSWER):
        raise PermissionDenied


def privacy_page(page: "RequestAdmin", http: HttpRequest, request: AppointmentRequest) -> HttpResponse:
    """Show what can be done and what stands in its way."""
    check_may_answer(http)
    if http.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    return show_privacy(page, http, request)


def show_privacy(
    page: "RequestAdmin",
    http: HttpRequest,
    request: AppointmentRequest,
    *,
    status: int = FINE,
    forms: Mapping[str, ReasonForm] | None = None,
    **extra: Any,
) -> HttpResponse:
    """Return the page, and record whose data it shows. `forms` holds those with errors, by their verb."""
    now, others = timezone.now(), same_contact(request)
    record_access(by=staff_user(http), now=now, request=request)
    record_access_to_each(by=staff_user(http), now=now, requests=others)
    refusal = deletion_refusal(deletion_facts(request, now=now), now=now)
    context = page.admin_site.each_context(http) | {
        "title": f"Data of request {request.reference}",
        "opts": page.opts,
        "request_record": request,
        "local_zone": clock_of(request.location).zone,
        "others": others,
        "refusal": refusal,
        "goes": what_goes(request),
        "period": _period(request),
        "hold": request.events.filter(verb=Verb.HOLD_SET).select_related("actor").last(),
        "panels": _panels(request, others, refusal, forms or {}),
    }
    return TemplateResponse(http, "admin/appointments/privacy/page.html", context | extra, status=status)


def _period(request: AppointmentRequest) -> str:
    """Return for how long a closed request like this is kept when nobody asks for anything."""
    return spoken_days(retention_periods()[request.closed_reason]) if request.closed_reason else ""


def _panels(
    request: AppointmentRequest,
    others: Sequence[AppointmentRequest],
    refusal: str,
    forms: Mapping[str, ReasonForm],
) -> dict[str, tuple[PrivacyVerb, ReasonForm]]:
    """Return code → verb and form, of those that are possible now or were just pressed."""
    is_held = request.legal_hold_at is not None
    possible = {"export": True, "delete": not refusal, "refuse": True, "hold": not is_held, "lift": is_held}
    return {
        code: (verb, forms.get(code) or make_form(verb, request, others))
        for code, verb in PRIVACY_VERBS.items()
        if possible[code] or code in forms
    }
