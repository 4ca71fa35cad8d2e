"""The forms for who can be booked when, and for what: they ask before anybody is left outside."""

from datetime import time, timedelta

import pytest
import time_machine
from django.test import Client

from appointments.models import AvailabilityRule, Closure, ServiceType
from clinic.models import Location
from tests.appointments.calendar import MONDAY_9, book, make_resource
from tests.appointments.calendar_admin.posting import decided, hours_posted, page_of
from tests.appointments.factories import NOON, make_location

pytestmark = pytest.mark.django_db
ADD = "/staff/appointments/closure/add/"
CLOSURES = "/staff/appointments/closure/"
MONDAY = {"first_on": "2026-03-09", "last_on": "2026-03-09", "reason": "Training"}


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


def test_narrower_hours_ask_about_what_they_leave_outside(manager: Client):
    resource = make_resource()
    late = book(resource, MONDAY_9 + timedelta(hours=7))
    book(resource, MONDAY_9)

    page = manager.post(page_of(resource), hours_posted(resource, until="16:00"))
    assert [row.affected.appointment for row in page.context["rows"]] == [late]
    assert set(AvailabilityRule.objects.values_list("ends_at", flat=True)) == {time(17)}

    manager.post(page_of(resource), hours_posted(resource, until="16:00") | decided(late, "cancel"))
    assert set(AvailabilityRule.objects.values_list("ends_at", flat=True)) == {time(16)}


def test_a_resource_out_of_use_asks_about_everything_ahead(manager: Client):
    resource = make_resource()
    booked = book(resource)

    page = manager.post(page_of(resource), hours_posted(resource, is_active=""))

    assert [row.affected.appointment for row in page.context["rows"]] == [booked]
    resource.refresh_from_db()
    assert resource.is_active


def test_a_new_calendar_is_made_with_its_hours(manager: Client):
    location = make_location()
    posted = {
        "name": "Room 2",
        "location": location.pk,
        "position": "0",
        "is_active": "on",
        "availability-TOTAL_FORMS": 1,
        "availability-INITIAL_FORMS": 0,
        "availability-0-weekday": 0,
        "availability-0-starts_at": "09:00",
        "availability-0-ends_at": "12:00",
        "availability-0-valid_from": "2026-01-01",
    }

    response = manager.post("/staff/appointments/resource/add/", posted)

    assert response.url == "/staff/appointments/resource/"
    rule = AvailabilityRule.objects.get()
    assert (rule.resource.name, rule.resource.location, str(rule)) == (
        "Room 2",
        location,
        "Monday 09:00 to 12:00",
    )


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"availability-0-ends_at": "08:00"}, "The end must be after the start."),
        ({"availability-0-starts_at": "09:02"}, "Enter a time in steps of 5 minutes."),
        ({"availability-0-valid_until": "2019-01-01"}, "The last day must not be before the first."),
    ],
)
def test_hours_that_cannot_be_come_back_with_the_reason(manager: Client, changes: dict, error: str):
    resource = make_resource()

    page = manager.post(page_of(resource), hours_posted(resource) | changes)

    assert error in page.content.decode()


def test_place_and_person_of_a_calendar_stay_as_they_are(manager: Client):
    resource, elsewhere = make_resource(location=make_location()), make_location("Orlando")

    manager.post(page_of(resource), hours_posted(resource, location=str(elsewhere.pk)))

    resource.refresh_from_db()
    assert resource.location.name == "Miami"


def test_a_location_that_closes_or_changes_its_clock_asks_as_well(manager: Client):
    resource = make_resource()
    booked = book(resource, MONDAY_9 + timedelta(hours=7))
    place: Location = resource.location
    names = ("name", "street", "city", "state", "postal_code", "phone", "time_zone", "position")
    posted = {name: getattr(place, name) for name in names}
    posted |= {"opening_hours-TOTAL_FORMS": 0, "opening_hours-INITIAL_FORMS": 0}
    page = f"/staff/clinic/location/{place.pk}/change/"

    closed = manager.post(page, posted)
    earlier = manager.post(page, posted | {"is_active": "on", "time_zone": "America/Chicago"})
    same = manager.post(page, posted | {"is_active": "on"})

    assert [row.affected.appointment for row in closed.context["rows"]] == [booked]
    assert earlier.status_code == 302  # 16:00 in Miami is 15:00 in Chicago, still within the hours.
    assert same.status_code == 302


def test_a_clinician_who_leaves_asks_as_well(manager: Client):
    resource = make_resource()
    booked = book(resource)
    posted = {"name": resource.clinician.name, "languages": "English"}

    page = manager.post(f"/staff/clinic/clinician/{resource.clinician_id}/change/", posted)

    assert [row.affected.appointment for row in page.context["rows"]] == [booked]


def test_the_front_desk_sees_the_calendars_lists_and_changes_nothing(desk: Client, stranger: Client):
    resource = make_resource()
    pages = [CLOSURES, "/staff/appointments/resource/", "/staff/appointments/servicetype/", page_of(resource)]

    assert [desk.get(page).status_code for page in pages] == [200] * 4
    assert desk.post(ADD, MONDAY).status_code == 403
    assert desk.post(page_of(resource), hours_posted(resource)).status_code == 403
    assert [stranger.get(page).status_code for page in pages] == [403] * 4
    assert not Closure.objects.exists()


def test_a_service_is_added_and_its_minutes_are_checked(manager: Client):
    usual = {
        "name": "Follow-up",
        "code": "follow-up",
        "position": 0,
        "minutes": 20,
        "buffer_before": 0,
        "buffer_after": 0,
        "start_every": 20,
        "notice": 1440,
        "horizon_days": 60,
        "change_notice": 1440,
        "is_offered": "on",
    }
    add = "/staff/appointments/servicetype/add/"

    assert "Enter a multiple of 5 minutes." in manager.post(add, usual | {"minutes": 22}).content.decode()
    assert manager.post(add, usual).url == "/staff/appointments/servicetype/"

    assert ServiceType.objects.get().minutes == 20
