"""The page that finds a time for a request."""

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.http import HttpResponse
from django.test import Client

from appointments.actions.booking import book_time, put_on_waitlist
from appointments.actions.triage import claim_request
from appointments.models import (
    AccessEvent,
    Actor,
    Appointment,
    AppointmentRequest,
    AvailabilityRule,
    Resource,
)
from appointments.queries.free_times import FreeTime
from clinic.models import User
from clinic.roles import Role
from tests.appointments.admin.conftest import signed_in
from tests.appointments.calendar import MONDAY_9, book, make_resource, make_service
from tests.appointments.factories import NOON, make_location, make_request, make_staff

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _at_noon() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


def url_of(request: AppointmentRequest) -> str:
    return f"/staff/appointments/appointmentrequest/{request.pk}/times/"


def code(resource: Resource, starts_at: Any = MONDAY_9) -> str:
    return FreeTime(resource, starts_at).code


def post(client: Client, request: AppointmentRequest, way: str, *codes: str, **typed: Any) -> HttpResponse:
    version = AppointmentRequest.objects.get(pk=request.pk).version
    return client.post(url_of(request), {"version": version, "way": way, "times": list(codes)} | typed)


def errors(page: HttpResponse) -> list[str]:
    return [link.message for link in page.context["form"].error_links]


def statuses() -> list[tuple[str, Any]]:
    return list(Appointment.objects.order_by("pk").values_list("status", "starts_at"))


def text_of(page: HttpResponse) -> str:
    return " ".join(page.content.decode().split())


def days(page: HttpResponse, group: str) -> list[tuple[str, list[str]]]:
    found = getattr(page.context["found"], group)
    return [
        (f"{day.day:%a %-d}", [f"{choice.local:%-H:%M}" for choice in choices])
        for day in found
        for _, choices in day.rows
    ]


def ways(page: HttpResponse) -> list[str]:
    return [way for way, _ in page.context["situation"].ways]


def test_times_that_suit_the_patient_stand_first_and_say_so(desk: Client) -> None:
    resource = make_resource(hours=None)
    open_on(resource, weekday=0, hours=(9, 11))
    open_on(resource, weekday=1, hours=(9, 11))
    request = make_request(any_time=False, windows=["tue-am"])

    page = desk.get(url_of(request), {"first_on": "2026-03-09"})

    mornings = ["9:00", "9:30", "10:00"]
    assert days(page, "fitting") == [("Tue 10", mornings), ("Tue 17", mornings)]
    assert days(page, "others") == [("Mon 9", mornings), ("Mon 16", mornings), ("Mon 23", mornings)]
    html = text_of(page)
    assert html.index("Fits what the patient asked for") < html.index("Other free times")
    assert html.count('<span class="desk-quiet">fits</span>') == 6
    assert "first_on=2026-03-24" in html


def open_on(resource: Resource, *, weekday: int, hours: tuple[int, int]) -> None:
    AvailabilityRule.objects.create(
        resource=resource,
        weekday=weekday,
        starts_at=time(hours[0]),
        ends_at=time(hours[1]),
        valid_from=date(2020, 1, 1),
    )


def test_location_and_person_narrow_the_list_and_nonsense_falls_back(desk: Client) -> None:
    here, there = make_resource(name="Here"), make_resource(location=make_location("Orlando"), name="There")
    request = make_request()

    def shown(**asked: str) -> set[str]:
        found = desk.get(url_of(request), asked).context["found"]
        return {resource.name for day in found.fitting for resource, _ in day.rows}

    assert shown() == {"Here", "There"}
    assert shown(location=str(there.location_id)) == {"There"}
    assert shown(resource=str(here.pk)) == {"Here"}
    nonsense = ["x", "\u00b2", "9" * 30, "'"]
    wrong = [{name: value} for name in ("service", "location", "resource", "first_on") for value in nonsense]
    assert [asked for asked in wrong if shown(**asked) != {"Here", "There"}] == []


def test_days_before_today_and_far_ahead_are_answered(desk: Client) -> None:
    make_resource()
    request = make_request()

    early = desk.get(url_of(request), {"first_on": "0001-01-01"})
    late = desk.get(url_of(request), {"first_on": "9999-12-31"})

    assert days(early, "fitting")[0][0] == "Thu 5"
    assert "Nothing is free with this choice." in text_of(late)


def test_opening_the_page_changes_nothing_and_records_who_looked(desk: Client, front_desk: User) -> None:
    make_resource()
    request = make_request()
    before = AppointmentRequest.objects.values().get()

    desk.get(url_of(request))

    assert AppointmentRequest.objects.values().get() == before
    assert Appointment.objects.count() == 0
    looks = AccessEvent.objects.values_list("user", "kind", "privacy_class", "request")
    assert list(looks) == [(front_desk.pk, "view", "contact", request.pk)]


