"""Messages that wait to leave, and keeping one from leaving."""

from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.http import HttpResponse
from django.test import Client

from appointments.actions.delivery import deliver_due
from appointments.models import AppointmentRequest, OutboundMessage
from clinic.models import User
from clinic.roles import Role
from tests.appointments.admin.conftest import signed_in
from tests.appointments.factories import NOON, make_request, make_staff, send

pytestmark = pytest.mark.django_db
BASE = "/staff/appointments/appointmentrequest"


def undo(client: Client, message: OutboundMessage) -> HttpResponse:
    with time_machine.travel(NOON, tick=False):
        return client.post(f"{BASE}/{message.request_id}/messages/{message.pk}/undo/")


def page_of(client: Client, request: AppointmentRequest) -> str:
    return " ".join(client.get(f"{BASE}/{request.pk}/change/").content.decode().split())


def test_page_says_when_a_message_leaves_and_undo_keeps_it(
    desk: Client, front_desk: User, settings: Any
) -> None:
    settings.MESSAGE_DELAY_SECONDS = 120
    request = send()
    message = request.messages.get()
    before = page_of(desk, request)

    response = undo(desk, message)

    message.refresh_from_db()
    assert "Leaves Wed, Mar 4, 12:02 p.m." in before
    assert f"/{request.pk}/messages/{message.pk}/undo/" in before
    assert (response.status_code, message.status) == (302, "cancelled")
    event = request.events.get(verb="message_undone")
    assert (event.actor, event.reason) == (front_desk, "Request received")
    with time_machine.travel(NOON, tick=False):
        assert "Undone: this message does not leave." in page_of(desk, request)


def test_an_undone_message_never_leaves(desk: Client, mailoutbox: list) -> None:
    request = send()
    undo(desk, request.messages.get())

    deliver_due(clock=lambda: NOON.replace(hour=23))

    assert mailoutbox == []


def test_a_message_that_left_cannot_be_undone_and_the_page_says_so(desk: Client, mailoutbox: list) -> None:
    request = send()
    deliver_due(clock=lambda: NOON.replace(hour=18))
    assert len(mailoutbox) == 1

    response = undo(desk, request.messages.get())

    assert response.status_code == 409
    assert "This message is on its way already." in response.content.decode()
    assert not request.events.filter(verb="message_undone").exists()


def test_opening_the_address_and_another_request_s_message_change_nothing(desk: Client) -> None:
    request, other = send(), make_request()
    message = request.messages.get()

    opened = desk.get(f"{BASE}/{request.pk}/messages/{message.pk}/undo/")
    foreign = desk.post(f"{BASE}/{other.pk}/messages/{message.pk}/undo/")

    assert (opened.status_code, foreign.status_code) == (405, 404)
    assert OutboundMessage.objects.get().status == "pending"


def test_strangers_readers_and_marketing_undo_nothing(client: Client) -> None:
    request = send()
    reader = make_staff(None, is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_appointmentrequest"))
    people = [client, signed_in(reader), signed_in(make_staff(Role.MARKETING))]

    codes = [undo(who, request.messages.get()).status_code for who in people]

    assert codes == [302, 403, 302]
    assert "Undo: do not send" not in page_of(signed_in(reader), request)
    assert OutboundMessage.objects.get().status == "pending"
