"""The closures at /staff/: nothing is saved while somebody would lose a time unnoticed."""

from datetime import date, time, timedelta

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.test import Client

from appointments.models import (
    AccessEvent,
    Appointment,
    Closure,
    OutboundMessage,
)
from tests.appointments.calendar import MONDAY_9, book, hold, make_resource, offer
from tests.appointments.calendar_admin.posting import decided
from tests.appointments.factories import NOON, make_location, make_request

pytestmark = pytest.mark.django_db
ADD = "/staff/appointments/closure/add/"
CLOSURES = "/staff/appointments/closure/"
MONDAY = {"first_on": "2026-03-09", "last_on": "2026-03-09", "reason": "Training"}


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


def test_a_closure_with_nobody_on_it_is_saved_at_once(manager: Client):
    make_resource()

    response = manager.post(ADD, MONDAY | {"_save": "Save"})

    assert response.url == CLOSURES
    assert Closure.objects.values_list("reason", "first_on", "location", "resource").get() == (
        "Training",
        date(2026, 3, 9),
        None,
        None,
    )


def test_a_closure_lists_who_is_on_it_and_is_not_saved(manager: Client):
    booked = book(make_resource(), request=make_request(first_name="Marisol"))

    page = manager.post(ADD, MONDAY | {"_save": "Save"})

    text = page.content.decode()
    assert page.status_code == 200
    assert [row.affected.appointment for row in page.context["rows"]] == [booked]
    assert "Marisol Sample" in text
    assert "Nothing is saved yet." in text
    assert '<input type="hidden" name="reason" value="Training">' in text
    assert '<input type="hidden" name="_save" value="Save">' in text
    assert "was added successfully" not in text
    assert (Closure.objects.count(), LogEntry.objects.count()) == (0, 0)
    assert AccessEvent.objects.filter(kind="list").count() == 1


@pytest.mark.parametrize(
    ("choice", "more", "status", "done"),
    [
        ("cancel", {}, "cancelled", "1 appointment was cancelled."),
        ("keep", {"reason": "comes in"}, "booked", "1 appointment was kept outside of the hours."),
    ],
)
def test_closure_is_saved_with_what_was_decided(
    manager: Client, choice: str, more: dict, status: str, done: str
):
    booked = book(make_resource())

    page = manager.post(ADD, MONDAY | decided(booked, choice, **more), follow=True)

    booked.refresh_from_db()
    assert (booked.status, Closure.objects.count()) == (status, 1)
    assert done in page.content.decode()


def test_an_appointment_is_moved_to_a_time_of_the_list(manager: Client):
    booked = book(make_resource())
    form = manager.post(ADD, MONDAY).context["rows"][0].form
    day, times = form.fields["time"].widget.choices[1]
    code, label = times[0]
    assert (day, label) == ("Tuesday, March 10", "9:00 am, Sample Clinician 1")

    manager.post(ADD, MONDAY | decided(booked, "move", time=code))

    moved = Appointment.objects.get(replaces=booked)
    assert (moved.starts_at, moved.status) == (MONDAY_9 + timedelta(days=1), "booked")


@pytest.mark.parametrize(
    ("choice", "more", "error"),
    [
        ("", {}, "Choose what becomes of this appointment."),
        ("keep", {}, "Say why it may stay, so that colleagues know."),
        ("keep", {"reason": "x" * 201}, "Ensure this value has at most 200 characters (it has 201)."),
        ("move", {}, "Choose the time that it moves to."),
        ("move", {"time": "1-x"}, "Choose the time that it moves to."),
        ("move", {"time": "999-5910000"}, "That time is not free any more. Choose another one."),
        ("burn", {}, "Select a valid choice. burn is not one of the available choices."),
    ],
)
def test_a_decision_that_is_not_whole_comes_back_with_what_is_missing(
    manager: Client, choice: str, more: dict, error: str
):
    booked = book(make_resource())

    page = manager.post(ADD, MONDAY | decided(booked, choice, **more))

    assert page.status_code == 422
    assert error in page.content.decode()
    assert not Closure.objects.exists()


def test_a_time_that_was_taken_meanwhile_comes_back_with_the_reason(manager: Client):
    resource = make_resource()
    booked = book(resource)
    code = manager.post(ADD, MONDAY).context["rows"][0].affected.free[0].code
    book(resource, MONDAY_9 + timedelta(days=1))

    page = manager.post(ADD, MONDAY | decided(booked, "move", time=code))

    assert page.status_code == 422
    assert "That time has just been taken. Please choose another one." in page.content.decode()


