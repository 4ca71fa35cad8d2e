"""The page on which a clinician's calendar address is made, renewed or revoked."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from appointments.actions.feeds import make_feed, revoke_feed
from appointments.models import Actor, CalendarFeed
from clinic.models import Clinician
from clinic.staff import staff_site, staff_user

KEEP_FEEDS = "appointments.change_calendarfeed"


@require_http_methods(["GET", "HEAD", "POST"])
def feed_page(http: HttpRequest, clinician_pk: int) -> HttpResponse:
    """Say whether there is an address (GET); make, renew or revoke it (POST). It is shown once."""
    if not http.user.has_perm(KEEP_FEEDS):
        raise PermissionDenied
    clinician = get_object_or_404(Clinician, pk=clinician_pk)
    if http.method != "POST":
        return _page(http, clinician)
    by, now = Actor.staff(staff_user(http)), timezone.now()
    match http.POST.get("do"):
        case "make":
            return _page(http, clinician, address=make_feed(clinician=clinician, by=by, now=now))
        case "revoke":
            revoke_feed(clinician=clinician, by=by, now=now)
            messages.success(http, "The address does not work any more.")
            return HttpResponseRedirect(reverse("staff:calendar_feed_page", args=[clinician.pk]))
    return HttpResponseBadRequest("There is no such step.")


def _page(http: HttpRequest, clinician: Clinician, *, address: str = "") -> HttpResponse:
    context = staff_site.each_context(http) | {
        "title": f"Calendar address of {clinician}",
        "clinician": clinician,
        "feed": CalendarFeed.objects.filter(clinician=clinician).first(),
        "address": address,
    }
    return TemplateResponse(http, "admin/appointments/calendar/feed.html", context)


staff_site.add_page("appointments/calendar/feed/<int:clinician_pk>/", feed_page, "calendar_feed_page")
