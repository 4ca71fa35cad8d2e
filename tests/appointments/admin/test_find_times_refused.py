"""What the page that finds a time refuses, and how it says so."""

from collections.abc import Iterator

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.test import Client

from appointments.actions.booking import book_time
from appointments.actions.triage import claim_request
from appointments.models import (
    Actor,
    Appointment,
    AppointmentRequest,
)
from clinic.roles import Role
from tests.appointments.admin.conftest import signed_in
from tests.appointments.admin.finding import HOUR, code, errors, post, statuses, text_of, url_of, ways
from tests.appointments.calendar import MONDAY_9, book, make_resource, make_service
from tests.appointments.factories import NOON, make_location, make_request, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _at_noon() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


def test_times_that_overlap_each_other_are_not_offered_together(desk: Client) -> None:
    resource, request = make_resource(), make_request()
    same_person = make_resource(location=make_location("Orlando"), clinician=resource.clinician)
    half_past = MONDAY_9 + HOUR / 2

    pages = [
        post(desk, request, "offer", code(resource), code(other, half_past))
        for other in (resource, same_person)
    ]
    apart = post(desk, request, "offer", code(resource), code(same_person, MONDAY_9 + HOUR))

    words = ["Two of these times overlap. Choose times that lie apart"]
    assert [(page.status_code, errors(page)) for page in pages] == [(422, words)] * 2
    assert apart.status_code == 302


def test_a_time_that_was_taken_meanwhile_answers_with_a_fresh_list_and_keeps_the_rest(desk: Client) -> None:
    resource, request = make_resource(), make_request()
    taken, free = code(resource), code(resource, MONDAY_9 + 2 * HOUR)
    asked = {"first_on": "2026-03-09"}
    assert f'value="{taken}"' in desk.get(url_of(request), asked).content.decode()
    book(resource)

    version = AppointmentRequest.objects.get(pk=request.pk).version
    response = desk.post(
        f"{url_of(request)}?first_on=2026-03-09",
        {"version": version, "way": "offer", "times": [free, taken]},
    )

    html = text_of(response)
    assert response.status_code == 409
    assert errors(response) == ["That time has just been taken. The free times below are up to date."]
    assert "Not free any more: Mon, Mar 9, 9:00 AM" in html
    assert f'value="{taken}"' not in html
    assert f'value="{free}" checked' in html
    assert request.appointments.count() == 0
    assert response.context["version"] == version


def test_somebody_was_faster_keeps_what_was_chosen_and_says_what_happened(desk: Client) -> None:
    resource, request = make_resource(), make_request()
    other = make_staff(Role.CLINICIAN, first_name="Casey", last_name="Sample")
    seen = request.version
    claim_request(request=request, by=Actor.staff(other), now=NOON)

    response = post(desk, request, "book", code(resource), version=seen)

    html = text_of(response)
    assert response.status_code == 409
    assert "Claimed by Casey Sample" in html
    assert f'name="version" value="{request.version}"' in html
    assert Appointment.objects.count() == 0


def test_two_people_book_for_the_same_request_and_one_is_told(desk: Client) -> None:
    resource, request = make_resource(), make_request()
    seen = request.version
    book_time(
        request=request,
        service=make_service(),
        resource=resource,
        starts_at=MONDAY_9,
        by=Actor.staff(make_staff()),
        now=NOON,
    )

    response = post(desk, request, "book", code(resource, MONDAY_9 + 3 * HOUR), version=seen)

    assert response.status_code == 409
    assert ways(response) == ["offer", "move"]
    assert statuses() == [("booked", MONDAY_9)]


