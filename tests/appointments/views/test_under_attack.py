"""Many forms come from one network, or to the site: who is asked for what, and where each form goes."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from appointments.actions.limits import count_hit
from appointments.models import AppointmentRequest, LinkWish
from appointments.rules.gates import ADDRESS_WINDOW, LINKS, REQUESTS, SITE_WINDOW, Gate
from tests.appointments.factories import NOON
from tests.appointments.posted import PATH, check, form_token, sealed_of
from tests.appointments.working import work_of

HERE = "127.0.0.1"


@pytest.fixture(autouse=True)
def noon(db: None, time_machine: Any) -> Any:
    time_machine.move_to(NOON, tick=False)
    return time_machine


def crowd(gate: Gate, times: int, *, address: str = HERE, on_site: int = 0) -> None:
    """Let others have sent so many forms, from here and to the whole site."""
    for _ in range(times):
        count_hit(purpose=gate.purpose, value=address, window=ADDRESS_WINDOW, now=NOON)
    for _ in range(on_site):
        count_hit(purpose=f"site:{gate.purpose}", value="everybody", window=SITE_WINDOW, now=NOON)


def send(client: Client, page: Any, **work: str) -> list[str]:
    """Send the checked form, and return why it was put aside: nothing, if it was not."""
    answer = client.post(f"{PATH}send/", {"sealed": sealed_of(page)} | work)
    assert answer.status_code == 303
    request = AppointmentRequest.objects.get(public_id=answer["Location"].split("/")[-2])
    assert (request.status == "quarantined") == bool(request.quarantine_reasons)
    return request.quarantine_reasons


def asks_for_work(page: Any) -> bool:
    html = page.content.decode()
    assert ("data-proof-of-work" in html) == ("js/proof-of-work" in html)
    return "data-proof-of-work" in html


def test_nobody_is_asked_for_work_on_a_quiet_day(client: Client) -> None:
    crowd(REQUESTS, 4, on_site=29)

    page = check(client)

    assert not asks_for_work(page)
    assert send(client, page) == []


def test_a_person_behind_a_bad_neighbour_is_taken_like_anybody_once_their_browser_has_worked(
    client: Client,
) -> None:
    crowd(REQUESTS, 500)
    page = check(client)

    assert send(client, page, **work_of(page)) == []


def test_without_the_work_a_form_waits_for_staff_and_is_not_lost(client: Client) -> None:
    crowd(REQUESTS, 10)
    page = check(client)

    assert asks_for_work(page)
    assert send(client, page) == ["many_from_address"]


def test_an_attack_on_the_whole_site_asks_everybody(client: Client) -> None:
    crowd(REQUESTS, 0, on_site=60)
    first, second = check(client), check(client, first_name="Grace", email="grace@mail.example")

    assert send(client, first) == ["many_on_site"]
    assert send(client, second, **work_of(second)) == []


def test_the_limit_of_a_contact_is_not_worked_away(client: Client) -> None:
    crowd(REQUESTS, 10)
    reasons = []
    for number in range(4):
        page = check(client, first_name=f"Ada{'abcd'[number]}")
        reasons.append(send(client, page, **work_of(page)))

    assert reasons == [[], [], [], ["many_from_contact"]]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda work: work | {"proof": ",".join(["0"] * 16)},
        lambda work: work | {"proof": ""},
        lambda work: work | {"challenge": work["challenge"][:-1] + "x"},
        lambda work: work | {"challenge": ""},
        lambda work: work | {"challenge": "é" * 500},
        lambda work: {"proof": work["proof"]},
    ],
)
def test_spoiled_work_is_none(client: Client, spoil: Any) -> None:
    crowd(REQUESTS, 10)
    page = check(client)

    assert send(client, page, **spoil(work_of(page))) == ["many_from_address"]


def test_work_is_good_once(client: Client) -> None:
    """The same opened form, with other answers: another request, which brings work that was used."""
    crowd(REQUESTS, 10)
    token = form_token()
    first, second = (
        check(client, token=token),
        check(client, token=token, first_name="Grace", email="grace@mail.example"),
    )
    work = work_of(first)

    assert send(client, first, **work) == []
    assert send(client, second, **work) == ["many_from_address"]


def test_work_for_another_form_is_none(client: Client) -> None:
    crowd(REQUESTS, 10)
    mine, other = check(client), check(client)

    assert send(client, mine, **work_of(other)) == ["many_from_address"]


def test_work_is_good_for_twelve_hours(client: Client, noon: Any) -> None:
    for hours, reasons in ((12, []), (12.01, ["many_from_address"])):
        noon.move_to(NOON, tick=False)
        crowd(REQUESTS, 10)
        page = check(client, email=f"after-{hours}@mail.example")
        work = work_of(page)
        noon.move_to(NOON + timedelta(hours=hours), tick=False)
        for _ in range(10):
            count_hit(purpose="address", value=HERE, window=ADDRESS_WINDOW, now=NOON + timedelta(hours=hours))

        assert send(client, page, **work) == reasons


def test_the_same_form_sent_twice_is_one_request_although_its_work_is_used(client: Client) -> None:
    crowd(REQUESTS, 10)
    page = check(client)
    work = work_of(page)

    assert [send(client, page, **work), send(client, page, **work)] == [[], []]
    assert AppointmentRequest.objects.count() == 1


def test_looking_at_a_form_counts_nothing(client: Client) -> None:
    for _ in range(30):
        check(client)

    assert not asks_for_work(check(client))


def test_a_link_is_sent_to_a_crowded_network_for_work(client: Client) -> None:
    crowd(LINKS, 10)
    page = client.get("/manage/")

    plain = client.post("/manage/", {"email": "ada@mail.example"})
    worked = client.post("/manage/", {"email": "ada@mail.example"} | work_of(page))

    assert (plain.status_code, worked.status_code) == (429, 303)
    assert LinkWish.objects.count() == 1
