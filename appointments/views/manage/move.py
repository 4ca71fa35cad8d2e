"""Moving to another free time: choose, check, press once."""

from datetime import timedelta
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from appointments.actions.booking import TimeRefusedError, move_appointment
from appointments.forms.manage import MoveForm
from appointments.models import Actor, Appointment
from appointments.queries.free_times import FreeTime, refusal, time_named
from appointments.rules.booking import Refusal
from appointments.views.form_steps import see_other
from appointments.views.manage.private import TOO_LATE, OpenLink, private_page
from appointments.views.manage.spoken import day_of, hours_of, start_of
from appointments.views.manage.times import refused_page, times_page

NOTHING_TO_MOVE = "There is no time to move. This is how things stand now."
OWN_TIME = "That is the time you have now. Please choose another one."


@private_page("POST")
def choose(http: HttpRequest, link: OpenLink) -> HttpResponse:
    """Show the free times by day; POST takes the chosen one to the check."""
    own = link.standing.appointment
    if own is None or not link.standing.can_change:
        return cannot_change(http, link, NOTHING_TO_MOVE)
    if http.method != "POST":
        return times_page(http, link, own)
    code = http.POST.get("time", "")
    if time_named(code) is None:
        return times_page(http, link, own, MoveForm({}))
    query = urlencode({"time": code})
    return see_other(f"{link.url('manage_move_check')}?{query}")


@private_page("POST")
def check(http: HttpRequest, link: OpenLink) -> HttpResponse:
    """Read the old and the new time back; POST moves."""
    own = link.standing.appointment
    if own is None or not link.standing.can_change:
        return cannot_change(http, link, NOTHING_TO_MOVE)
    told = http.POST if http.method == "POST" else http.GET
    wished = time_named(told.get("time", ""))
    if wished is None:
        return redirect(link.url("manage_move"))
    if (wished.starts_at, wished.resource.pk) == (own.starts_at, own.resource_id):
        return refused_page(http, link, own, wished, OWN_TIME)
    return _move(http, link, own, wished) if http.method == "POST" else _ask(http, link, own, wished)


def cannot_change(http: HttpRequest, link: OpenLink, nothing: str) -> HttpResponse:
    """Say why a time cannot be changed: it is too late, or there is none."""
    return link.refuse(http, TOO_LATE if link.standing.is_too_late else nothing)


def _move(http: HttpRequest, link: OpenLink, own: Appointment, wished: FreeTime) -> HttpResponse:
    try:
        move_appointment(
            appointment=own,
            resource=wished.resource,
            starts_at=wished.starts_at,
            by=Actor.PATIENT,
            now=link.standing.now,
        )
    except TimeRefusedError as error:
        return refused_page(http, link, own, wished, error.refusal.words)
    return link.done("moved")


def _ask(http: HttpRequest, link: OpenLink, own: Appointment, wished: FreeTime) -> HttpResponse:
    why = _refusal(link, own, wished)
    if why:
        return refused_page(http, link, own, wished, why.words)
    ends_at = wished.starts_at + timedelta(minutes=own.service.minutes)
    new = Appointment(resource=wished.resource, starts_at=wished.starts_at, ends_at=ends_at)
    context = {
        "token": link.token,
        "time": wished.code,
        "now_is": start_of(own),
        "new_day": day_of(new),
        "new_hours": hours_of(new),
        "resource": wished.resource,
        "is_booked": link.standing.change_until is not None,
    }
    return render(http, "appointments/manage/move_check.html", context)


def _refusal(link: OpenLink, own: Appointment, wished: FreeTime) -> Refusal | None:
    return refusal(
        service=own.service,
        resource=wished.resource,
        starts_at=wished.starts_at,
        now=link.standing.now,
        ignoring=[own.pk],
    )
