"""Writes to a patient from a request's page and reads the answer."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

from appointments.models import AppointmentRequest, CannedReply

QUEUE = "/staff/appointments/appointmentrequest/"
WORDS = {
    "language": "en",
    "subject": "About your request ({reference})",
    "body": "Hello {first_name},\n\nPlease call us at {clinic_phone}.",
}
STOPPED = "The patient wants no more messages about this request. Please call instead."


def url_of(request: AppointmentRequest) -> str:
    return f"{QUEUE}{request.pk}/write/"


def post(client: Client, request: AppointmentRequest, **typed: Any) -> HttpResponse:
    return client.post(url_of(request), {"version": request.version} | WORDS | typed)


def filled(page: HttpResponse) -> dict[str, str]:
    """Return what stands in the form."""
    form = page.context["form"]
    return {name: form[name].value() for name in ("language", "subject", "body")}


def errors(page: HttpResponse) -> list[str]:
    return [link.message for link in page.context["form"].error_links]


def canned(language: str = "en", title: str = "We tried to call you") -> CannedReply:
    return CannedReply.objects.get(language=language, title=title)
