"""A clinician's calendar by a secret address, read by a parser that shares no code with the writer."""

from collections.abc import Callable
from datetime import UTC, timedelta

import pytest
import time_machine
from django.test import Client
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream

from appointments.actions.booking import ask_for_held_time, cancel_appointment, move_appointment
from appointments.actions.feeds import make_feed
from appointments.enums import CancelReason
from appointments.models import Actor, CalendarFeed, Resource
from tests.appointments.calendar import MONDAY_9, book, hold, make_resource, offer
from tests.appointments.factories import NOON, PERSONAL, make_location, make_request, make_staff

pytestmark = pytest.mark.django_db
PAGE = "/staff/appointments/calendar/feed/{}/"


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


def address_of(resource: Resource) -> str:
    by = Actor.staff(make_staff())
    return make_feed(clinician=resource.clinician, by=by, now=NOON)


def path_of(address: str) -> str:
    return "/calendar/" + address.rsplit("/calendar/", 1)[1]


def read(address: str) -> Calendar:
    response = Client().get(path_of(address))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return IcsCalendarStream.calendar_from_ics(response.content.decode())


def test_feed_tells_when_and_where_and_nothing_else():
    resource = make_resource()
    request = make_request(**PERSONAL)
    booked = book(resource, request=request)
    address = address_of(resource)

    (event,) = read(address).events
    text = Client().get(path_of(address)).content.decode()

    assert (event.summary, event.status, event.sequence) == ("Appointment", "CONFIRMED", 0)
    assert (event.dtstart, event.dtend) == (MONDAY_9.astimezone(UTC), MONDAY_9 + timedelta(hours=1))
    assert event.location == "Miami, 1 Way, Miami, FL 33101"
    assert event.uid == str(booked.calendar_uid)
    told = [str(value) for value in (*PERSONAL.values(), request.reference, booked.service.name)]
    assert [word for word in told if word in text] == []


def test_what_is_asked_for_is_tentative_and_holds_and_offers_are_left_out():
    resource = make_resource()
    asked = hold(resource, request=make_request())
    ask_for_held_time(appointment=asked, book_at_once=False, by=Actor.PATIENT, now=NOON)
    hold(resource, MONDAY_9 + timedelta(hours=2))
    offer(resource, MONDAY_9 + timedelta(hours=4))

    events = read(address_of(resource)).events

    assert [(event.summary, event.status) for event in events] == [("Asked for", "TENTATIVE")]


def test_a_moved_time_keeps_its_uid_and_a_cancelled_one_is_gone():
    resource = make_resource()
    moved, cancelled = book(resource), book(resource, MONDAY_9 + timedelta(hours=2))
    by = Actor.staff(make_staff())
    later = MONDAY_9 + timedelta(days=1)
    move_appointment(appointment=moved, resource=resource, starts_at=later, by=by, now=NOON)
    cancel_appointment(appointment=cancelled, reason=CancelReason.CLINIC, by=by, now=NOON)

    events = read(address_of(resource)).events

    assert [(event.uid, event.sequence, event.dtstart) for event in events] == [
        (str(moved.calendar_uid), 1, later)
    ]


def test_every_location_of_the_clinician_is_in_it_and_nobody_elses():
    here = make_resource()
    there = make_resource(clinician=here.clinician, location=make_location("Orlando"))
    book(here)
    book(there, MONDAY_9 + timedelta(hours=3))
    book(make_resource())

    events = read(address_of(here)).events

    assert [event.location.split(",")[0] for event in events] == ["Miami", "Orlando"]


def test_feed_reaches_180_days_ahead_and_30_back():
    resource = make_resource()
    last = book(resource, MONDAY_9.replace(month=8, day=31, hour=13))
    book(resource, MONDAY_9.replace(month=9, day=1, hour=13))
    address = address_of(resource)
    assert [event.uid for event in read(address).events] == [str(last.calendar_uid)]

    with time_machine.travel(last.starts_at + timedelta(days=31), tick=False):
        assert len(read(address).events) == 1


def test_feed_is_kept_nowhere_and_only_read():
    path = path_of(address_of(make_resource()))

    response = Client().get(path)

    assert "no-store" in response["Cache-Control"]
    assert Client().head(path).status_code == 200
    assert [getattr(Client(), verb)(path).status_code for verb in ("post", "put", "delete")] == [405] * 3


@pytest.mark.parametrize("token", ["nothing", "x" * 500, "é"])
def test_an_unknown_address_is_not_found(token: str):
    address_of(make_resource())

    assert Client().get(f"/calendar/{token}.ics").status_code == 404


def test_a_clinician_who_left_has_no_feed_any_more():
    resource = make_resource()
    path = path_of(address_of(resource))
    assert Client().get(path).status_code == 200

    resource.clinician.is_active = False
    resource.clinician.save()

    assert Client().get(path).status_code == 404


@pytest.mark.parametrize("how_many", [1, 3])
def test_feed_costs_two_queries(how_many: int, django_assert_num_queries: Callable):
    resource = make_resource()
    for number in range(how_many):
        book(resource, MONDAY_9 + timedelta(hours=number))
    path = path_of(address_of(resource))
    Client().get(path)

    with django_assert_num_queries(2):
        response = Client().get(path)

    assert response.content.count(b"BEGIN:VEVENT") == how_many


def test_address_is_shown_once_renewed_and_revoked(manager: Client):
    page = PAGE.format(make_resource().clinician_id)
    assert "There is no address yet." in manager.get(page).content.decode()

    first = manager.post(page, {"do": "make"})
    assert "no-store" in first["Cache-Control"]
    assert Client().get(path_of(first.context["address"])).status_code == 200
    assert first.context["address"] in first.content.decode()
    assert "cannot be shown again" in manager.get(page).content.decode()

    second = manager.post(page, {"do": "make"})
    assert Client().get(path_of(first.context["address"])).status_code == 404
    assert Client().get(path_of(second.context["address"])).status_code == 200

    assert manager.post(page, {"do": "revoke"}).url == page
    assert Client().get(path_of(second.context["address"])).status_code == 404
    assert not CalendarFeed.objects.exists()


def test_looking_at_the_page_makes_no_address(manager: Client):
    manager.get(PAGE.format(make_resource().clinician_id))

    assert not CalendarFeed.objects.exists()


def test_address_is_made_by_those_who_may_alone(desk: Client, manager: Client):
    page = PAGE.format(make_resource().clinician_id)

    assert [desk.get(page).status_code, desk.post(page, {"do": "make"}).status_code] == [403, 403]
    assert Client().post(page, {"do": "make"}).status_code == 302
    assert manager.put(page).status_code == 405
    assert manager.post(page, {"do": "nonsense"}).status_code == 400
    assert manager.post(PAGE.format(0), {"do": "make"}).status_code == 404
    assert not CalendarFeed.objects.exists()
