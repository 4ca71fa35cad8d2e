"""Opens a request's page, presses the buttons beside its times and reads it."""

from datetime import datetime, timedelta
from typing import Any

import time_machine
from django.http import HttpResponse
from django.test import Client

from appointments.actions.booking import ask_for_held_time
from appointments.models import Actor, Appointment, AppointmentRequest
from tests.appointments.calendar import MONDAY_9, hold, make_draft, make_resource
from tests.appointments.factories import NOON

PAGE = "/staff/appointments/appointmentrequest/{}/change/"
VISIT = MONDAY_9 + timedelta(minutes=5)


def asked_for() -> Appointment:
    """Return a time that a patient asks for, at NOON; its request was sent."""
    appointment = hold(make_resource(), request=make_draft(first_name="Marisol", email=""))
    request = appointment.request
    AppointmentRequest.objects.filter(pk=request.pk).update(status="new")
    request.status = "new"
    return ask_for_held_time(appointment=appointment, book_at_once=False, by=Actor.PATIENT, now=NOON)


def open_page(client: Client, request: AppointmentRequest, now: datetime = NOON) -> HttpResponse:
    with time_machine.travel(now, tick=False):
        return client.get(PAGE.format(request.pk))


def press(
    client: Client, appointment: Appointment, code: str, *, now: datetime = NOON, **typed: Any
) -> HttpResponse:
    request = AppointmentRequest.objects.get(pk=appointment.request_id)
    url = f"/staff/appointments/appointmentrequest/{request.pk}/times/{appointment.pk}/do/{code}/"
    with time_machine.travel(now, tick=False):
        return client.post(url, {"version": request.version} | typed)


def labels(page: HttpResponse) -> list[list[str]]:
    return [[panel.verb.label for panel in card.panels] for card in page.context["time_cards"]]


def state_of(appointment: Appointment) -> tuple[str, str]:
    found = Appointment.objects.select_related("request").get(pk=appointment.pk)
    return found.status, found.request.status


def text_of(page: HttpResponse) -> str:
    return " ".join(page.content.decode().split())


def request_time(appointment: Appointment) -> Appointment:
    return Appointment.objects.select_related("request", "resource__location").get(pk=appointment.pk)
