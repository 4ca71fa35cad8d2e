"""What the page that finds a time was asked to show."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from django.http import QueryDict

from appointments.enums import RequestKind
from appointments.forms.booking import FindTimesForm
from appointments.models import Appointment, AppointmentRequest, Resource, ServiceType
from appointments.queries import clock_of
from appointments.queries.free_times import resources_for
from clinic.models import Location


@dataclass
class TimeFilter:
    """`form` shows what is chosen. What the address gets wrong falls back to what suits the request."""

    form: FindTimesForm
    service: ServiceType | None
    location: Location | None
    resource_pk: int | None
    first_on: date

    @property
    def service_id(self) -> int | None:
        return self.service.pk if self.service else None

    @property
    def takes(self) -> timedelta:
        """Return how long the visit keeps its place from others, buffers included."""
        service = self.service
        minutes = service.minutes + service.buffer_before + service.buffer_after if service else 0
        return timedelta(minutes=minutes)

    @cached_property
    def bookable(self) -> list[Resource]:
        """Return everybody who offers the visit, wherever."""
        return resources_for(self.service) if self.service else []

    @property
    def shown(self) -> list[Resource]:
        """Return whose times are shown."""
        return [one for one in self.bookable if self._is_chosen(one)]

    def _is_chosen(self, resource: Resource) -> bool:
        is_here = self.location is None or resource.location_id == self.location.pk
        return is_here and self.resource_pk in (None, resource.pk)


def read_filter(
    asked: QueryDict, request: AppointmentRequest, about: Appointment | None, *, now: datetime
) -> TimeFilter:
    """Return the filter that an address asks for. `about` is the time or the place on the waitlist that the
    request has; its visit is what is looked for unless the address says otherwise. Four queries."""
    services = _services(about)
    places = list(Location.objects.open_to_patients())
    everybody = list(Resource.objects.bookable().select_related("location"))
    usual = _usual(request, about, services)
    choices = {
        "service": [(service.code, service.name) for service in services],
        "location": [("", "Any location"), *((str(place.pk), place.name) for place in places)],
        "resource": [("", "Anybody"), *((str(one.pk), str(one)) for one in everybody)],
    }
    form = FindTimesForm(data=usual | asked.dict(), choices=choices)
    form.is_valid()
    told = usual | form.cleaned_data
    today = now.astimezone(clock_of(request.location).zone).date()
    return TimeFilter(
        form=form,
        service=next((one for one in services if one.code == told["service"]), None),
        location=next((one for one in places if str(one.pk) == told["location"]), None),
        resource_pk=int(told["resource"]) if told["resource"] else None,
        first_on=max(told["first_on"] or today, today),
    )


def _services(about: Appointment | None) -> list[ServiceType]:
    """Return the visits on offer, and the one that the request has although it is offered no more."""
    offered = list(ServiceType.objects.offered())
    return offered if about is None or about.service in offered else [*offered, about.service]


def _usual(
    request: AppointmentRequest, about: Appointment | None, services: list[ServiceType]
) -> dict[str, Any]:
    place = about.resource.location_id if about and about.resource else request.location_id
    return {
        "service": _usual_service(request, about, services),
        "location": str(place or ""),
        "resource": "",
        "first_on": request.earliest_on,
    }


def _usual_service(
    request: AppointmentRequest, about: Appointment | None, services: list[ServiceType]
) -> str:
    if about:
        return about.service.code
    screened = request.kind == RequestKind.CONSULTATION
    suited = [one for one in services if one.needs_screening == screened] or services
    return suited[0].code if suited else ""
