"""Ticks requests in the queue and goes through the pages that follow."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

from appointments.models import AppointmentRequest

QUEUE = "/staff/appointments/appointmentrequest/"
BULK = f"{QUEUE}bulk/"


def shown(*requests: AppointmentRequest) -> list[str]:
    """Return what a preview's hidden fields name, as the caller read the requests."""
    return [f"{request.pk}:{request.version}" for request in requests]


def post(client: Client, action: str, chosen: list[str], step: str = "", **typed: Any) -> HttpResponse:
    return client.post(BULK, {"action": action, "chosen": chosen, "step": step, "origin": "open"} | typed)


def preview(client: Client, action: str, *requests: AppointmentRequest, **typed: Any) -> HttpResponse:
    return post(client, action, shown(*requests), "preview", **typed)


def confirm(client: Client, action: str, *requests: AppointmentRequest, **typed: Any) -> HttpResponse:
    return post(client, action, shown(*requests), "confirm", **typed)


def outlook(page: HttpResponse) -> dict[str, str]:
    """Return first name → what the page says will happen."""
    return {request.first_name: seen.words for request, seen in page.context["rows"] if seen}


def skipped(page: HttpResponse) -> dict[str, str]:
    return {request.first_name: why for request, why in page.context["result"].skipped}


def said(page: HttpResponse) -> list[str]:
    """Return the lines that the next page shows above its list."""
    return [str(message) for message in page.wsgi_request._messages]


def text_of(page: HttpResponse) -> str:
    return " ".join(page.content.decode().split())
