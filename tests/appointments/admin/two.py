"""Two requests of one person, their address and the buttons about them."""

from datetime import timedelta

from django.http import HttpResponse
from django.test import Client

from appointments.actions.merging import merge_requests
from appointments.models import Actor, AppointmentRequest, DuplicatePair
from clinic.models import User
from tests.appointments.factories import NOON, send

QUEUE = "/staff/appointments/appointmentrequest/"
LATER = NOON + timedelta(minutes=1)


def make_two() -> tuple[AppointmentRequest, AppointmentRequest]:
    """Return two requests of one person, the older one first."""
    return send(), send(now=LATER, email="new@mail.example")


def address(one: AppointmentRequest, other: AppointmentRequest, code: str = "") -> str:
    return f"{QUEUE}{one.pk}/same/{other.pk}/" + (f"do/{code}/" if code else "")


def press(client: Client, one: AppointmentRequest, other: AppointmentRequest, code: str) -> HttpResponse:
    versions = {"version": one.version, "other_version": other.version}
    return client.post(address(one, other, code), versions)


def fresh(*requests: AppointmentRequest) -> list[AppointmentRequest]:
    return [AppointmentRequest.objects.get(pk=request.pk) for request in requests]


def merged(both: tuple[AppointmentRequest, AppointmentRequest], by: User) -> None:
    kept, gone = both
    pair = DuplicatePair.objects.get()
    merge_requests(pair=pair, gone=gone, kept=kept, by=Actor.staff(by), now=LATER)
