"""The page that says how things stand."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from appointments.models import Appointment
from appointments.queries.manage import Standing
from appointments.rules.standing import State
from appointments.views.manage.add_to_calendar import calendar_links
from appointments.views.manage.spoken import day_of, hours_of, moment_at
from appointments.views.manage.words import words_for

# In these, a person is told again what to bring and where to come.
COMING = frozenset({State.ASKED, State.BOOKED, State.OFFERED})


def state_page(
    http: HttpRequest, token: str, standing: Standing, *, said: str = "", done: str = "", status: int = 200
) -> HttpResponse:
    """Show how a request stands. `said` is why nothing was done, `done` what was."""
    context = {"token": token, "standing": standing, "words": words_for(standing), "said": said, "done": done}
    context |= _times(standing) | _place(standing)
    return render(http, "appointments/manage/page.html", context, status=status)


def _times(standing: Standing) -> dict[str, Any]:
    own, until = standing.appointment, standing.change_until
    is_booked = standing.state == State.BOOKED
    return {
        "is_booked": is_booked,
        "offers": [_offer(one) for one in standing.offers],
        "change_until": moment_at(own, until) if own and until else "",
        "calendar_links": calendar_links(own) if own and is_booked else (),
    }


def _offer(one: Appointment) -> dict[str, Any]:
    held_until = moment_at(one, one.held_until) if one.held_until else ""
    return {"appointment": one, "day": day_of(one), "hours": hours_of(one), "held_until": held_until}


def _place(standing: Standing) -> dict[str, Any]:
    """Return where to come and how to prepare, while something is coming."""
    service, own = standing.service, standing.appointment
    resource = own.resource if own and standing.has_time_to_change else None
    bring = service.what_to_bring.splitlines() if service and standing.state in COMING else []
    return {
        "resource": resource,
        "location": resource.location if resource else None,
        "service": service if standing.state in COMING else None,
        "bring": [line.strip() for line in bring if line.strip()],
    }