def test_one_booked_meanwhile_is_marked_as_new_and_nothing_is_saved(manager: Client):
    resource = make_resource()
    first = book(resource)
    manager.post(ADD, MONDAY)
    book(resource, MONDAY_9 + timedelta(hours=2))

    page = manager.post(ADD, MONDAY | decided(first, "cancel"))

    assert page.status_code == 409
    assert [row.is_new for row in page.context["rows"]] == [False, True]
    assert "The calendar changed meanwhile" in page.content.decode()
    first.refresh_from_db()
    assert first.status == "booked"


def test_one_that_changed_meanwhile_is_asked_about_anew(manager: Client):
    booked = book(make_resource())
    old = decided(booked, "cancel")
    Appointment.objects.filter(pk=booked.pk).update(version=7)

    page = manager.post(ADD, MONDAY | old)

    assert page.status_code == 409
    assert page.context["rows"][0].form["version"].value() == 7


def test_times_that_patients_hold_are_given_up_and_told(manager: Client):
    held = hold(make_resource())

    page = manager.post(ADD, MONDAY, follow=True)

    held.refresh_from_db()
    assert (held.status, held.cancel_reason) == ("cancelled", "closure")
    assert "1 time that a patient was holding was given up." in page.content.decode()


def test_an_offer_is_called_one_and_its_patient_is_not_written_to(manager: Client):
    request = make_request()
    first, second = offer(make_resource(), request=request)
    before = OutboundMessage.objects.filter(kind="appointment_cancelled").count()

    page = manager.post(ADD, MONDAY)
    assert [row.status for row in page.context["rows"]] == ["Offered", "Offered"]
    assert "Offered, not answered: no message." in page.content.decode()

    answers = decided(first, "cancel") | decided(second, "cancel")
    manager.post(ADD, MONDAY | answers | {"visit": [first.pk, second.pk]})

    request.refresh_from_db()
    assert request.status == "in_review"
    assert OutboundMessage.objects.filter(kind="appointment_cancelled").count() == before == 0


def test_a_closure_of_one_location_leaves_the_others_alone(manager: Client):
    here = make_resource(location=make_location("Miami"))
    book(make_resource(location=make_location("Orlando")))

    response = manager.post(ADD, MONDAY | {"location": here.location_id})

    assert response.status_code == 302


def test_taking_extra_time_away_asks_as_well(manager: Client):
    resource = make_resource()
    saturday = date(2026, 3, 14)
    extra = Closure.objects.create(
        resource=resource,
        is_open=True,
        first_on=saturday,
        last_on=saturday,
        starts_at=time(9),
        ends_at=time(12),
    )
    booked = book(resource, MONDAY_9 + timedelta(days=5))
    delete = f"{CLOSURES}{extra.pk}/delete/"

    page = manager.post(delete, {"post": "yes"})
    assert [row.affected.appointment for row in page.context["rows"]] == [booked]
    assert Closure.objects.exists()
    assert not LogEntry.objects.exists()

    assert manager.post(delete, {"post": "yes"} | decided(booked, "cancel")).url == CLOSURES
    assert not Closure.objects.exists()


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"last_on": "2026-03-08"}, "The last day must not be before the first."),
        ({"starts_at": "09:00"}, "Give both times, the end after the start, or neither."),
        ({"starts_at": "09:01", "ends_at": "10:00"}, "Enter a time in steps of 5 minutes."),
        ({"is_open": "on"}, "Extra time needs a clinician or room, and its hours."),
    ],
)
def test_a_closure_that_cannot_be_comes_back_with_the_reason(manager: Client, changes: dict, error: str):
    page = manager.post(ADD, MONDAY | changes)

    assert error in page.content.decode()
    assert not Closure.objects.exists()


def test_a_calendar_and_a_location_that_do_not_belong_together_are_refused(manager: Client):
    resource, elsewhere = make_resource(location=make_location()), make_location("Orlando")

    page = manager.post(ADD, MONDAY | {"resource": resource.pk, "location": elsewhere.pk})

    assert "This calendar belongs to Miami. Choose that location, or none." in page.content.decode()
