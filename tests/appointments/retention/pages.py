"""Opens and presses what a request's page about its data has."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

from appointments.models import AppointmentRequest, Event

PAGE = "/staff/appointments/appointmentrequest/{}/privacy/"
CHANGE = "/staff/appointments/appointmentrequest/{}/change/"
WHY = "Letter of March 3"


def open_privacy(client: Client, request: AppointmentRequest) -> HttpResponse:
    return client.get(PAGE.format(request.pk))


def press(client: Client, request: AppointmentRequest, code: str, **typed: Any) -> HttpResponse:
    """Press with all that a form asks for; keywords replace it."""
    asked = {
        "version": request.version,
        "asked_by": "patient",
        "reason": WHY,
        "reference": request.reference,
    }
    return client.post(f"{PAGE.format(request.pk)}do/{code}/", asked | typed)


def errors(page: HttpResponse, code: str) -> list[str]:
    form = page.context["panels"][code][1]
    return [str(error) for found in form.errors.values() for error in found]


def history(request: AppointmentRequest) -> list[tuple[str, str]]:
    return list(Event.objects.filter(request=request).order_by("pk").values_list("verb", "reason"))


def text_of(page: HttpResponse) -> str:
    return " ".join(page.content.decode().split())
