"""Many requests at once: what is refused, and to whom."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from appointments.models import AppointmentRequest
from clinic.models import User
from clinic.roles import Role
from tests.appointments.admin.bulk import (
    BULK,
    QUEUE,
    confirm,
    outlook,
    post,
    preview,
    said,
    skipped,
    text_of,
)
from tests.appointments.factories import NOON, make_request, make_staff
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon(time_machine: Any) -> Any:
    time_machine.move_to(NOON, tick=False)
    return time_machine


def reader() -> User:
    user = make_staff(None, is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_appointmentrequest"))
    return user


def state_of(request: AppointmentRequest) -> tuple[str, int | None]:
    return AppointmentRequest.objects.values_list("status", "assigned_to").get(pk=request.pk)


def test_somebody_who_only_reads_sees_no_boxes(client: Client) -> None:
    make_request()
    sign_in(client, reader())

    html = text_of(client.get(QUEUE))

    assert "Ada Sample" in html
    assert [mark for mark in ('form="bulk"', 'id="bulk"') if mark in html] == []


@pytest.mark.parametrize(
    ("action", "typed", "message"),
    [
        ("assign", {}, "Choose who gets them"),
        ("assign", {"to": "0"}, "Choose who gets them"),
        ("assign", {"to": "\x00"}, "Choose who gets them"),
        ("snooze", {}, "Enter the day on which it comes back"),
        ("snooze", {"wake_on": "2026-03-04"}, "Choose a day after today, Wed, Mar 4."),
        ("snooze", {"wake_on": "soon"}, "Enter the date as year, month and day, like 2026-03-09"),
        ("close", {"reason": "because"}, "Choose a reason"),
    ],
)
@pytest.mark.parametrize("step", ["preview", "confirm"])
def test_an_answer_that_cannot_be_is_asked_again(
    desk: Client, action: str, typed: dict[str, str], message: str, step: str
) -> None:
    request = make_request()

    page = post(desk, action, [f"{request.pk}:1"], step, **typed)

    assert page.status_code == 422
    assert [link.message for link in page.context["form"].error_links] == [message]
    assert f'value="{request.pk}:{request.version}"' in text_of(page)
    assert not request.events.exists()


def test_the_answer_can_be_changed_before_it_is_confirmed(desk: Client) -> None:
    request = make_request()

    page = post(desk, "snooze", [f"{request.pk}:1"], "ask", wake_on="2026-03-09")

    assert page.status_code == 200
    assert page.context["asks"]
    assert 'value="2026-03-09"' in text_of(page)


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        ([], "Choose at least one request."),
        (["\x00", "-1", "1e3", "x:1", "", "9" * 30], "Choose at least one request."),
        ([str(number) for number in range(1, 202)], "Choose 200 requests at most."),
    ],
    ids=["none", "nonsense", "201"],
)
@pytest.mark.parametrize("step", ["", "confirm"])
def test_nothing_and_too_many_lead_back_to_the_queue(
    desk: Client, chosen: list[str], message: str, step: str
) -> None:
    page = post(desk, "claim", chosen, step)

    assert (page.status_code, page.url) == (302, f"{QUEUE}?queue=open")
    assert said(page) == [message]


def test_two_hundred_are_looked_over_in_one_go(desk: Client) -> None:
    requests = [make_request() for _ in range(200)]

    page = preview(desk, "claim", *requests)

    assert page.context["will_change"] == 200


@pytest.mark.parametrize("origin", ["//evil.example", "mine&x=1", "nowhere", "request"])
def test_the_way_back_leads_to_a_queue_of_ours(desk: Client, origin: str) -> None:
    page = post(desk, "claim", [], origin=origin)

    assert page.url == QUEUE


def test_an_unknown_action_is_refused(desk: Client) -> None:
    page = post(desk, "delete", [str(make_request().pk)])

    assert (page.status_code, said(page)) == (302, ["Choose what to do with the requests."])


def test_a_forged_key_and_a_draft_are_not_there(desk: Client) -> None:
    request, draft = make_request(), make_request(status="draft", first_name="Draft")

    page = post(desk, "claim", [f"{request.pk}:1", f"{draft.pk}:1", "999999:1"], "preview")
    done = post(desk, "claim", [f"{request.pk}:1", f"{draft.pk}:1", "999999:1"], "confirm")

    assert (list(outlook(page)), page.context["gone"]) == (["Ada"], 2)
    assert "2 of the chosen requests are not there any more." in text_of(page)
    assert done.context["title"] == "1 claimed, 2 skipped"
    assert state_of(draft) == ("draft", None)


def test_what_no_preview_showed_is_not_confirmed(desk: Client) -> None:
    request = make_request(first_name="Unseen")

    page = post(desk, "claim", [str(request.pk)], "confirm")

    assert skipped(page) == {"Unseen": "was not on the page that you confirmed."}
    assert state_of(request) == ("new", None)


def test_pages_are_posted_and_by_those_who_may(client: Client, desk: Client) -> None:
    request = make_request()
    reads, edits = Client(), Client()
    sign_in(reads, reader())
    sign_in(edits, make_staff(Role.MARKETING))

    opened = desk.get(BULK)
    answers = [confirm(one, "claim", request) for one in (client, reads, edits)]

    assert [answer.status_code for answer in (opened, *answers)] == [405, 302, 403, 302]
    assert state_of(request) == ("new", None)


def test_a_permission_that_was_taken_away_after_the_preview_ends_it(desk: Client, front_desk: User) -> None:
    request = make_request()
    before = preview(desk, "claim", request)
    front_desk.groups.clear()

    page = confirm(desk, "claim", request)

    assert [before.status_code, page.status_code] == [200, 403]
    assert state_of(request) == ("new", None)


def test_a_name_that_is_markup_is_shown_as_it_is(desk: Client) -> None:
    request = make_request(first_name="<script>alert(1)</script>")

    pages = [post(desk, "claim", [str(request.pk)]), post(desk, "claim", [str(request.pk)], "confirm")]

    assert [b"<script>alert" in page.content for page in pages] == [False, False]
    assert [b"&lt;script&gt;alert" in page.content for page in pages] == [True, True]
