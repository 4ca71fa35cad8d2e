"""What a page of the queue gets when it asks for itself again."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from appointments.models import AccessEvent, AppointmentRequest
from clinic.models import User
from clinic.roles import Role
from tests.appointments.admin.conftest import signed_in
from tests.appointments.factories import NOON, make_location, make_request, make_staff
from tests.signed_in import seen as seen_at

pytestmark = pytest.mark.django_db
QUEUE = "/staff/appointments/appointmentrequest/"


@pytest.fixture(autouse=True)
def noon(time_machine: Any) -> Any:
    time_machine.move_to(NOON, tick=False)
    return time_machine


def refresh(client: Client, seen: str, **chosen: str) -> HttpResponse:
    return client.get(QUEUE, chosen, headers={"Queue-Fresh": "yes", "Queue-Seen": seen})


def looks() -> int:
    return AccessEvent.objects.count()


def test_a_refresh_is_the_lines_and_the_tabs_alone(desk: Client) -> None:
    request = make_request(first_name="Marisol", version=7)
    page = desk.get(QUEUE)

    html = refresh(desk, page.context["seen"]).content.decode()

    assert f'data-queue-fresh="{page.context["seen"]}"' in page.content.decode()
    assert f'<tr data-request="{request.pk}" data-version="7">' in html
    assert html.count('class="desk-count"') == page.content.decode().count('class="desk-count"') > 5
    assert [word for word in ("<html", "desk-search", "desk-narrow") if word in html] == []
    assert [
        word for word in ("<html", "desk-search", "desk-narrow") if word not in page.content.decode()
    ] == []


def test_seeing_the_same_again_is_no_new_look(desk: Client) -> None:
    make_request()
    seen = desk.get(QUEUE).context["seen"]

    again = [refresh(desk, seen).context["seen"] for _ in range(3)]

    assert (again, looks()) == ([seen] * 3, 1)


def test_another_request_another_version_and_another_hour_are_new_looks(desk: Client, noon: Any) -> None:
    request = make_request()
    seen = [desk.get(QUEUE).context["seen"]]
    counted = [looks()]

    def again() -> None:
        seen.append(refresh(desk, seen[-1]).context["seen"])
        counted.append(looks())

    make_request()
    again()
    AppointmentRequest.objects.filter(pk=request.pk).update(version=2)
    again()
    again()
    noon.move_to(NOON + timedelta(hours=1), tick=False)
    seen_at(desk, at=NOON + timedelta(hours=1))
    again()

    assert counted == [1, 2, 3, 3, 4]
    assert len(set(seen)) == 4


def test_a_key_that_was_made_up_or_is_a_colleagues_counts_for_nothing(desk: Client, front_desk: User) -> None:
    make_request()
    theirs = signed_in(make_staff(Role.CLINICIAN)).get(QUEUE).context["seen"]
    before = looks()

    for key in (theirs, "", "x", "é"):
        refresh(desk, key)

    assert looks() - before == 4
    assert AccessEvent.objects.filter(user=front_desk).count() == 4


def test_a_key_without_the_word_that_it_is_a_refresh_is_a_look(desk: Client) -> None:
    make_request()
    seen = desk.get(QUEUE).context["seen"]

    desk.get(QUEUE, headers={"Queue-Seen": seen})

    assert looks() == 2


def test_a_refresh_keeps_the_filter_and_says_when_it_cannot_be_read(desk: Client) -> None:
    make_request(first_name="Uno", language="es")
    make_request(first_name="One")

    narrowed, wrong = refresh(desk, "", language="es"), refresh(desk, "", language="xx")

    assert [row.request.first_name for row in narrowed.context["rows"]] == ["Uno"]
    assert (narrowed.status_code, wrong.status_code) == (200, 422)


def test_a_refresh_keeps_the_messages_of_the_next_page(desk: Client) -> None:
    request = make_request()
    desk.post(f"{QUEUE}{request.pk}/do/claim/", {"version": request.version})

    refresh(desk, "")

    assert "toast" in desk.get(QUEUE).content.decode()


def test_no_stranger_gets_the_lines(client: Client) -> None:
    make_request(first_name="Marisol")
    marketing = signed_in(make_staff(Role.MARKETING, is_staff=True))

    answers = [refresh(client, ""), refresh(marketing, "")]

    assert [answer.status_code for answer in answers] == [401, 403]
    assert [answer for answer in answers if b"Marisol" in answer.content] == []


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_refresh_costs_the_same_for_one_request_and_for_three(
    desk: Client, how_many: int, django_assert_num_queries: Callable
) -> None:
    place = make_location("Miami")
    for _ in range(how_many):
        make_request(location=place)
    seen = desk.get(QUEUE).context["seen"]

    with django_assert_num_queries(13):
        page = refresh(desk, seen)

    assert len(page.context["rows"]) == how_many
