"""Pressing a button on a request's page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, QueryDict
from django.utils import timezone

from appointments.actions.booking import HoldLapsedError
from appointments.actions.transitions import ChangedMeanwhileError, newer_events
from appointments.actions.triage import ClosingRefusedError
from appointments.admin.booking_verbs import TIME_VERBS_BY_CODE
from appointments.admin.panels import make_form, make_time_form, time_key
from appointments.admin.verbs import BY_CODE
from appointments.forms.triage import VerbForm
from appointments.models import Actor, Appointment, AppointmentRequest, Event
from appointments.rules.transitions import TransitionRefusedError
from clinic.staff import staff_user

if TYPE_CHECKING:
    from appointments.admin.request import RequestAdmin

UNPROCESSABLE, CONFLICT = 422, 409
MOST_EVENTS = 5
LAPSED = "The hour of this time has come and gone, so it is held no longer. Find another one."


@dataclass(frozen=True)
class Press:
    """A button that was pressed. `key` is what the page finds its form by; `done` is what it says then."""

    key: str
    done: str
    make_form: Callable[..., VerbForm]
    run: Callable[[VerbForm, Actor, datetime], None]


def press_verb(
    page: "RequestAdmin", http: HttpRequest, request: AppointmentRequest, code: str
) -> HttpResponse:
    """Do what a button about the request says."""
    verb = BY_CODE.get(code)
    if verb is None:
        raise Http404("There is no such step.")
    return _press(
        page,
        http,
        request,
        Press(
            key=code,
            done=verb.done,
            make_form=partial(make_form, verb, http, request),
            run=lambda form, by, now: verb.run(request, form, by=by, now=now),
        ),
    )


def press_time_verb(
    page: "RequestAdmin", http: HttpRequest, appointment: Appointment, code: str
) -> HttpResponse:
    """Do what a button beside one of the request's times says."""
    verb = TIME_VERBS_BY_CODE.get(code)
    if verb is None:
        raise Http404("There is no such step.")
    return _press(
        page,
        http,
        appointment.request,
        Press(
            key=time_key(verb, appointment),
            done=verb.done,
            make_form=partial(make_time_form, verb, appointment),
            run=lambda form, by, now: verb.run(appointment, form, by=by, now=now),
        ),
    )


def _press(
    page: "RequestAdmin", http: HttpRequest, request: AppointmentRequest, press: Press
) -> HttpResponse:
    """Whatever stands in the way, what was typed comes back with the reason."""
    if http.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    form = press.make_form(data=http.POST)
    if not form.is_valid():
        return page.show(http, request, status=UNPROCESSABLE, forms={press.key: form})
    if form.cleaned_data["version"] != request.version:
        return _conflict(page, http, request, press, form)
    return _run(page, http, request, press, form)


def _run(
    page: "RequestAdmin", http: HttpRequest, request: AppointmentRequest, press: Press, form: VerbForm
) -> HttpResponse:
    try:
        press.run(form, Actor.staff(staff_user(http)), timezone.now())
    except (TransitionRefusedError, ClosingRefusedError) as error:
        return _refuse(page, http, request, press, form, str(error), UNPROCESSABLE)
    except HoldLapsedError:
        return _refuse(page, http, request, press, form, LAPSED, CONFLICT)
    except ChangedMeanwhileError:
        return _conflict(page, http, page.find(http, str(request.pk)), press, form)
    return page.back_to(http, request, press.done)


def _refuse(
    page: "RequestAdmin",
    http: HttpRequest,
    request: AppointmentRequest,
    press: Press,
    form: VerbForm,
    words: str,
    status: int,
) -> HttpResponse:
    """Say why not. The request is read again: what the action did to it before it stopped was undone."""
    form.add_error(None, words)
    return page.show(http, page.find(http, str(request.pk)), status=status, forms={press.key: form})


def _conflict(
    page: "RequestAdmin", http: HttpRequest, request: AppointmentRequest, press: Press, form: VerbForm
) -> HttpResponse:
    """Say what somebody else did since, and keep what was typed for another press."""
    missed = missed_events(request, form)
    fresh = press.make_form(data=with_fresh_version(http, request))
    return page.show(http, request, status=CONFLICT, forms={press.key: fresh}, missed_events=missed)


def missed_events(request: AppointmentRequest, form: VerbForm) -> list[Event]:
    """Return the latest of what happened since the page was opened."""
    return newer_events(request=request, seen_version=form.cleaned_data["version"])[:MOST_EVENTS]


def with_fresh_version(http: HttpRequest, request: AppointmentRequest) -> QueryDict:
    """Return what was typed, on top of the request as it stands now."""
    typed = http.POST.copy()
    typed["version"] = str(request.version)
    return typed
