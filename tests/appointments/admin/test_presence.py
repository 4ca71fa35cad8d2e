"""Two people do not call the same patient: each sees that the other has the request open."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from appointments.models import AccessEvent, AppointmentRequest, Presence
from clinic.models import User
from clinic.roles import Role
from tests.appointments.admin.conftest import signed_in
from tests.appointments.factories import NOON, make_request, make_staff
from tests.signed_in import seen

pytestmark = pytest.mark.django_db
QUEUE = "/staff/appointments/appointmentrequest/"
TYPING = "Alex Sample has this open, typing."


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """Return a list whose one item is what the clock shows."""
    shown = [NOON]
    monkeypatch.setattr(timezone, "now", lambda: shown[0])
    return shown


@pytest.fixture
def alex(db: None) -> User:
    return make_staff(Role.FRONT_DESK, first_name="Alex", last_name="Sample")


def here(client: Client, request: AppointmentRequest, **values: str) -> str:
    response = client.post(f"{QUEUE}{request.pk}/here/", values)
    return " ".join(response.content.decode().split())


def test_a_colleague_who_has_it_open_is_named_and_whether_they_type(desk: Client, alex: User) -> None:
    request = make_request()
    assert here(desk, request) == ""

    here(signed_in(alex), request)
    opened = here(desk, request)
    here(signed_in(alex), request, typing="yes")
    typing = here(desk, request)

    assert [opened, typing] == ["<p>Alex Sample has this open.</p>", f"<p>{TYPING}</p>"]


def test_nobody_is_told_about_themselves_or_another_request(desk: Client, alex: User) -> None:
    request, other = make_request(), make_request()
    here(signed_in(alex), other)

    assert [here(desk, request), here(desk, request)] == ["", ""]


def test_a_page_that_says_nothing_any_more_counts_no_longer(
    desk: Client, alex: User, clock: list[datetime]
) -> None:
    request = make_request()
    here(signed_in(alex), request, typing="yes")
    clock[0] = NOON + timedelta(seconds=39)
    still = here(desk, request)
    clock[0] = NOON + timedelta(seconds=41)

    assert [still, here(desk, request)] == [f"<p>{TYPING}</p>", ""]


def test_a_page_that_is_closed_takes_its_word_back(desk: Client, alex: User) -> None:
    request = make_request()
    here(signed_in(alex), request)

    here(signed_in(alex), request, left="yes")

    assert (here(desk, request), Presence.objects.filter(user=alex).count()) == ("", 0)


def test_an_old_page_learns_that_the_request_was_changed(desk: Client) -> None:
    request = make_request(version=3)

    lines = [here(desk, request, version=seen) for seen in ("2", "3", "", "x", "9" * 30)]

    assert ["This request was changed meanwhile." in line for line in lines] == [
        True,
        False,
        False,
        False,
        False,
    ]
    assert f'href="{QUEUE}{request.pk}/change/"' in lines[0]


def test_the_queue_says_who_has_a_request_open(desk: Client, alex: User) -> None:
    request = make_request()
    here(signed_in(alex), request, typing="yes")

    rows = desk.get(QUEUE).context["rows"]

    assert [[str(one.user) for one in row.others] for row in rows] == [["Alex Sample"]]
    assert "Alex Sample has it open, typing" in " ".join(desk.get(QUEUE).content.decode().split())


def test_saying_it_again_keeps_one_line_and_forgets_those_of_an_hour_ago(
    desk: Client, front_desk: User, clock: list[datetime]
) -> None:
    old, request = make_request(), make_request()
    here(desk, old)
    clock[0] = NOON + timedelta(minutes=61)
    seen(desk, at=clock[0])

    here(desk, request)
    here(desk, request, typing="yes")

    kept = Presence.objects.values_list("request", "user", "is_typing")
    assert list(kept) == [(request.pk, front_desk.pk, True)]


def test_saying_that_a_page_is_open_is_no_step_and_no_look(desk: Client) -> None:
    request = make_request(version=1)

    here(desk, request, typing="yes")

    request.refresh_from_db()
    assert (request.version, request.events.count(), AccessEvent.objects.count()) == (1, 0, 0)


def test_only_a_post_says_it_and_only_staff_of_the_desk(desk: Client, client: Client) -> None:
    request = make_request()
    address = f"{QUEUE}{request.pk}/here/"
    marketing = signed_in(make_staff(Role.MARKETING, is_staff=True))

    answers = [desk.get(address), marketing.post(address), client.post(address)]

    assert [answer.status_code for answer in answers] == [405, 403, 401]
    assert desk.post(f"{QUEUE}999999/here/").status_code == 404
    assert not Presence.objects.exists()


def test_the_page_of_a_request_carries_its_own_version(desk: Client) -> None:
    request = make_request(version=7)

    html = desk.get(f"{QUEUE}{request.pk}/change/").content.decode()

    assert f'data-presence="{QUEUE}{request.pk}/here/"' in html
    assert '<input type="hidden" name="version" value="7">' in html
