"""Opens the page that finds a time, presses its buttons and reads it."""

from datetime import date, time, timedelta
from typing import Any

from django.http import HttpResponse
from django.test import Client

from appointments.models import (
    Appointment,
    AppointmentRequest,
    AvailabilityRule,
    Resource,
)
from appointments.queries.free_times import FreeTime
from tests.appointments.calendar import MONDAY_9

HOUR = timedelta(hours=1)


def url_of(request: AppointmentRequest) -> str:
    return f"/staff/appointments/appointmentrequest/{request.pk}/times/"


def code(resource: Resource, starts_at: Any = MONDAY_9) -> str:
    return FreeTime(resource, starts_at).code


def post(client: Client, request: AppointmentRequest, way: str, *codes: str, **typed: Any) -> HttpResponse:
    version = AppointmentRequest.objects.get(pk=request.pk).version
    return client.post(url_of(request), {"version": version, "way": way, "times": list(codes)} | typed)


def errors(page: HttpResponse) -> list[str]:
    return [link.message for link in page.context["form"].error_links]


def statuses() -> list[tuple[str, Any]]:
    return list(Appointment.objects.order_by("pk").values_list("status", "starts_at"))


def text_of(page: HttpResponse) -> str:
    return " ".join(page.content.decode().split())


def days(page: HttpResponse, group: str) -> list[tuple[str, list[str]]]:
    found = getattr(page.context["found"], group)
    return [
        (f"{day.day:%a %-d}", [f"{choice.local:%-H:%M}" for choice in choices])
        for day in found
        for _, choices in day.rows
    ]


def ways(page: HttpResponse) -> list[str]:
    return [way for way, _ in page.context["situation"].ways]


def open_on(resource: Resource, *, weekday: int, hours: tuple[int, int]) -> None:
    AvailabilityRule.objects.create(
        resource=resource,
        weekday=weekday,
        starts_at=time(hours[0]),
        ends_at=time(hours[1]),
        valid_from=date(2020, 1, 1),
    )
