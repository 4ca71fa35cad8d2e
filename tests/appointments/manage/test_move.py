"""Moving to another free time: chosen, checked, and done by one press."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from appointments.enums import MessageKind
from appointments.models import Appointment
from tests.appointments.calendar import MONDAY_9, book, make_resource, make_service
from tests.appointments.factories import NOON, make_location, make_request
from tests.appointments.manage.opened import (
    ask,
    code,
    done,
    follow,
    heading_of,
    path,
    said,
    state,
    text_of,
    token_of,
)

HOUR = timedelta(hours=1)
MOVED = ("cancelled", "moved")
BOOKED = ("booked", "")


def move_to(client: Client, token: str, time: str):
    return client.post(path(token, "move/check/"), {"time": time})


def test_a_visit_is_moved_in_three_steps(client: Client) -> None:
    old = book(make_resource())
    token, time = token_of(old.request), code(old.resource, MONDAY_9 + 3 * HOUR)

    choice = client.get(path(token, "move/"))
    to_check = client.post(path(token, "move/"), {"time": time})
    check = follow(client, to_check)
    assert state(old) == BOOKED
    page = follow(client, move_to(client, token, time))

    new = Appointment.objects.get(replaces=old)
    assert "You have Monday, March 9, at 9:00 am. It stays yours until you have another one." in text_of(
        choice
    )
    assert to_check["Location"] == path(token, f"move/check/?time={time}")
    assert "New time Monday, March 9 12:00 pm to 1:00 pm (Eastern Time)" in text_of(check)
    assert "Instead of Monday, March 9, at 9:00 am" in text_of(check)
    assert (state(old), state(new), new.starts_at) == (MOVED, BOOKED, MONDAY_9 + 3 * HOUR)
    assert (new.calendar_uid, new.sequence) == (old.calendar_uid, 1)
    assert heading_of(page) == "Booked: Monday, March 9"
    assert done(page) == "Your time is moved. The old one is free again."
    assert new.messages.filter(kind=MessageKind.APPOINTMENT_MOVED).count() == 1


def test_a_time_that_overlaps_the_own_one_can_be_had(client: Client) -> None:
    old = book(make_resource())
    token, time = token_of(old.request), code(old.resource, MONDAY_9 + HOUR / 2)

    offered = client.get(path(token, "move/"))
    answer = move_to(client, token, time)

    assert f'value="{time}"' in offered.content.decode()
    assert answer.status_code == 303
    assert Appointment.objects.get(replaces=old).starts_at == MONDAY_9 + HOUR / 2


def test_the_own_time_is_not_on_the_list_and_cannot_be_chosen(client: Client) -> None:
    old = book(make_resource())
    token, time = token_of(old.request), code(old.resource, MONDAY_9)

    offered, answer = client.get(path(token, "move/")), move_to(client, token, time)

    assert f'value="{time}"' not in offered.content.decode()
    assert answer.status_code == 409
    assert said(answer) == "That is the time you have now. Please choose another one."


def test_a_time_that_was_asked_for_stays_unconfirmed_when_it_moves(client: Client) -> None:
    old = ask()
    token, time = token_of(old.request), code(old.resource, MONDAY_9 + 3 * HOUR)

    check = client.get(path(token, f"move/check/?time={time}"))
    page = follow(client, move_to(client, token, time))

    assert "Ask for this time" in text_of(check)
    assert state(Appointment.objects.get(replaces=old)) == ("pending", "")
    assert heading_of(page) == "Asked for: Monday, March 9"


def test_a_time_just_taken_is_told_with_the_nearest_free_ones(client: Client) -> None:
    resource = make_resource()
    old = book(resource)
    token, time = token_of(old.request), code(resource, MONDAY_9 + 3 * HOUR)
    client.get(path(token, f"move/check/?time={time}"))
    book(resource, MONDAY_9 + 3 * HOUR)

    answer = move_to(client, token, time)

    assert answer.status_code == 409
    assert said(answer) == "That time has just been taken. Please choose another one."
    assert state(old) == BOOKED
    words = text_of(answer)
    assert (
        "The nearest free times Monday, March 9 9:30 am 10:00 am 10:30 am 11:00 am 1:00 pm 1:30 pm" in words
    )
    assert "9:00 am 9:30 am" not in words


@pytest.mark.parametrize(
    ("starts_at", "words"),
    [
        (NOON - HOUR, "That time has passed. Please choose a later one."),
        (NOON + 2 * HOUR, "That time is too soon to book here. Please choose a later one, or call us."),
        (MONDAY_9 + timedelta(days=70), "We cannot book that far ahead yet. Please choose an earlier time."),
        (MONDAY_9 - 3 * HOUR, "We are closed at that time. Please choose another one."),
        (MONDAY_9 + timedelta(minutes=5), "Please choose one of the times on this page."),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_time_that_cannot_be_had_says_why(client: Client, method: str, starts_at, words: str) -> None:
    old = book(make_resource())

    data = {"time": code(old.resource, starts_at)}
    answer = getattr(client, method)(path(token_of(old.request), "move/check/"), data)

    assert (answer.status_code, said(answer)) == (409, words)
    assert "The nearest free times" in text_of(answer)
    assert state(old) == BOOKED


def test_a_calendar_of_another_service_or_out_of_use_is_not_offered(client: Client) -> None:
    old = book(make_resource())
    other = make_resource(make_service(code="other", name="Other"))
    unused = make_resource(is_active=False)
    token = token_of(old.request)

    answers = [move_to(client, token, code(one, MONDAY_9 + 3 * HOUR)) for one in (other, unused)]

    assert [answer.status_code for answer in answers] == [409, 409]
    assert {said(answer) for answer in answers} == {
        "That time is not offered any more. Please choose another one."
    }
    assert state(old) == BOOKED


@pytest.mark.parametrize(
    "time", ["", "x", "1", "1-", "99999999999-1", "999999-5", "\x00", "1-1\ud800", "-1-1"]
)
def test_what_names_no_time_asks_to_choose_one(client: Client, time: str) -> None:
    old = book(make_resource())
    token = token_of(old.request)
    time = time.encode("utf-8", "surrogatepass").decode("latin-1")

    chosen = client.post(path(token, "move/"), {"time": time})
    checked = move_to(client, token, time)

    assert chosen.status_code == 422
    assert chosen.context["form"].errors == {"time": ["Choose a time"]}
    assert (checked.status_code, checked["Location"]) == (302, path(token, "move/"))


def test_after_the_clinics_notice_the_page_gives_the_phone_number(client: Client, noon) -> None:
    old = book(make_resource())
    token, time = token_of(old.request), code(old.resource, MONDAY_9 + timedelta(days=2))
    noon.move_to(MONDAY_9 - timedelta(hours=24), tick=False)
    assert "Choose another time" in text_of(client.get(path(token)))

    noon.move_to(MONDAY_9 - timedelta(hours=24, seconds=-1), tick=False)
    page = client.get(path(token))
    answers = [
        client.get(path(token, "move/")),
        client.get(path(token, "cancel/")),
        client.get(path(token, "withdraw/")),
        move_to(client, token, time),
        client.post(path(token, "cancel/")),
        client.post(path(token, "withdraw/")),
    ]

    assert "Choose another time" not in text_of(page)
    assert (
        "Online, this was possible until Sunday, March 8, at 9:00 am (Eastern Time). Call (305) 555-0110"
        in text_of(page)
    )
    assert [(one.status_code, said(one)) for one in answers] == [
        (409, "It is too late to change this online. Please call us.")
    ] * 6
    assert state(old) == BOOKED


@pytest.mark.parametrize("step", ["move/", "move/check/?time=1-5912345"])
def test_without_a_time_there_is_nothing_to_move(client: Client, step: str) -> None:
    answer = client.get(path(token_of(make_request()), step))

    assert answer.status_code == 409
    assert said(answer) == "There is no time to move. This is how things stand now."


def test_pressed_twice_it_is_moved_once(client: Client) -> None:
    old = book(make_resource())
    token, time = token_of(old.request), code(old.resource, MONDAY_9 + 3 * HOUR)
    move_to(client, token, time)

    again = move_to(client, token, time)

    assert again.status_code == 409
    assert said(again) == "That is the time you have now. Please choose another one."
    assert Appointment.objects.filter(status="booked").count() == 1


def test_times_are_filtered_by_location_and_part_of_day(client: Client) -> None:
    service = make_service()
    miami, orlando = make_location("Miami"), make_location("Orlando")
    old = book(make_resource(service, location=miami))
    elsewhere = make_resource(service, location=orlando)
    token = token_of(old.request)

    here = text_of(client.get(path(token, "move/")))
    there = text_of(client.get(path(token, f"move/?location={orlando.pk}&part=pm")))
    everywhere = client.get(path(token, "move/?location=any&part=am&from=2026-03-10"))

    assert "Monday, March 9 9:30 am 10:00 am" in here
    assert "Times are in Eastern Time." in here
    assert "Monday, March 9 12:00 pm 12:30 pm" in there
    assert ":30 am" not in there
    assert "Tuesday, March 10, Miami 9:00 am 9:30 am 10:00 am" in text_of(everywhere)
    assert "Tuesday, March 10, Orlando 9:00 am" in text_of(everywhere)
    assert f'value="{code(elsewhere, MONDAY_9 + timedelta(days=1))}"' in everywhere.content.decode()


@pytest.mark.parametrize(
    "query", ["location=x&part=y&from=z", "location=999", "from=2026-02-30", "from=0001-01-01", "from=é"]
)
def test_filters_that_cannot_be_read_show_the_usual_times(client: Client, query: str) -> None:
    token = token_of(book(make_resource()).request)

    page = client.get(path(token, f"move/?{query}"))

    assert page.status_code == 200
    assert "Thursday, March 5 12:00 pm" in text_of(page)


def test_later_times_are_a_link_away_until_the_horizon(client: Client) -> None:
    token = token_of(book(make_resource()).request)

    first = client.get(path(token, "move/"))
    later = client.get(path(token, f"move/{first.context['later_query']}"))
    end = client.get(path(token, "move/?from=9999-12-31"))

    assert "Show times on later days" in text_of(first)
    assert "Friday, March 13 9:00 am" in text_of(later)
    assert "We have no free time to show here. Call (305) 555-0100" in text_of(end)
    assert "Show times on later days" not in text_of(end)


def test_two_clinicians_free_at_once_are_one_time_with_the_own_one_first(client: Client) -> None:
    make_resource(name="Another")
    own = make_resource()
    token = token_of(book(own).request)

    page = client.get(path(token, "move/")).content.decode()

    assert page.count("10:00 am") == 5  # once on each of the days that are open then
    assert f'value="{code(own, MONDAY_9 + HOUR)}"' in page


@pytest.mark.parametrize("booked", [1, 3])
def test_the_page_of_times_costs_at_most_12_queries(client: Client, booked: int) -> None:
    resource = make_resource()
    old = book(resource)
    for number in range(1, booked):
        book(resource, MONDAY_9 + timedelta(days=number))
    token = token_of(old.request)
    client.get(path(token, "move/"))

    with CaptureQueriesContext(connection) as queries:
        page = client.get(path(token, "move/"))

    assert page.status_code == 200
    assert len(queries) <= 12
