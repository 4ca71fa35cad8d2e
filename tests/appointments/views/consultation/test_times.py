"""Picking a time: what is shown, what is held, and what a time that cannot be had is answered with."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from appointments.enums import AppointmentStatus
from appointments.models import Appointment, Closure, OccupiedTick, Resource
from tests.appointments.calendar import MONDAY_9, book, make_resource, make_service
from tests.appointments.factories import NOON, make_location
from tests.appointments.views.consultation.browsing import (
    begin,
    code_of,
    errors,
    main_of,
    pick,
    post,
)

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def draft(client: Client, resource: Resource) -> str:
    return begin(client)


def shown(client: Client, draft: str, query: str = "") -> list[tuple[str, int]]:
    """Return each day on the page and how many times it has."""
    html = client.get(f"{draft}time/{query}").content.decode()
    days: list[tuple[str, int]] = []
    for day, code in re.findall(r'<legend>([^<]+)</legend>|value="([0-9]+-[0-9]+)"', html):
        if code:
            days[-1] = (days[-1][0], days[-1][1] + 1)
        else:
            days.append((day, 0))
    return days


def test_next_free_times_are_shown_by_day_and_taken_ones_are_not(client, resource, draft) -> None:
    book(resource, MONDAY_9)

    days = shown(client, draft)

    assert [day for day, _ in days][:3] == ["Thursday, March 5", "Friday, March 6", "Monday, March 9"]
    # From 9:00 to 16:00 every half hour; from noon a day ahead on Thursday; without what 9:00 to 10:00 bars.
    assert dict(days)["Thursday, March 5"] == 9
    assert dict(days)["Friday, March 6"] == 15
    assert dict(days)["Monday, March 9"] == 13


def test_filters_are_links_and_narrow_the_list_down(client, resource, draft) -> None:
    make_resource(make_service(), location=make_location("Orlando"))

    everything = shown(client, draft)
    mornings = shown(client, draft, "?part=am")
    in_miami = shown(client, draft, f"?location={resource.location_id}&from=2026-03-09")

    assert [dict(everything)[f"Friday, March 6, {place}"] for place in ("Miami", "Orlando")] == [15, 15]
    assert [dict(mornings)[f"Friday, March 6, {place}"] for place in ("Miami", "Orlando")] == [6, 6]
    assert in_miami[0] == ("Monday, March 9", 15)


@pytest.mark.parametrize(
    "query", ["?part=x&location=abc&from=2026-99-01", "?from=1900-01-01", "?location=9999999"]
)
def test_filters_that_mean_nothing_count_as_not_given(client, draft, query) -> None:
    assert shown(client, draft, query) == shown(client, draft)


def test_later_days_are_a_link_away_as_far_as_the_service_can_be_booked(client, resource, draft) -> None:
    page = main_of(client.get(f"{draft}time/").content.decode())
    later = [one["href"] for one in page.all("a") if "from=" in one["href"]]
    resource.services.update(horizon_days=3)

    assert later == ["?from=2026-03-13"]
    assert "from=" not in client.get(f"{draft}time/").content.decode()


def test_two_clinicians_free_at_one_time_and_place_are_one_choice(client, resource, draft) -> None:
    alone = shown(client, draft)
    make_resource(make_service())

    assert shown(client, draft) == alone


def test_picked_time_is_held_shown_and_still_picked_when_the_page_comes_back(client, resource, draft) -> None:
    answer = pick(client, draft, code_of(resource))

    page = main_of(client.get(f"{draft}time/").content.decode())
    assert answer.url == f"{draft}check/"
    assert [one["value"] for one in page.all("input") if "checked" in one] == [code_of(resource)]
    held = Appointment.objects.get()
    assert (held.status, held.held_until) == (AppointmentStatus.PROPOSED, NOON + timedelta(minutes=15))


def test_another_pick_lets_go_of_the_first(client, resource, draft) -> None:
    pick(client, draft, code_of(resource))
    pick(client, draft, code_of(resource, MONDAY_9 + HOUR / 2))

    (held,) = Appointment.objects.filter(status=AppointmentStatus.PROPOSED)
    assert held.starts_at == MONDAY_9 + HOUR / 2
    assert OccupiedTick.objects.count() == 12


def test_same_pick_pressed_twice_is_held_once(client, resource, draft) -> None:
    answers = [pick(client, draft, code_of(resource)).status_code for _ in range(2)]

    assert answers == [303, 303]
    assert Appointment.objects.count() == 1


def test_wishing_for_a_call_lets_go_of_the_time(client, resource, draft) -> None:
    pick(client, draft, code_of(resource))
    post(client, f"{draft}time/", {"time": "call"})

    assert OccupiedTick.objects.count() == 0
    assert "We hold this time" not in client.get(f"{draft}check/").content.decode()


def test_time_that_was_just_taken_is_answered_with_the_nearest_ones(client, resource, draft) -> None:
    book(resource, MONDAY_9)

    page = pick(client, draft, code_of(resource))

    reader = main_of(page.content.decode())
    assert page.status_code == 409
    assert errors(page) == ["That time has just been taken. Please choose another one."]
    days = [words for words in reader.texts("legend") if "March" in words]
    assert days[0] == "Monday, March 9"
    assert OccupiedTick.objects.count() == 12


def test_a_refusal_costs_thirteen_queries_however_many_times_are_taken(
    client, resource, draft, django_assert_num_queries
) -> None:
    for hours in range(6):
        book(resource, MONDAY_9 + hours * HOUR)

        with django_assert_num_queries(13):
            client.post(f"{draft}time/", {"time": code_of(resource)})


REFUSED = {
    "past": (NOON - HOUR, "That time has passed. Please choose a later one."),
    "too soon": (
        NOON + 2 * HOUR,
        "That time is too soon to book here. Please choose a later one, or call us.",
    ),
    "too far": (
        MONDAY_9 + timedelta(days=91),
        "We cannot book that far ahead yet. Please choose an earlier time.",
    ),
    "off the grid": (MONDAY_9 + timedelta(minutes=10), "Please choose one of the times on this page."),
    "outside the hours": (MONDAY_9 - 2 * HOUR, "We are closed at that time. Please choose another one."),
    "on a Sunday": (
        MONDAY_9 - timedelta(days=1),
        "We are closed at that time. Please choose another one.",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_time_that_cannot_be_had_says_why(client, resource, draft, case) -> None:
    starts_at, words = REFUSED[case]

    page = pick(client, draft, code_of(resource, starts_at))

    assert (page.status_code, errors(page)) == (409, [words])
    assert Appointment.objects.count() == 0


def test_another_services_calendar_a_stranger_and_one_out_of_use_are_not_offered(
    client, resource, draft
) -> None:
    other = make_resource(make_service(code="treatment", name="Treatment", needs_screening=False))
    codes = [code_of(other), f"999999999-{code_of(resource).split('-')[1]}"]
    resource.is_active = False
    resource.save()

    pages = [pick(client, draft, code) for code in [*codes, code_of(resource)]]

    words = "That time is not offered any more. Please choose another one."
    assert [(page.status_code, errors(page)) for page in pages] == [(409, [words])] * 3


@pytest.mark.parametrize(
    "code", ["", "x", "1-", "-5", "1-2-3", "1" * 10 + "-1", "1-1" * 200, "١-٢", "windows "]
)
def test_code_that_is_none_is_an_error_like_no_answer(client, resource, draft, code) -> None:
    page = pick(client, draft, code)

    assert page.status_code == 422
    assert "Monday, March 9" in page.content.decode()


def test_closure_made_while_the_patient_is_on_the_page_is_said(client, resource, draft) -> None:
    client.get(f"{draft}time/")
    Closure.objects.create(first_on=date(2026, 3, 9), last_on=date(2026, 3, 9), reason="Storm")

    page = pick(client, draft, code_of(resource))

    assert errors(page) == ["We are closed at that time. Please choose another one."]
    assert "Storm" not in page.content.decode()
