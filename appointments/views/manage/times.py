"""The page of free times that a visit can be moved to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_date

from appointments.forms.manage import ANY, MoveForm, TimeFilterForm
from appointments.models import Appointment, Resource
from appointments.queries.free_times import FreeTime, resources_for
from appointments.queries.times_to_choose import DayOfTimes, TimesToChoose, nearest_times, times_to_choose
from appointments.views.manage.private import OpenLink
from appointments.views.manage.spoken import moment_at, spoken_clock, spoken_day, start_of
from clinic.models import Location

TEMPLATE = "appointments/manage/move.html"


@dataclass(frozen=True)
class Wanted:
    """Which times are asked for. `location` None: all of them; `part`: "am", "pm" or empty."""

    location: Location | None
    part: str
    first_on: date

    @classmethod
    def read(
        cls, http: HttpRequest, own: Appointment, locations: Sequence[Location], now: datetime
    ) -> "Wanted":
        """Read the address; what cannot be read is as if it was not asked for."""
        part = http.GET.get("part", "")
        return cls(
            _location(http, own, locations), part if part in ("am", "pm") else "", _first_on(http, now)
        )

    def query(self, *, first_on: date | None = None) -> str:
        """Return the same wish as an address has it, from another day on."""
        told = {"location": self.location.pk if self.location else ANY, "part": self.part or ANY}
        return urlencode(told | {"from": (first_on or self.first_on).isoformat()})


def times_page(
    http: HttpRequest, link: OpenLink, own: Appointment, form: MoveForm | None = None
) -> HttpResponse:
    """Show the free times, by day. A `form` that was sent without a time brings its error."""
    resources = _own_first(resources_for(own.service), own)
    locations = list(dict.fromkeys(one.location for one in resources))
    wanted = Wanted.read(http, own, locations, link.standing.now)
    chosen = [one for one in resources if wanted.location in (None, one.location)]
    found = times_to_choose(
        moving=own, resources=chosen, first_on=wanted.first_on, part=wanted.part, now=link.standing.now
    )
    form = form or MoveForm()
    form.offer(_choices(found.days, names_place=wanted.location is None and len(locations) > 1))
    context = {"form": form, "filters": _filters(wanted, locations)} | _around(link, own)
    context |= _later(found, wanted)
    return render(http, TEMPLATE, context, status=422 if form.is_bound else 200)


def refused_page(
    http: HttpRequest, link: OpenLink, own: Appointment, wished: FreeTime | None, said: str
) -> HttpResponse:
    """Say why a time cannot be had, and show the free times nearest to it."""
    resources = _own_first(resources_for(own.service), own)
    near = wished.starts_at if wished else link.standing.now
    days = nearest_times(moving=own, resources=resources, wished=near, now=link.standing.now)
    form = MoveForm(label="The nearest free times")
    form.offer(_choices(days, names_place=len({one.location_id for one in resources}) > 1))
    return render(http, TEMPLATE, {"form": form, "said": said} | _around(link, own), status=409)


def _around(link: OpenLink, own: Appointment) -> dict[str, Any]:
    until = link.standing.change_until
    return {
        "token": link.token,
        "now_is": start_of(own),
        "is_booked": until is not None,
        "change_until": moment_at(own, until) if until else "",
    }


def _filters(wanted: Wanted, locations: Sequence[Location]) -> TimeFilterForm:
    initial = {"location": wanted.location.pk if wanted.location else ANY, "part": wanted.part or ANY}
    return TimeFilterForm(initial=initial, locations=locations)


def _later(found: TimesToChoose, wanted: Wanted) -> dict[str, Any]:
    if found.later_on is None:
        return {"is_last": True}
    return {"later_query": wanted.query(first_on=found.later_on), "later_from": spoken_day(found.later_on)}


def _own_first(resources: Sequence[Resource], own: Appointment) -> list[Resource]:
    """Return the clinician of now before the others, so that a move keeps to them where both are free."""
    return sorted(resources, key=lambda one: one.pk != own.resource_id)


def _choices(days: Sequence[DayOfTimes], *, names_place: bool) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (spoken_day(one.day), [(free.code, _name(free, names_place)) for free in one.times]) for one in days
    ]


def _name(free: FreeTime, names_place: bool) -> str:
    clock = spoken_clock(free.local)
    return f"{clock}, {free.resource.location.name}" if names_place else clock


def _location(http: HttpRequest, own: Appointment, locations: Sequence[Location]) -> Location | None:
    asked = http.GET.get("location", "")
    if asked == ANY:
        return None
    here = own.resource.location if own.resource else None
    by_key = {str(one.pk): one for one in locations}
    return by_key.get(asked) or (here if here in locations else None)


def _first_on(http: HttpRequest, now: datetime) -> date:
    """Return the day to begin with: today or later, and no further than any calendar reaches."""
    today = now.date() - timedelta(days=1)  # West of Greenwich it may still be yesterday.
    try:
        asked = parse_date(http.GET.get("from", "")) or today
    except ValueError:
        asked = today
    return min(max(asked, today), today + timedelta(days=366))
