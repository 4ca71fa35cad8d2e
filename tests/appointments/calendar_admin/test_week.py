"""The calendar of a week, and the sheet of a day."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.test import Client

from appointments.models import AccessEvent, Closure, Resource
from clinic.models import Location
from tests.appointments.admin.conftest import signed_in
from tests.appointments.calendar import MONDAY_9, book, hold, make_resource, offer
from tests.appointments.factories import NOON, make_location, make_request, make_staff

pytestmark = pytest.mark.django_db
WEEK, DAY = "/staff/appointments/calendar/week/", "/staff/appointments/calendar/day/"
NEXT_WEEK = {"week": "2026-W11"}
MONDAY = {"day": "2026-03-09"}


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


def cell_of(page: object, resource: Resource, day: date) -> object:
    rows = {one.pk: cells for one, cells in page.context["rows"]}
    return next(cell for cell in rows[resource.pk] if cell.day == day)


def told(page: object) -> str:
    return " ".join(page.content.decode().split())


def test_week_shows_who_is_on_it_when_for_what_and_in_which_state(desk: Client):
    resource = make_resource()
    request = make_request(first_name="Marisol", last_name="Quintanilla")
    book(resource, request=request)

    page = desk.get(WEEK, NEXT_WEEK)

    text = told(page)
    assert f'/staff/appointments/appointmentrequest/{request.pk}/change/" >Marisol Quintanilla</a>' in text
    assert "9:00 a.m. to 10:00 a.m." in text
    assert 'chip--done">Booked</span>' in text
    assert '<th scope="row">' in text
    assert "Appointments at Miami, March 9 to March 15, 2026" in text


def test_hours_and_closures_stand_on_their_days(desk: Client):
    resource = make_resource()
    tuesday, wednesday = date(2026, 3, 10), date(2026, 3, 11)
    Closure.objects.create(first_on=tuesday, last_on=tuesday, reason="Training")
    Closure.objects.create(
        resource=resource,
        is_open=True,
        first_on=wednesday,
        last_on=wednesday,
        starts_at=time(17),
        ends_at=time(19),
    )

    page = desk.get(WEEK, NEXT_WEEK)

    assert [len(cell.hours) for _, cells in page.context["rows"] for cell in cells] == [1, 0, 1, 1, 1]
    assert "Closed: Training" in told(page)
    assert "Extra time 5:00 p.m. to 7:00 p.m." in told(page)
    assert f"{cell_of(page, resource, wednesday).hours[0][1]:%H:%M}" == "19:00"


def test_an_empty_weekend_takes_no_room_and_a_worked_one_does(desk: Client):
    resource = make_resource()
    assert len(desk.get(WEEK, NEXT_WEEK).context["days"]) == 5

    saturday = date(2026, 3, 14)
    Closure.objects.create(
        resource=resource,
        is_open=True,
        first_on=saturday,
        last_on=saturday,
        starts_at=time(9),
        ends_at=time(12),
    )

    assert len(desk.get(WEEK, NEXT_WEEK).context["days"]) == 6


def test_holds_and_offers_are_told_apart_and_a_draft_has_no_name(desk: Client):
    resource = make_resource()
    hold(resource, MONDAY_9)
    offer(resource, MONDAY_9 + timedelta(hours=2), request=make_request(first_name="Offa"))

    visits = cell_of(page := desk.get(WEEK, NEXT_WEEK), resource, date(2026, 3, 9)).visits

    assert [visit.status for visit in visits] == ["Held", "Offered"]
    assert "A patient is choosing" in told(page)
    assert "Ada Sample" not in told(page)
    assert "Offa" in told(page)


def test_what_was_given_up_or_has_lapsed_is_not_shown(desk: Client):
    resource = make_resource()
    hold(resource, now=NOON - timedelta(hours=1))
    book(resource, MONDAY_9 + timedelta(hours=3))

    visits = cell_of(desk.get(WEEK, NEXT_WEEK), resource, date(2026, 3, 9)).visits

    assert [visit.status for visit in visits] == ["Booked"]


def test_times_follow_the_clock_of_the_location(desk: Client):
    pensacola = make_location("Pensacola", time_zone="America/Chicago")
    book(make_resource(location=pensacola), MONDAY_9 + timedelta(hours=1))

    text = told(desk.get(WEEK, NEXT_WEEK | {"location": pensacola.pk}))

    assert "9:00 a.m. to 10:00 a.m." in text
    assert "Central Time" in text


def test_one_calendar_can_be_looked_at_alone_and_the_links_keep_it(desk: Client):
    chosen, _ = make_resource(), make_resource()

    page = desk.get(WEEK, NEXT_WEEK | {"resource": chosen.pk})

    assert [resource for resource, _ in page.context["rows"]] == [chosen]
    location = chosen.location_id
    assert page.context["before_url"] == f"{WEEK}?location={location}&week=2026-W10&resource={chosen.pk}"
    assert page.context["after_url"] == f"{WEEK}?location={location}&week=2026-W12&resource={chosen.pk}"


def test_a_calendar_of_another_location_falls_back_to_everyones(desk: Client):
    here = make_resource(location=make_location("Miami"))
    there = make_resource(location=make_location("Orlando"))

    page = desk.get(WEEK, {"location": here.location_id, "resource": there.pk})

    assert [resource for resource, _ in page.context["rows"]] == [here]


def test_year_with_53_weeks_leads_on_to_the_first(desk: Client):
    make_resource()

    page = desk.get(WEEK, {"week": "2026-W53"})

    assert "week=2027-W01" in page.context["after_url"]


@pytest.mark.parametrize("week", ["2026-W54", "2026-10", "1999-W10", "9999-W10", "W", "2026-W00", "٢٠٢٦-W10"])
def test_a_week_that_is_none_is_not_found(desk: Client, week: str):
    make_resource()

    assert desk.get(WEEK, {"week": week}).status_code == 404


@pytest.mark.parametrize("day", ["2026-02-30", "20260309", "9999-12-31", "x", "1990-01-01"])
def test_a_day_that_is_none_is_not_found(desk: Client, day: str):
    make_resource()

    assert desk.get(DAY, {"day": day}).status_code == 404


@pytest.mark.parametrize("path", [WEEK, DAY])
@pytest.mark.parametrize("location", ["0", "x", "99999999999999999999"])
def test_a_location_that_is_none_is_not_found(desk: Client, path: str, location: str):
    make_resource()

    assert desk.get(path, {"location": location}).status_code == 404


@pytest.mark.parametrize("path", [WEEK, DAY])
def test_calendar_is_for_those_who_may_see_it(stranger: Client, path: str):
    make_resource()

    assert stranger.get(path).status_code == 403
    assert Client().get(path).url == f"/staff/login/?next={path}"


@pytest.mark.parametrize("path", [WEEK, DAY])
def test_calendar_is_only_read(desk: Client, path: str):
    make_resource()

    assert desk.post(path).status_code == 405


@pytest.mark.parametrize("path", [WEEK, DAY])
def test_calendar_is_kept_nowhere(desk: Client, path: str):
    make_resource()

    assert "no-store" in desk.get(path)["Cache-Control"]


@pytest.mark.parametrize(("path", "kind"), [(WEEK, "list"), (DAY, "print")])
def test_who_looked_is_recorded(desk: Client, path: str, kind: str):
    make_resource()

    desk.get(path)

    assert list(AccessEvent.objects.values_list("kind", "privacy_class")) == [(kind, "contact")]


@pytest.mark.parametrize("path", [WEEK, DAY])
def test_names_are_for_those_who_see_requests(path: str):
    book(make_resource(), request=make_request(first_name="Marisol"))
    viewer = make_staff(None, is_staff=True)
    viewer.user_permissions.add(Permission.objects.get(codename="view_resource"))
    query = NEXT_WEEK | MONDAY
    assert "Marisol" in told(signed_in(make_staff()).get(path, query))
    before = AccessEvent.objects.count()

    text = told(signed_in(viewer).get(path, query))

    assert "Marisol" not in text
    assert "A patient" in text
    assert AccessEvent.objects.count() == before


@pytest.mark.parametrize(("path", "queries"), [(WEEK, 11), (DAY, 8)])
@pytest.mark.parametrize("how_many", [1, 3])
def test_calendar_costs_the_same_for_one_appointment_and_for_three(
    desk: Client, how_many: int, path: str, queries: int, django_assert_num_queries: Callable
):
    for number in range(how_many):
        book(make_resource(location=Location.objects.first()), MONDAY_9 + timedelta(hours=number))
    query = NEXT_WEEK | MONDAY
    desk.get(path, query)

    with django_assert_num_queries(queries):
        page = desk.get(path, query)

    assert told(page).count("Ada Sample") == how_many


def test_day_sheet_lists_the_day_in_order_with_who_what_with_whom_and_status(desk: Client):
    resource = make_resource(name="Dr. One")
    book(resource, MONDAY_9 + timedelta(hours=2), request=make_request(first_name="Second"))
    book(resource, MONDAY_9, request=make_request(first_name="First"))
    book(resource, MONDAY_9 + timedelta(days=1), request=make_request(first_name="Elsewhen"))

    page = desk.get(DAY, MONDAY)

    text = told(page)
    assert [visit.appointment.request.first_name for visit in page.context["visits"]] == ["First", "Second"]
    assert "Monday, March 9, 2026" in text
    assert "(305) 555-0123" in text
    assert '<td data-label="With">Dr. One</td>' in text
    assert "Elsewhen" not in text


def test_a_day_with_nobody_says_so(desk: Client):
    make_resource()

    assert "Nobody is on the calendar this day" in told(desk.get(DAY, MONDAY))


def test_before_there_is_any_calendar_the_week_says_what_to_do(desk: Client):
    make_location()

    assert "No calendar here yet" in told(desk.get(WEEK))
