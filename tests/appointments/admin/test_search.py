"""Looking somebody up at the desk."""

from collections.abc import Callable

import pytest
from django.test import Client

from appointments.models import AccessEvent
from clinic.models import User
from clinic.roles import Role
from tests.appointments.admin.conftest import signed_in
from tests.appointments.factories import make_staff, send

pytestmark = pytest.mark.django_db
QUEUE = "/staff/appointments/appointmentrequest/"
SEARCH = f"{QUEUE}search/"


def names(page: object) -> list[str]:
    return [row.request.first_name for row in page.context["rows"]]


def test_a_name_is_posted_and_found_without_standing_in_an_address(desk: Client) -> None:
    request = send(first_name="Marisol", last_name="Sample")
    send(first_name="Other", last_name="Person")

    page = desk.post(SEARCH, {"typed": "mari sam"})

    html = page.content.decode()
    assert (page.status_code, names(page)) == (200, ["Marisol"])
    assert f'href="{QUEUE}{request.pk}/change/"' in html
    assert "1 request found, the newest first." in html
    assert 'value="mari sam"' in html
    assert [address for address in html.split('href="')[1:] if "mari" in address.split('"')[0]] == []
    assert "no-store" in page.headers["Cache-Control"]


def test_the_queue_has_the_box_and_it_is_posted(desk: Client) -> None:
    html = desk.get(QUEUE).content.decode()

    assert f'<form class="desk-search" action="{SEARCH}" method="post" role="search">' in html


def test_nobody_found_says_what_can_be_looked_for(desk: Client) -> None:
    html = desk.post(SEARCH, {"typed": "<b>Nobody</b>"}).content.decode()

    assert "Nobody found" in html
    assert "A name is found by its beginning" in html
    assert "&lt;b&gt;Nobody&lt;/b&gt;" in html


@pytest.mark.parametrize("how", ["nothing typed", "opened"])
def test_without_anything_typed_the_queue_comes_back(desk: Client, how: str) -> None:
    response = desk.get(SEARCH) if how == "opened" else desk.post(SEARCH, {"typed": "  "})

    assert (response.status_code, response.url) == (302, QUEUE)


@pytest.mark.parametrize("typed", ["\x00", "%", "x" * 5000, "'", "é", "@", "+", "R-"])
def test_anything_typed_is_answered(desk: Client, typed: str) -> None:
    assert desk.post(SEARCH, {"typed": typed}).status_code in (200, 302, 400)


def test_looking_somebody_up_is_recorded_and_what_was_typed_is_not(desk: Client, front_desk: User) -> None:
    desk.post(SEARCH, {"typed": "Marisol"})

    looks = AccessEvent.objects.values_list("user", "kind", "privacy_class", "request")
    assert list(looks) == [(front_desk.pk, "search", "contact", None)]


@pytest.mark.parametrize("role", [Role.MARKETING, None])
def test_others_cannot_look_anybody_up(role: Role | None) -> None:
    send(first_name="Marisol")

    response = signed_in(make_staff(role, is_staff=True)).post(SEARCH, {"typed": "Marisol"})

    assert response.status_code == 403
    assert not AccessEvent.objects.exists()


def test_a_stranger_is_led_to_the_sign_in_page(client: Client) -> None:
    assert client.post(SEARCH, {"typed": "Ada"}).status_code == 302


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_search_costs_the_same_for_one_request_and_for_three(
    desk: Client, how_many: int, django_assert_num_queries: Callable
) -> None:
    for _ in range(how_many):
        send(first_name="Marisol")
    desk.get(QUEUE)

    with django_assert_num_queries(13):
        page = desk.post(SEARCH, {"typed": "marisol"})

    assert len(page.context["rows"]) == how_many
