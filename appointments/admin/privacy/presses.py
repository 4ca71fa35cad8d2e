"""Pressing a button on the page about a patient's data."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from appointments.actions.privacy_requests import give_out_data
from appointments.actions.transitions import ChangedMeanwhileError
from appointments.admin.privacy.files import archive
from appointments.admin.privacy.page import check_may_answer, show_privacy
from appointments.admin.privacy.verbs import PRIVACY_VERBS, PrivacyVerb, make_form
from appointments.admin.verb_view import missed_events, with_fresh_version
from appointments.enums import AskedBy
from appointments.forms.privacy import ReasonForm
from appointments.models import Actor, AppointmentRequest
from appointments.queries.retention import same_contact
from appointments.rules.transitions import TransitionRefusedError
from clinic.staff import staff_user

if TYPE_CHECKING:
    from appointments.admin.request import RequestAdmin

UNPROCESSABLE, CONFLICT = 422, 409


def press_privacy(
    page: "RequestAdmin", http: HttpRequest, request: AppointmentRequest, code: str
) -> HttpResponse:
    """Do what a button says (POST alone). Whatever stands in the way, what was typed comes back."""
    check_may_answer(http)
    verb = PRIVACY_VERBS.get(code)
    if verb is None:
        raise Http404("There is no such step.")
    if http.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    others = same_contact(request)
    form = make_form(verb, request, others, http.POST)
    if not form.is_valid():
        return show_privacy(page, http, request, status=UNPROCESSABLE, forms={code: form})
    if form.cleaned_data["version"] != request.version:
        return _conflict(page, http, request, verb, form)
    if verb.act is None:
        return _give_out(http, request, others, form)
    return _run(page, http, request, verb, form)


def _run(
    page: "RequestAdmin",
    http: HttpRequest,
    request: AppointmentRequest,
    verb: PrivacyVerb,
    form: ReasonForm,
) -> HttpResponse:
    answers = {name: value for name, value in form.cleaned_data.items() if name != "version"}
    by = Actor.staff(staff_user(http))
    try:
        if verb.act:
            verb.act(request=request, by=by, now=timezone.now(), **answers)
    except TransitionRefusedError as error:
        form.add_error(None, str(error))
        fresh = page.find(http, str(request.pk))
        return show_privacy(page, http, fresh, status=UNPROCESSABLE, forms={verb.code: form})
    except ChangedMeanwhileError:
        return _conflict(page, http, page.find(http, str(request.pk)), verb, form)
    messages.success(http, verb.done)
    name = (
        "staff:appointments_appointmentrequest_change" if request.purged_at else "staff:appointments_privacy"
    )
    return HttpResponseRedirect(reverse(name, args=[request.pk]))


def _give_out(
    http: HttpRequest, request: AppointmentRequest, others: Sequence[AppointmentRequest], form: ReasonForm
) -> HttpResponse:
    """Record what leaves, then send it: without the record there is no file."""
    told, now = form.cleaned_data, timezone.now()
    ticked = set(told.get("also", []))
    requests = [request, *(one for one in others if str(one.pk) in ticked)]
    give_out_data(
        requests=requests,
        asked_by=AskedBy(told["asked_by"]),
        reason=told["reason"],
        by=Actor.staff(staff_user(http)),
        now=now,
    )
    return archive(requests, now=now)


def _conflict(
    page: "RequestAdmin",
    http: HttpRequest,
    request: AppointmentRequest,
    verb: PrivacyVerb,
    form: ReasonForm,
) -> HttpResponse:
    """Say what somebody else did since, and keep what was typed for another press."""
    fresh = make_form(verb, request, same_contact(request), with_fresh_version(http, request))
    missed = missed_events(request, form)
    return show_privacy(page, http, request, status=CONFLICT, forms={verb.code: fresh}, missed_events=missed)
