"""The page of free times that a visit can be moved to."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from appointments.forms.manage import MoveForm
from appointments.forms.screening.time_choices import TimeFilters, days_of
from appointments.models import Appointment, Resource
from appointments.queries.free_times import FreeTime, resources_for
from appointments.queries.times_to_choose import nearest_times, times_to_choose
from appointments.views.form_steps import CONFLICT, UNPROCESSABLE
from appointments.views.manage.private import OpenLink
from appointments.views.manage.spoken import moment_at, start_of
from clinic.models import Location

TEMPLATE = "appointments/manage/move.html"
EVERYWHERE = "any"


class MoveFilters(TimeFilters):
    """The place of now is what a move starts with, so "all locations" has to be said in the address."""

    @property
    def query(self) -> str:
        told = super().query
        if self.location:
            return told
        return f"{told}{'' if told == '?' else '&'}location={EVERYWHERE}"


def times_page(
    http: HttpRequest, link: OpenLink, own: Appointment, form: MoveForm | None = None
) -> HttpResponse:
    """Show the free times, by day. A `form` that was sent without a time brings its error."""
    now, resources = link.standing.now, _own_first(own)
    places = _places(resources)
    # West of Greenwich it may still be yesterday.
    today = now.date() - timedelta(days=1)
    filters = _filters(http, own, places, today=today)
    found = times_to_choose(
        moving=own,
        resources=[one for one in resources if filters.location in (None, one.location)],
        first_on=min(filters.first_on or today, today + timedelta(days=366)),
        part=filters.part,
        now=now,
    )
    form = form or MoveForm()
    _offer(form, found.times, places=1 if filters.location else len(places))
    context = {
        "form": form,
        "locations": filters.locations(places),
        "parts": filters.parts(),
        "zones": sorted({place.get_time_zone_display() for place in places}),
        "later_query": filters.later(found.later_on),
    }
    status = UNPROCESSABLE if form.is_bound else 200
    return render(http, TEMPLATE, context | _around(link, own), status=status)


def refused_page(
    http: HttpRequest, link: OpenLink, own: Appointment, wished: FreeTime, said: str
) -> HttpResponse:
    """Say why a time cannot be had, and show the free times nearest to it."""
    resources = _own_first(own)
    near = nearest_times(moving=own, resources=resources, wished=wished.starts_at, now=link.standing.now)
    form = MoveForm(label="The nearest free times")
    _offer(form, near, places=len(_places(resources)))
    return render(http, TEMPLATE, {"form": form, "said": said} | _around(link, own), status=CONFLICT)


def _filters(http: HttpRequest, own: Appointment, places: Sequence[Location], *, today: date) -> TimeFilters:
    here = str(own.resource.location_id) if own.resource else EVERYWHERE
    return MoveFilters.read({"location": here} | http.GET.dict(), places, today=today)


def _around(link: OpenLink, own: Appointment) -> dict[str, Any]:
    until = link.standing.change_until
    return {
        "token": link.token,
        "now_is": start_of(own),
        "is_booked": until is not None,
        "change_until": moment_at(own, until) if until else "",
    }


def _offer(form: MoveForm, times: Sequence[FreeTime], *, places: int) -> None:
    form.offer(days_of(times, names_places=places > 1), places=places)


def _own_first(own: Appointment) -> list[Resource]:
    """Return the clinician of now before the others, so that a move keeps to them where both are free."""
    return sorted(resources_for(own.service), key=lambda one: one.pk != own.resource_id)


def _places(resources: Sequence[Resource]) -> list[Location]:
    return sorted({one.location for one in resources}, key=lambda place: (place.position, place.name))