def test_title_of_the_page_holds_no_name_and_it_is_kept_nowhere(desk: Client) -> None:
    make_resource()
    page = desk.get(url_of(make_request(first_name="Marisol")))

    html = page.content.decode()
    assert "Marisol" in html
    assert "Marisol" not in html[html.index("<title>") : html.index("</title>")]
    assert "no-store" in page["Cache-Control"]


def test_two_checked_times_are_offered_at_once(desk: Client) -> None:
    resource, request = make_resource(), make_request()

    response = post(desk, request, "offer", code(resource), code(resource, MONDAY_9 + 2 * HOUR))

    assert (response.status_code, response.url) == (302, url_of(request).replace("times", "change"))
    assert statuses() == [("proposed", MONDAY_9), ("proposed", MONDAY_9 + 2 * HOUR)]
    assert AppointmentRequest.objects.get().status == "waiting_patient"


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


def test_one_checked_time_is_booked(desk: Client, front_desk: User) -> None:
    resource, request = make_resource(), make_request()

    response = post(desk, request, "book", code(resource))

    assert response.status_code == 302
    assert statuses() == [("booked", MONDAY_9)]
    assert request.events.get(verb="time_booked").actor == front_desk


def test_the_present_time_moves_even_onto_its_own_hour(desk: Client) -> None:
    resource = make_resource()
    before = book(resource)
    request = before.request
    page = desk.get(url_of(request), {"first_on": "2026-03-09"})
    overlapping = [
        f"{choice.local:%-H:%M}"
        for _, choices in page.context["found"].fitting[0].rows
        for choice in choices
        if choice.overlaps
    ]

    response = post(desk, request, "move", code(resource, MONDAY_9 + HOUR / 2))

    assert overlapping == ["9:00", "9:30"]
    assert ways(page) == ["offer", "move"]
    assert response.status_code == 302
    assert statuses() == [("cancelled", MONDAY_9), ("booked", MONDAY_9 + HOUR / 2)]
    assert Appointment.objects.get(status="booked").replaces == before


def test_a_place_on_the_waitlist_is_offered_one_time(desk: Client) -> None:
    resource = make_resource()
    request = make_request(status="in_review")
    entry = put_on_waitlist(request=request, service=make_service(), by=Actor.SYSTEM, now=NOON)

    page = desk.get(url_of(request))
    two = post(desk, request, "waitlist", code(resource), code(resource, MONDAY_9 + 2 * HOUR))
    one = post(desk, request, "waitlist", code(resource))

    assert ways(page) == ["offer", "waitlist", "book"]
    assert (two.status_code, errors(two)) == (422, ["Choose one time. You chose 2"])
    assert one.status_code == 302
    offered = Appointment.objects.get(status="proposed")
    assert (offered.waitlist_entry, offered.starts_at) == (entry, MONDAY_9)


def test_a_second_offer_from_the_waitlist_waits_for_the_answer_to_the_first(desk: Client) -> None:
    resource = make_resource()
    request = make_request(status="in_review")
    put_on_waitlist(request=request, service=make_service(), by=Actor.SYSTEM, now=NOON)
    post(desk, request, "waitlist", code(resource))

    second = post(desk, request, "waitlist", code(resource, MONDAY_9 + 2 * HOUR))

    assert second.status_code == 422
    assert errors(second) == ["This person has an offer that is not answered yet."]


def test_a_typed_time_outside_of_the_hours_needs_a_reason(desk: Client) -> None:
    resource, request = make_resource(), make_request()
    typed = {"resource": resource.pk, "day": "2026-03-09", "at": "07:30"}

    without = post(desk, request, "book", **typed)
    offered = post(desk, request, "offer", **typed, override_reason="Early flight")
    booked = post(desk, request, "book", **typed, override_reason="Early flight")

    words = "That is outside of the hours. Book it or move to it with a reason; do not offer it."
    assert [(page.status_code, errors(page)) for page in (without, offered)] == [(409, [words])] * 2
    assert 'value="07:30"' in without.content.decode()
    assert booked.status_code == 302
    appointment = Appointment.objects.get()
    assert (appointment.starts_at, appointment.override_reason) == (MONDAY_9 - 1.5 * HOUR, "Early flight")


@pytest.mark.parametrize("at", ["14:30", "2:30 pm", "2:30PM"])
def test_a_typed_time_is_read_by_the_clock_of_its_location(desk: Client, at: str) -> None:
    resource = make_resource(location=make_location("Pensacola", time_zone="America/Chicago"))
    request = make_request()

    response = post(desk, request, "book", resource=resource.pk, day="2026-03-09", at=at)

    assert response.status_code == 302
    assert statuses() == [("booked", NOON.replace(day=9, hour=19, minute=30))]


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


@pytest.mark.parametrize("how_many", [1, 3])
def test_page_costs_the_same_for_one_person_and_for_three(
    desk: Client, how_many: int, django_assert_num_queries: Callable
) -> None:
    for _ in range(how_many):
        make_resource()
    request = make_request()
    desk.get(url_of(request))

    with django_assert_num_queries(19):
        page = desk.get(url_of(request))

    assert len(page.context["found"].fitting[0].rows) == how_many
