"""The confirmation: how the consultation stands, and nothing personal."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from appointments.emails.visit import spoken_at
from appointments.enums import AppointmentStatus, Language, RequestStatus
from appointments.models import AppointmentRequest
from appointments.queries.links import find_link
from appointments.views.form_steps import untraced
from appointments.views.next_steps import next_steps
from clinic.models import ClinicSettings


@require_safe
@never_cache
@untraced
def sent(http: HttpRequest, token: str) -> HttpResponse:
    """Show it for as long as the link lives; a draft is led back to its form."""
    link = find_link(token, now=timezone.now())
    if link is None or not link.is_good:
        return render(http, "appointments/consultation/gone.html", status=404)
    if link.request.status == RequestStatus.DRAFT:
        return redirect("consultation_resume", token)
    clinic = ClinicSettings.load(request_or_site=http)
    context = {
        "sent": link.request,
        "token": token,
        "next_steps": next_steps(link.request, caller_number=clinic.caller_number),
        "has_email": bool(link.request.email),
    }
    return render(http, "appointments/consultation/sent.html", context | _time_of(link.request))


def _time_of(request: AppointmentRequest) -> dict[str, object]:
    """Return the time that was asked for or booked, in words."""
    live = request.appointments.live().select_related("resource__location").first()
    if live is None or live.resource is None or live.starts_at is None:
        return {}
    return {
        "is_booked": live.status != AppointmentStatus.PENDING,
        "when": spoken_at(live.starts_at, live.resource.location, Language.ENGLISH),
        "place": live.resource.location,
    }
