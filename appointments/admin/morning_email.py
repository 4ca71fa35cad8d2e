"""The page on which somebody at the desk switches their own morning email off or on."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from appointments.queries.colleagues import TRIAGE
from clinic.staff import staff_site, staff_user

ANSWERS = {"on": True, "off": False}
DONE = {"on": "Switched on.", "off": "Switched off. You get no morning email any more."}


@require_http_methods(["GET", "HEAD", "POST"])
def morning_email(http: HttpRequest) -> HttpResponse:
    """Say whether this person gets the email (GET); switch it (POST)."""
    user = staff_user(http)
    if not user.has_perm(TRIAGE):
        raise PermissionDenied
    if http.method != "POST":
        context = staff_site.each_context(http) | {"title": "Morning email"}
        return TemplateResponse(http, "admin/appointments/morning_email.html", context)
    answer = http.POST.get("switch", "")
    if answer not in ANSWERS:
        return HttpResponseBadRequest("There is no such step.")
    user.gets_digest = ANSWERS[answer]
    user.save(update_fields=["gets_digest"])
    messages.success(http, DONE[answer])
    return HttpResponseRedirect(reverse("staff:morning_email"))


staff_site.add_page("appointments/morning-email/", morning_email, "morning_email")
