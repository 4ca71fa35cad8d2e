"""The page that finds a time for a request."""

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.test import Client

from appointments.actions.booking import put_on_waitlist
from appointments.models import (
    AccessEvent,
    Actor,
    Appointment,
    AppointmentRequest,
)
from clinic.models import User
from tests.appointments.admin.finding import (
    HOUR,
    code,
    days,
    errors,
    open_on,
    post,
    statuses,
    text_of,
    url_of,
    ways,
)
from tests.appointments.calendar import MONDAY_9, book, make_resource, make_service
from tests.appointments.factories import NOON, make_location, make_request

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _at_noon() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


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


@pytest.mark.parametrize("how_many", [1, 3])
def test_page_costs_the_same_for_one_person_and_for_three(
    desk: Client, how_many: int, django_assert_num_queries: Callable
) -> None:
    for _ in range(how_many):
        make_resource()
    request = make_request()
    desk.get(url_of(request))

    with django_assert_num_queries(17):
        page = desk.get(url_of(request))

    assert len(page.context["found"].fitting[0].rows) == how_many
