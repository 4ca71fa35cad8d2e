"""Closing on the public holidays of a year."""

from datetime import date

import pytest
import time_machine
from django.test import Client

from appointments.models import Closure
from tests.appointments.calendar import MONDAY_9, book, make_resource
from tests.appointments.factories import NOON, make_location

pytestmark = pytest.mark.django_db
PAGE = "/staff/appointments/calendar/holidays/"
MEMORIAL, LABOR = "2026-05-25", "2026-09-07"


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


def closures() -> list[tuple]:
    return list(Closure.objects.values_list("first_on", "last_on", "location__name", "reason"))


def test_this_years_holidays_that_lie_ahead_are_proposed(manager: Client):
    place = make_location()

    page = manager.get(PAGE, {"year": 2026, "location": place.pk})

    labels = [label for _, label in page.context["days"].fields["day"].choices]
    assert labels[0] == "Monday, May 25: Memorial Day"
    assert "Thursday, November 26: Thanksgiving Day" in labels
    assert not any("January" in label for label in labels)
    assert not Closure.objects.exists()


def test_next_year_is_proposed_whole(manager: Client):
    page = manager.get(PAGE, {"year": 2027, "location": make_location().pk})

    assert page.context["days"].missing[0].day == date(2027, 1, 1)


def test_chosen_days_are_closed_everywhere_at_once_when_every_location_is_chosen(manager: Client):
    places = [make_location("Miami").pk, make_location("Orlando").pk]

    response = manager.post(PAGE, {"year": 2026, "location": places, "day": [MEMORIAL, LABOR]})

    assert response.url == "/staff/appointments/closure/"
    assert closures() == [
        (date(2026, 5, 25), date(2026, 5, 25), None, "Memorial Day"),
        (date(2026, 9, 7), date(2026, 9, 7), None, "Labor Day"),
    ]


def test_one_location_is_closed_alone(manager: Client):
    miami, _ = make_location("Miami"), make_location("Orlando")

    manager.post(PAGE, {"year": 2026, "location": miami.pk, "day": MEMORIAL})

    assert closures() == [(date(2026, 5, 25), date(2026, 5, 25), "Miami", "Memorial Day")]


def test_what_is_there_already_is_shown_as_such_and_added_where_it_is_missing_alone(manager: Client):
    miami, orlando = make_location("Miami"), make_location("Orlando")
    Closure.objects.create(location=miami, first_on=date(2026, 5, 25), last_on=date(2026, 5, 25))
    Closure.objects.create(first_on=date(2026, 9, 1), last_on=date(2026, 9, 10))
    query = {"year": 2026, "location": [miami.pk, orlando.pk]}

    page = manager.get(PAGE, query)
    manager.post(PAGE, query | {"day": MEMORIAL})

    assert "<li>Monday, September 7: Labor Day</li>" in page.content.decode()
    assert [row[2:] for row in closures()] == [("Miami", ""), ("Orlando", "Memorial Day"), (None, "")]


def test_sent_twice_a_day_is_added_once(manager: Client):
    query = {"year": 2026, "location": make_location().pk, "day": MEMORIAL}
    manager.post(PAGE, query)

    again = manager.post(PAGE, query)

    assert again.status_code == 422
    assert len(closures()) == 1


def test_an_appointment_on_a_holiday_is_asked_about_first(manager: Client):
    booked = book(make_resource(), MONDAY_9.replace(month=5, day=25))
    query = {"year": 2026, "location": booked.resource.location_id, "day": MEMORIAL}

    page = manager.post(PAGE, query)
    assert [row.affected.appointment for row in page.context["rows"]] == [booked]
    assert closures() == []

    prefix = f"visit-{booked.pk}"
    answer = {"visit": booked.pk, f"{prefix}-version": booked.version, f"{prefix}-choice": "cancel"}
    assert manager.post(PAGE, query | answer).status_code == 302
    assert len(closures()) == 1


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"day": []}, "Choose at least one day."),
        ({"day": ["2026-05-26"]}, "Choose from the days on this page."),
        ({"location": []}, "Choose at least one location."),
        ({"year": 2031}, "Select a valid choice. 2031 is not one of the available choices."),
        ({"year": "x"}, "Select a valid choice. x is not one of the available choices."),
    ],
)
def test_answers_that_cannot_be_come_back_with_the_reason(manager: Client, changes: dict, error: str):
    query = {"year": 2026, "location": make_location().pk, "day": [MEMORIAL]}

    page = manager.post(PAGE, query | changes)

    assert page.status_code == 422
    assert error in page.content.decode()
    assert closures() == []


def test_holidays_are_for_those_who_may_close(manager: Client, desk: Client):
    query = {"year": 2026, "location": make_location().pk, "day": MEMORIAL}

    assert [desk.get(PAGE).status_code, desk.post(PAGE, query).status_code] == [403, 403]
    assert Client().post(PAGE, query).status_code == 302
    assert manager.delete(PAGE).status_code == 405
    assert "no-store" in manager.get(PAGE)["Cache-Control"]
    assert closures() == []