@pytest.mark.parametrize(
    ("way", "codes", "typed", "messages"),
    [
        ("offer", 0, {}, ["Choose one to three times to offer. You chose 0"]),
        ("offer", 4, {}, ["Choose one to three times to offer. You chose 4"]),
        ("book", 0, {}, ["Choose one time. You chose 0"]),
        ("book", 2, {}, ["Choose one time. You chose 2"]),
        ("move", 1, {}, ["That is not possible for this request and this visit as they stand now."]),
        ("waitlist", 1, {}, ["That is not possible for this request and this visit as they stand now."]),
        ("", 1, {}, ["Choose what to do with the time"]),
        ("burn", 1, {}, ["Choose what to do"]),
        ("book", 0, {"day": "2026-03-09"}, ["Choose with whom", "Enter the time"]),
        ("book", 0, {"at": "10:00", "resource": "x"}, ["Choose with whom"]),
        (
            "book",
            0,
            {"day": "yesterday", "at": "10:00"},
            ["Enter the date as year, month and day, like 2026-03-09"],
        ),
        ("book", 0, {"day": "0001-01-01", "at": "10:00"}, ["Enter a date within the next two years"]),
        ("book", 0, {"day": "9999-12-31", "at": "10:00"}, ["Enter a date within the next two years"]),
        ("book", 0, {"day": "2026-03-09", "at": "25:00"}, ["Enter a time like 2:30 pm"]),
        (
            "book",
            0,
            {"day": "2026-03-09", "at": "10:03"},
            ["Enter a time in steps of five minutes, like 2:30 pm"],
        ),
        (
            "book",
            0,
            {"day": "2026-03-08", "at": "02:30"},
            ["The clock is set forward then: that time does not exist on this day"],
        ),
        ("book", 1, {"override_reason": "x" * 201}, ["Shorten the reason to 200 characters or fewer"]),
        ("book", 1, {"version": "x"}, ["Enter a whole number."]),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(
    desk: Client, way: str, codes: int, typed: dict, messages: list[str]
) -> None:
    resource, request = make_resource(), make_request()
    chosen = [code(resource, MONDAY_9 + number * HOUR) for number in range(codes)]
    if {"day", "at"} <= set(typed):
        typed = {"resource": resource.pk} | typed

    response = post(desk, request, way, *chosen, **typed)

    assert response.status_code == 422
    assert errors(response) == messages
    assert (Appointment.objects.count(), AppointmentRequest.objects.get().version) == (0, request.version)


@pytest.mark.parametrize("posted", ["", "x", "1-2-3", "\u00b2-1", "999999999-1", "1-99999999", "-", "1-"])
def test_a_code_of_no_time_is_refused(desk: Client, posted: str) -> None:
    make_resource()

    response = post(desk, make_request(), "book", posted)

    assert (response.status_code, errors(response)) == (
        422,
        ["That time is not offered any more. Choose another one"],
    )


def test_a_past_time_is_refused(desk: Client) -> None:
    resource = make_resource()

    response = post(desk, make_request(), "book", code(resource, NOON - HOUR))

    assert (response.status_code, errors(response)) == (
        409,
        ["That time has passed. Please choose a later one."],
    )


def test_without_any_visit_on_offer_the_page_says_so(desk: Client) -> None:
    request = make_request()

    page, pressed = desk.get(url_of(request)), post(desk, request, "book", "1-1")

    assert "Nothing is free with this choice." in text_of(page)
    assert "Nothing can be booked for this request as it stands." in text_of(page)
    assert pressed.status_code == 422


def test_strangers_readers_and_marketing_neither_see_nor_book(client: Client) -> None:
    resource, request = make_resource(), make_request()
    reader = make_staff(None, is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_appointmentrequest"))
    people = [client, signed_in(reader), signed_in(make_staff(Role.MARKETING))]

    seen = [who.get(url_of(request)).status_code for who in people]
    pressed = [post(who, request, "book", code(resource)).status_code for who in people]
    other = signed_in(make_staff()).delete(url_of(request))

    assert (seen, pressed, other.status_code) == ([302, 403, 302], [302, 403, 302], 405)
    assert Appointment.objects.count() == 0
