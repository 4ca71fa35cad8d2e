"""The line on a request's page that says who else has it open, or that it was changed meanwhile."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils import timezone

from appointments.actions.presence import end_presence, note_presence
from appointments.admin.lost import PurgedError
from appointments.models import AppointmentRequest
from appointments.queries.presence import others_present
from clinic.staff import staff_user

if TYPE_CHECKING:
    from appointments.admin.request import RequestAdmin


def presence_line(page: "RequestAdmin", http: HttpRequest, pk: int) -> HttpResponse:
    """Take a page's word that it is open, and answer with the line (POST alone).

    It is no look at the request's data: opening the page was, and is recorded.
    """
    try:
        request = page.find(http, str(pk))
    except PurgedError:
        context = {"others": [], "request_pk": pk, "was_changed": True}
        return render(http, "admin/appointments/parts/present.html", context)
    if http.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    user, now = staff_user(http), timezone.now()
    if "left" in http.POST:
        end_presence(request=request, by=user)
        return HttpResponse(status=204)
    note_presence(request=request, by=user, is_typing=http.POST.get("typing") == "yes", now=now)
    context = {
        "others": others_present([request], but=user, now=now).get(request.pk, []),
        "request_pk": request.pk,
        "was_changed": _was_changed(http, request),
    }
    return render(http, "admin/appointments/parts/present.html", context)


def _was_changed(http: HttpRequest, request: AppointmentRequest) -> bool:
    """Say whether the page shows an older version than there is. One that names none shows the newest."""
    seen = http.POST.get("version", "")
    return seen.isascii() and seen.isdigit() and len(seen) < 10 and int(seen) < request.version
