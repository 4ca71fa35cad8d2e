"""The managers' numbers at /staff/appointments/appointmentrequest/numbers/."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.http import HttpResponse
from django.test import Client

from appointments.models import AccessEvent, Appointment, ContactAttempt
from clinic.models import User
from clinic.roles import Role
from tests.appointments.admin.conftest import signed_in
from tests.appointments.calendar import book, make_resource
from tests.appointments.factories import NOON, PERSONAL, make_location, make_request, make_staff

pytestmark = pytest.mark.django_db
NUMBERS = "/staff/appointments/appointmentrequest/numbers/"
QUEUE = "/staff/appointments/appointmentrequest/"
TITLES = [
    "Requests per day",
    "Time to first contact",
    "Open requests by age",
    "Outcomes",
    "Visits by location",
    "Visits by service",
    "Visits by language",
    "Visits by page",
    "Staff load",
]


@pytest.fixture
def manager(db: None) -> User:
    return make_staff(Role.PRACTICE_MANAGER, first_name="Mona", last_name="Manager")


@pytest.fixture
def office(manager: User) -> Client:
    """Return a browser in which the practice manager is signed in."""
    return signed_in(manager)


def get(client: Client, **asked: Any) -> HttpResponse:
    with time_machine.travel(NOON, tick=False):
        return client.get(NUMBERS, asked)


def text_of(page: HttpResponse) -> str:
    return " ".join(page.content.decode().split())


def table(page: HttpResponse, code: str) -> list[list[str]]:
    return next(table.written for table, _ in page.context["tables"] if table.code == code)


def rows_of(response: HttpResponse) -> list[list[str]]:
    return list(csv.reader(io.StringIO(response.content.decode())))


def a_busy_week() -> None:
    """Make two requests of yesterday, one called after half an hour and one late, and a missed visit."""
    place = make_location("Miami")
    staff = make_staff(first_name="Sam", last_name="Sample")
    yesterday = NOON - timedelta(days=1)
    quick = make_request(
        location=place,
        sent_at=yesterday,
        due_at=yesterday + timedelta(hours=2),
        first_contact_at=yesterday + timedelta(minutes=30),
        status="in_review",
        assigned_to=staff,
        **PERSONAL,
    )
    ContactAttempt.objects.create(
        request=quick, at=yesterday + timedelta(minutes=30), by=staff, channel="call", outcome="spoke"
    )
    make_request(location=place, sent_at=yesterday, due_at=yesterday + timedelta(hours=2), status="closed")
    missed = book(make_resource(location=place), request=make_request(source_path="/ketamine/?q=ada"))
    Appointment.objects.filter(pk=missed.pk).update(starts_at=yesterday, status="noshow")


def test_the_page_shows_every_table_with_its_chart(office: Client) -> None:
    a_busy_week()

    page = get(office)
    html = page.content.decode()

    assert [table.title for table, _ in page.context["tables"]] == TITLES
    assert html.count('role="img"') == html.count("<caption") == len(TITLES)
    assert 'aria-label="Chart of requests per day: 3 in all, 2 at most on one day."' in html
    assert "style=" not in html.partition("<main")[2]
    assert "Days go by each location’s own clock (Eastern Time)" in text_of(page)


def test_the_tables_hold_what_happened(office: Client) -> None:
    a_busy_week()

    page = get(office, first="2026-03-03", last="2026-03-04")

    assert table(page, "per-day") == [
        ["Tue, Mar 3, 2026", "2", "1", "1"],
        ["Wed, Mar 4, 2026", "1", "0", "0"],
    ]
    assert table(page, "first-contact") == [
        ["Miami", "1", "30 min", "30 min", "50%"],
        ["No preference", "0", "–", "–", "–"],
        ["All", "1", "30 min", "30 min", "50%"],
    ]
    assert table(page, "outcomes") == [["Completed: arranged or answered", "1", "100%"]]
    assert table(page, "by-location") == [["Miami", "1", "0", "1", "100%"]]
    assert table(page, "by-service") == [["First visit", "1", "0", "1", "100%"]]
    assert table(page, "by-language") == [["English", "1", "0", "1", "100%"]]
    assert table(page, "by-page") == [["/ketamine/", "1", "0", "1", "100%"]]
    assert table(page, "staff") == [["Sam Sample", "1", "1"]]


def test_the_page_names_no_patient(office: Client) -> None:
    a_busy_week()

    html = get(office).content.decode()

    assert [word for word in map(str, PERSONAL.values()) if word in html] == []
    assert AccessEvent.objects.count() == 0


def test_without_a_choice_the_last_30_days_are_shown(office: Client) -> None:
    page = get(office)

    days = [day for day, _ in page.context["numbers"].days]
    assert (days[0].isoformat(), days[-1].isoformat(), len(days)) == ("2026-02-03", "2026-03-04", 30)
    assert 'href="?first=2026-02-26&amp;last=2026-03-04"' in page.content.decode()
    assert [words for words, _, is_shown in page.context["quick"] if is_shown] == ["Last 30 days"]


def test_an_empty_range_is_said_in_words(office: Client) -> None:
    page = get(office, first="2020-01-01", last="2020-01-31")

    assert page.content.decode().count("Nothing in this range.") == len(TITLES)
    assert '<svg class="numbers' not in text_of(page)


@pytest.mark.parametrize(
    ("first", "last", "errors"),
    [
        ("yesterday", "2026-03-04", {"first": ["Enter a date such as 2026-03-31."]}),
        ("2026-03-04", "", {"last": ["Enter a date such as 2026-03-31."]}),
        ("2026-03-04", "2026-03-03", {"last": ["The last day must not be before the first."]}),
        ("2025-01-01", "2026-01-02", {"last": ["Choose 366 days at most."]}),
        ("0001-01-01", "2026-03-04", {"first": ["Choose a day from 2000-01-01 to 2027-03-05."]}),
        ("2026-03-04", "9999-12-31", {"last": ["Choose a day from 2000-01-01 to 2027-03-05."]}),
        ("<b>", "<script>", {name: ["Enter a date such as 2026-03-31."] for name in ("first", "last")}),
    ],
)
def test_days_that_cannot_be_are_refused_and_stay_as_they_were_typed(
    office: Client, first: str, last: str, errors: dict[str, list[str]]
) -> None:
    page = get(office, first=first, last=last)

    assert (page.status_code, page.context["form"].errors) == (422, errors)
    assert [page.context["form"][name].value() for name in ("first", "last")] == [first, last]
    assert "There is a problem" in page.content.decode()
    assert "<script>" not in page.content.decode().partition("<main")[2]
    assert "tables" not in page.context


def test_a_field_with_an_error_is_plain_text_so_that_the_typed_words_show(office: Client) -> None:
    html = text_of(get(office, first="yesterday", last="2026-03-04"))

    assert '<input type="text" name="first" value="yesterday"' in html
    assert '<input type="date" name="last" value="2026-03-04"' in html


def test_366_days_may_be_asked_for(office: Client) -> None:
    page = get(office, first="2024-01-01", last="2024-12-31")

    assert (page.status_code, page.context["numbers"].span.length) == (200, 366)


def test_a_table_is_downloaded_as_plain_values(office: Client, manager: User) -> None:
    a_busy_week()

    response = get(office, first="2026-03-03", last="2026-03-04", csv="first-contact")

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == (
        'attachment; filename="first-contact-2026-03-03-2026-03-04.csv"'
    )
    assert rows_of(response) == [
        ["location", "reached", "median_open_minutes", "p90_open_minutes", "share_in_time"],
        ["Miami", "1", "30.0", "30.0", "0.5"],
        ["No preference", "0", "", "", ""],
        ["All", "1", "30.0", "30.0", "0.5"],
    ]
    looks = AccessEvent.objects.values_list("user", "kind", "request")
    assert list(looks) == [(manager.pk, "export", None)]


@pytest.mark.parametrize("code", ["per-day", "open-by-age", "outcomes", "by-service", "by-language", "staff"])
def test_every_table_can_be_downloaded(office: Client, code: str) -> None:
    response = get(office, csv=code)

    assert (response.status_code, response["Content-Type"]) == (200, "text/csv; charset=utf-8")


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+1", "-1", "@sum", "\t=1", "\r=1"])
def test_a_name_that_is_a_formula_is_only_a_name_in_the_file(office: Client, name: str) -> None:
    make_request(assigned_to=make_staff(first_name=name, last_name=""), status="in_review")
    User.objects.filter(first_name=name).update(username=name)

    response = get(office, csv="staff")

    assert response.content.decode().count(f"'{name.strip()}") == 1
    assert [row[0][0] for row in rows_of(response)[1:]] == ["'"]


def test_an_unknown_table_is_not_found_and_nothing_is_recorded(office: Client) -> None:
    assert get(office, csv="patients").status_code == 404
    assert AccessEvent.objects.count() == 0


def test_the_front_desk_is_refused_and_sees_no_tab(desk: Client) -> None:
    make_request()

    assert get(desk).status_code == 403
    assert NUMBERS not in desk.get(QUEUE).content.decode()


def test_the_manager_finds_the_numbers_from_the_queue(office: Client) -> None:
    assert f'<a href="{NUMBERS}" >Numbers</a>' in text_of(office.get(QUEUE))


def test_the_permission_is_all_it_takes(desk: Client, front_desk: User) -> None:
    front_desk.user_permissions.add(Permission.objects.get(codename="view_numbers"))

    assert get(desk).status_code == 200


def test_a_stranger_is_led_to_the_sign_in_page(client: Client) -> None:
    response = get(client)

    assert (response.status_code, response.url) == (302, f"/staff/login/?next={NUMBERS}")


def test_the_numbers_are_only_read(office: Client) -> None:
    response = office.post(NUMBERS)

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_page_costs_the_same_for_one_request_and_for_three(
    office: Client, how_many: int, django_assert_num_queries: Callable
) -> None:
    for number in range(how_many):
        place = make_location(f"Place {number}")
        staff = make_staff(Role.CLINICIAN)
        visit = book(make_resource(location=place), request=make_request(location=place))
        Appointment.objects.filter(pk=visit.pk).update(starts_at=NOON)
        make_request(location=place, assigned_to=staff, status="in_review", first_contact_at=NOON)
    get(office)

    with django_assert_num_queries(13):
        page = get(office)

    assert len(table(page, "by-location")) == len(table(page, "staff")) == how_many
