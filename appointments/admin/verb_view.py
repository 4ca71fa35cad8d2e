"""Pressing a button on a request's page."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import timezone

from appointments.actions.transitions import ChangedMeanwhileError, newer_events
from appointments.actions.triage import ClosingRefusedError
from appointments.admin.page import make_form
from appointments.admin.verbs import BY_CODE, StaffVerb
from appointments.forms.triage import VerbForm
from appointments.models import Actor, AppointmentRequest
from appointments.rules.transitions import TransitionRefusedError
from clinic.staff import staff_user

if TYPE_CHECKING:
    from appointments.admin.request import RequestAdmin

UNPROCESSABLE, CONFLICT = 422, 409
MOST_EVENTS = 5


def press_verb(
    page: "RequestAdmin", http: HttpRequest, request: AppointmentRequest, code: str
) -> HttpResponse:
    """Do what a button says. Whatever stands in the way, what was typed comes back with the reason."""
    verb = BY_CODE.get(code)
    if verb is None:
        raise Http404("There is no such step.")
    if http.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    form = make_form(verb, http, data=http.POST)
    if not form.is_valid():
        return page.show(http, request, status=UNPROCESSABLE, forms={code: form})
    return _run(page, http, request, verb, form)


def _run(
    page: "RequestAdmin", http: HttpRequest, request: AppointmentRequest, verb: StaffVerb, form: VerbForm
) -> HttpResponse:
    seen_version = form.cleaned_data["version"]
    if seen_version != request.version:
        return _conflict(page, http, request, verb, form)
    try:
        verb.run(request, form, by=Actor.staff(staff_user(http)), now=timezone.now())
    except (TransitionRefusedError, ClosingRefusedError) as error:
        form.add_error(None, str(error))
        return page.show(http, request, status=UNPROCESSABLE, forms={verb.code: form})
    except ChangedMeanwhileError:
        return _conflict(page, http, page.find(http, str(request.pk)), verb, form)
    return page.back_to(http, request, verb.done)


def _conflict(
    page: "RequestAdmin", http: HttpRequest, request: AppointmentRequest, verb: StaffVerb, form: VerbForm
) -> HttpResponse:
    """Say what somebody else did since, and keep what was typed for another press."""
    missed = newer_events(request=request, seen_version=form.cleaned_data["version"])[:MOST_EVENTS]
    typed = http.POST.copy()
    typed["version"] = str(request.version)
    fresh = make_form(verb, http, data=typed)
    return page.show(http, request, status=CONFLICT, forms={verb.code: fresh}, missed_events=missed)
