"""Narrowing the queues at /staff/."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from appointments.actions.saved_filters import save_filter
from appointments.admin.queues import QUEUES
from appointments.models import AccessEvent, Actor, Appointment, AppointmentRequest
from appointments.queries import queue_filters
from clinic.models import User
from clinic.roles import Role
from tests.appointments.admin.conftest import signed_in
from tests.appointments.admin.pressing import asked_for
from tests.appointments.calendar import MONDAY_9, hold, make_resource
from tests.appointments.factories import NOON, make_location, make_request, make_staff, topic

pytestmark = pytest.mark.django_db
QUEUE = "/staff/appointments/appointmentrequest/"


@pytest.fixture(autouse=True)
def noon(time_machine: Any) -> Any:
    time_machine.move_to(NOON, tick=False)
    return time_machine


def names(page: HttpResponse) -> list[str]:
    return sorted(row.request.first_name for row in page.context["rows"])


def counts(page: HttpResponse) -> dict[str, int]:
    return {queue.code: count for queue, count in page.context["tabs"] if count}


def text_of(page: HttpResponse) -> str:
    return " ".join(page.content.decode().split())


def test_each_filter_leaves_what_fits_and_together_they_leave_what_fits_all(desk: Client) -> None:
    miami, tampa = make_location("Miami"), make_location("Tampa")
    make_request(first_name="Miami", location=miami)
    make_request(first_name="Tampa", location=tampa, language="es", source_path="/ketamine/")
    make_request(first_name="Anywhere", sent_at=NOON - timedelta(days=2))
    make_request(first_name="Old", sent_at=NOON - timedelta(days=8), topic=topic("follow-up"), language="es")
    make_request(first_name="Screened", kind="consultation", topic=None)

    def found(**chosen: object) -> list[str]:
        return names(desk.get(QUEUE, chosen))

    assert found() == ["Anywhere", "Miami", "Old", "Screened", "Tampa"]
    assert found(location=miami.pk) == ["Miami"]
    assert found(location="none") == ["Anywhere", "Old", "Screened"]
    assert found(language="es") == ["Old", "Tampa"]
    assert found(source="/ketamine/") == ["Tampa"]
    assert found(service="consultation") == ["Screened"]
    assert found(service="topic-follow-up") == ["Old"]
    assert found(age="today") == ["Miami", "Screened", "Tampa"]
    assert found(age="week") == ["Anywhere", "Miami", "Screened", "Tampa"]
    assert found(age="older") == ["Old"]
    assert found(language="es", location="none") == ["Old"]
    assert found(language="es", location=miami.pk) == []


def test_a_visit_finds_who_has_a_time_for_it_and_not_who_gave_it_up(desk: Client) -> None:
    kept = make_request(first_name="Kept")
    gave_up = make_request(first_name="Gave up")
    resource = make_resource()
    visit = hold(resource, request=kept, starts_at=MONDAY_9)
    other = hold(resource, request=gave_up, starts_at=MONDAY_9 + timedelta(hours=3))
    value = f"visit-{visit.service.code}"
    before = names(desk.get(QUEUE, {"service": value}))

    given_up = {"status": "cancelled", "held_until": None, "cancel_reason": "patient", "cancelled_at": NOON}
    Appointment.objects.filter(pk=other.pk).update(**given_up)

    assert before == ["Gave up", "Kept"]
    assert names(desk.get(QUEUE, {"service": value})) == ["Kept"]


def test_tabs_count_within_the_filter_and_keep_it(desk: Client, front_desk: User) -> None:
    miami = make_location("Miami")
    make_request(location=miami)
    make_request(location=miami, status="quarantined")
    make_request(assigned_to=front_desk, status="in_review")

    everything, narrowed = desk.get(QUEUE), desk.get(QUEUE, {"location": miami.pk})

    assert counts(everything) == {"open": 2, "unclaimed": 1, "mine": 1, "due_today": 2, "quarantine": 1}
    assert counts(narrowed) == {"open": 1, "unclaimed": 1, "due_today": 1, "quarantine": 1}
    assert f'href="{QUEUE}?queue=mine&amp;location={miami.pk}"' in narrowed.content.decode()


def test_asked_for_times_are_counted_within_the_filter_when_nothing_that_fits_is_open(desk: Client) -> None:
    request = asked_for().request
    AppointmentRequest.objects.filter(pk=request.pk).update(status="scheduled", language="es")

    assert counts(desk.get(QUEUE)) == {"asked": 1}
    assert counts(desk.get(QUEUE, {"language": "es"})) == {"asked": 1}
    assert counts(desk.get(QUEUE, {"language": "en"})) == {}


def test_what_is_chosen_stands_in_words_and_can_be_cleared(desk: Client) -> None:
    miami = make_location("Miami")

    page = desk.get(QUEUE, {"queue": "unclaimed", "location": miami.pk, "language": "es", "age": "today"})

    assert "Filtered: Miami, Español (Spanish), Sent today" in text_of(page)
    assert page.context["filters"].clear_url == "?queue=unclaimed"
    assert "Nothing fits this filter" in text_of(page)
    assert "Filtered:" not in text_of(desk.get(QUEUE, {"queue": "unclaimed"}))


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        (
            {"location": "999999"},
            "Location: the address names one that is not on the list. Choose a location",
        ),
        (
            {"location": "x' OR 1"},
            "Location: the address names one that is not on the list. Choose a location",
        ),
        (
            {"service": "topic-nothing"},
            "What for: the address names one that is not on the list. Choose what it is for",
        ),
        ({"language": "xx"}, "Language: the address names one that is not on the list. Choose a language"),
        (
            {"source": "/never/"},
            "Page that led here: the address names one that is not on the list. Choose a page",
        ),
        (
            {"source": "javascript:alert(1)"},
            "Page that led here: the address names one that is not on the list. Choose a page",
        ),
        (
            {"age": "9" * 5000},
            "When sent: the address names one that is not on the list. Choose when it was sent",
        ),
    ],
)
def test_what_is_on_no_list_is_refused_and_shows_nobody(
    desk: Client, chosen: dict[str, str], message: str
) -> None:
    make_request(first_name="Marisol")

    page = desk.get(QUEUE, {"queue": "all"} | chosen)

    links = [link.message for link in page.context["filters"].form.error_links]
    assert (page.status_code, links, names(page)) == (422, [message], [])
    assert "No request is shown: this filter cannot be read." in text_of(page)
    assert "Marisol" not in text_of(page)


def test_markup_in_an_address_stays_text(desk: Client) -> None:
    page = desk.get(QUEUE, {"source": "<script>alert(1)</script>", "location": "<b>"})

    assert page.status_code == 422
    assert "<script>alert" not in page.content.decode()


def test_pages_to_choose_from_led_to_what_is_open_and_an_older_one_still_works(desk: Client) -> None:
    make_request(source_path="/open/")
    make_request(first_name="Done", source_path="/closed/", status="closed")

    page = desk.get(QUEUE)

    codes = [code for code, _ in page.context["filters"].form.fields["source"].choices]
    assert codes == ["", "/open/"]
    assert names(desk.get(QUEUE, {"queue": "closed", "source": "/closed/"})) == ["Done"]


def test_long_lists_are_narrowed_within_their_newest_lines_and_say_so(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue_filters, "MOST_READ", 2)
    for days in range(4):
        moment = NOON - timedelta(days=days)
        make_request(first_name=f"Day {days}", sent_at=moment, closed_at=moment, status="closed")

    closed, everything = (desk.get(QUEUE, {"queue": code, "language": "en"}) for code in ("closed", "all"))

    assert (names(closed), names(everything)) == (["Day 0", "Day 1"], ["Day 0", "Day 1"])
    assert "Looked through the newest 5000 of this list. Use Find for older ones." in text_of(closed)
    assert "Looked through" not in text_of(desk.get(QUEUE, {"queue": "closed"}))
    assert len(names(desk.get(QUEUE, {"queue": "closed"}))) == 4


def test_the_next_page_keeps_the_filter(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("appointments.admin.request.RequestAdmin.list_per_page", 1)
    for _ in range(2):
        make_request(language="es")
    make_request(language="en")

    page = desk.get(QUEUE, {"queue": "open", "language": "es"})

    assert page.context["cl"].result_count == 2
    assert 'href="?language=es&amp;p=2&amp;queue=open"' in page.content.decode()


@pytest.mark.parametrize("code", [queue.code for queue in QUEUES])
@pytest.mark.parametrize("how_many", [1, 3])
def test_a_narrowed_queue_costs_the_same_for_one_request_and_for_three(
    desk: Client, front_desk: User, how_many: int, code: str, django_assert_max_num_queries: Callable
) -> None:
    place = make_location("Miami")
    for number in range(how_many):
        statuses = {"mine": "in_review", "clinical_review": "clinical_review", "waiting": "waiting_patient"}
        status = statuses.get(code, {"quarantine": "quarantined", "closed": "closed"}.get(code, "new"))
        make_request(location=place, language="es", source_path="/ketamine/", status=status)
        save_filter(name=f"Own {number}", query="queue=open", by=Actor.staff(front_desk), now=NOON)
    chosen = {"queue": code, "location": place.pk, "language": "es", "source": "/ketamine/", "age": "today"}
    desk.get(QUEUE, chosen)

    with django_assert_max_num_queries(15):
        page = desk.get(QUEUE, chosen)

    assert page.context["filters"].is_valid


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_landing_queue_with_all_filters_takes_fourteen_queries(
    desk: Client, how_many: int, django_assert_num_queries: Callable
) -> None:
    place = make_location("Miami")
    for _ in range(how_many):
        make_request(location=place, language="es", source_path="/ketamine/")
    chosen = {"location": place.pk, "language": "es", "source": "/ketamine/", "age": "today"}
    chosen["service"] = f"topic-{topic().code}"
    desk.get(QUEUE, chosen)

    with django_assert_num_queries(14):
        page = desk.get(QUEUE, chosen)

    assert len(page.context["rows"]) == how_many


def test_a_narrowed_list_is_a_look_and_no_stranger_has_it(desk: Client, front_desk: User) -> None:
    make_request(language="es")

    desk.get(QUEUE, {"language": "es"})
    refused = signed_in(make_staff(Role.MARKETING, is_staff=True)).get(QUEUE, {"language": "es"})

    assert list(AccessEvent.objects.values_list("user", "kind")) == [(front_desk.pk, "list")]
    assert refused.status_code == 403
