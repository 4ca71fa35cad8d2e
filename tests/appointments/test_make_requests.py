"""The made-up queue that benchmarks are run on."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from appointments.management import made_up
from appointments.management.made_up import name_of
from appointments.models import AppointmentRequest
from appointments.queries.search import find_requests
from tests.appointments.factories import make_location, make_request

pytestmark = pytest.mark.django_db


def made(number: int) -> str:
    out = StringIO()
    call_command("make_requests", number, stdout=out)
    return out.getvalue()


def test_it_makes_a_history_of_which_the_newest_are_open_and_all_can_be_found() -> None:
    make_location("Miami")
    make_location("Orlando")

    said = made(12)

    requests = AppointmentRequest.objects.order_by("sent_at")
    assert said.endswith("12 made-up requests are there.\n")
    assert [request.is_open for request in requests] == [False] * 6 + [True] * 6
    assert {request.location.name for request in requests if request.location} == {"Miami", "Orlando"}
    found = find_requests(f"{name_of(3)} sam").requests
    assert [request.submission_key for request in found] == ["made-up-3"]
    assert find_requests(requests[3].phone).requests == [requests[3]]


def test_beyond_so_many_people_the_same_ones_come_again_later_and_the_newest_are_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(made_up, "PEOPLE", 10)
    monkeypatch.setattr(made_up, "MOST_OPEN", 4)

    said = made(39)

    requests = list(AppointmentRequest.objects.order_by("sent_at"))
    assert said.endswith("39 made-up requests are there.\n")
    assert [request.reference for request in requests] == [f"R-0000-{number:04}" for number in range(39)]
    assert [request.is_open for request in requests] == [False] * 35 + [True] * 4
    minutes = [round((one.sent_at - requests[0].sent_at).total_seconds() / 60) for one in requests]
    assert minutes == list(range(39))
    assert len({request.public_id for request in requests}) == 39
    assert len({request.phone_hash for request in requests}) == 14
    again = [one.pk for one in find_requests(requests[3].phone).requests]
    assert again == [requests[33].pk, requests[23].pk, requests[13].pk, requests[3].pk]
    assert [one.pk for one in find_requests(f"{name_of(3)} sam").requests] == again
    assert made(1).endswith("40 made-up requests are there.\n")


def test_more_are_made_beside_those_that_are_there() -> None:
    made(3)

    assert made(2).endswith("5 made-up requests are there.\n")
    assert AppointmentRequest.objects.count() == 5


def test_real_requests_keep_it_out() -> None:
    make_request()

    with pytest.raises(CommandError, match="This database has requests that were not made up"):
        made(1)

    assert AppointmentRequest.objects.count() == 1


@pytest.mark.parametrize("number", [0, -1])
def test_none_cannot_be_made(number: int) -> None:
    with pytest.raises(CommandError, match="Say how many to make, from 1 on"):
        made(number)


def test_names_differ() -> None:
    assert len({name_of(number) for number in range(65_536)}) == 65_536
