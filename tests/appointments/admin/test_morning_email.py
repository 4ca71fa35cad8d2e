"""Switching one's own morning email off and on."""

import pytest
from django.test import Client

from clinic.models import User
from clinic.roles import Role
from tests.appointments.admin.bulk import said, text_of
from tests.appointments.admin.conftest import signed_in
from tests.appointments.factories import make_staff

pytestmark = pytest.mark.django_db
PAGE = "/staff/appointments/morning-email/"


def wants_it(user: User) -> bool:
    return User.objects.values_list("gets_digest", flat=True).get(pk=user.pk)


def test_it_is_switched_off_and_on_again_by_a_press(desk: Client, front_desk: User) -> None:
    User.objects.update(email="sam@clinic.example")
    other = make_staff(Role.CLINICIAN)
    before = text_of(desk.get(PAGE))

    off = desk.post(PAGE, {"switch": "off"})
    wanted = [wants_it(front_desk), wants_it(other)]
    between = text_of(desk.get(PAGE))
    desk.post(PAGE, {"switch": "on"})

    assert "You get it, at sam@clinic.example." in before
    assert (off.status_code, off.url, said(off)) == (
        302,
        PAGE,
        ["Switched off. You get no morning email any more."],
    )
    assert "You do not get it, at sam@clinic.example." in between
    assert (wanted, wants_it(front_desk)) == ([False, True], True)


def test_an_account_without_an_address_is_told(desk: Client) -> None:
    assert "Your account has no email address" in text_of(desk.get(PAGE))


def test_opening_it_switches_nothing_and_neither_do_strangers(
    client: Client, desk: Client, front_desk: User
) -> None:
    editor, nobody = make_staff(Role.MARKETING), make_staff(None, is_staff=True)

    answers = [
        desk.get(PAGE, {"switch": "off"}),
        desk.post(PAGE, {"switch": "maybe"}),
        desk.put(PAGE),
        client.post(PAGE, {"switch": "off"}),
        signed_in(editor).post(PAGE, {"switch": "off"}),
        signed_in(nobody).post(PAGE, {"switch": "off"}),
    ]

    assert [answer.status_code for answer in answers] == [200, 400, 405, 302, 302, 403]
    assert [wants_it(user) for user in (front_desk, editor, nobody)] == [True, True, True]


def test_the_way_there_stands_beside_ones_name(desk: Client) -> None:
    assert f'href="{PAGE}"' in text_of(desk.get("/staff/appointments/appointmentrequest/"))
