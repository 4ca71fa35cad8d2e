"""Today's appointments, the waitlist, and the queue of asked-for times."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from appointments.actions.booking import offer_from_waitlist, put_on_waitlist
from appointments.models import AccessEvent, Actor, Appointment, AppointmentRequest
from clinic.models import User
from clinic.roles import Role
from tests.appointments.admin.conftest import signed_in
from tests.appointments.admin.pressing import asked_for
from tests.appointments.calendar import MONDAY_9, book, hold, make_draft, make_resource, make_service, offer
from tests.appointments.factories import NOON, make_location, make_request, make_staff

pytestmark = pytest.mark.django_db
QUEUE = "/staff/appointments/appointmentrequest/"
TODAY, WAITLIST = f"{QUEUE}today/", f"{QUEUE}waitlist/"
MONDAY_NOON = MONDAY_9 + timedelta(hours=3)


def open_page(client: Client, url: str, now: datetime = NOON, **asked: str) -> HttpResponse:
    with time_machine.travel(now, tick=False):
        return client.get(url, asked)


def text_of(page: HttpResponse) -> str:
    return " ".join(page.content.decode().split())


def visits(page: HttpResponse) -> list[tuple[str, str, str]]:
    return [
        (f"{visit.local:%H:%M}", visit.appointment.request.first_name, visit.appointment.status)
        for visit in page.context["visits"]
    ]


def entry_of(first_name: str, now: datetime = NOON, **service: Any) -> Appointment:
    request = make_request(first_name=first_name, status="in_review", email="")
    return put_on_waitlist(request=request, service=make_service(**service), by=Actor.SYSTEM, now=now)


def test_today_shows_the_visits_of_all_locations_by_time(desk: Client) -> None:
    miami = make_resource(location=make_location("Miami"))
    pensacola = make_resource(location=make_location("Pensacola", time_zone="America/Chicago"))
    book(miami, MONDAY_9 + timedelta(hours=2), request=make_request(first_name="Second"))
    book(pensacola, MONDAY_9 + timedelta(hours=1), request=make_request(first_name="First"))
    book(miami, MONDAY_9 + timedelta(days=1), request=make_request(first_name="Tomorrow"))
    offer(miami, MONDAY_9 + timedelta(hours=4), request=make_request(first_name="Offered"))
    hold(miami, MONDAY_9 + timedelta(hours=5), request=make_draft(first_name="Unsent"))

    page = open_page(desk, TODAY, MONDAY_9)

    assert visits(page) == [("09:00", "First", "booked"), ("11:00", "Second", "booked")]
    assert "Central Time" in text_of(page)
    assert [name for name in ("Tomorrow", "Offered", "Unsent") if name in text_of(page)] == []


def test_today_ends_at_midnight_of_each_location(desk: Client) -> None:
    late = (time(0), time(23, 55))
    miami = make_resource(location=make_location("Miami"), hours=late)
    pensacola = make_resource(location=make_location("Pensacola", time_zone="America/Chicago"), hours=late)
    # 12:30 am on Tuesday in Miami is still Monday in Pensacola.
    half_past_midnight = datetime(2026, 3, 10, 4, 30, tzinfo=UTC)
    for resource, name in ((miami, "Miami"), (pensacola, "Pensacola")):
        reason = {"override_reason": "Night visit"}
        book(resource, half_past_midnight, request=make_request(first_name=name), **reason)

    monday, tuesday = (
        open_page(desk, TODAY, MONDAY_NOON),
        open_page(desk, TODAY, MONDAY_NOON + timedelta(days=1)),
    )

    assert visits(monday) == [("23:30", "Pensacola", "booked")]
    assert visits(tuesday) == [("00:30", "Miami", "booked")]


def test_today_without_a_visit_says_so(desk: Client) -> None:
    assert "No appointments today" in text_of(open_page(desk, TODAY))


def test_waitlist_shows_who_waits_longest_first_by_service(desk: Client) -> None:
    entry_of("Later", NOON + timedelta(days=1))
    entry_of("Earlier", NOON)
    entry_of("Other", NOON, code="follow-up", name="Follow-up", position=5)

    page = open_page(desk, WAITLIST)

    shown = [(s.name, [row.entry.request.first_name for row in rows]) for s, rows in page.context["groups"]]
    assert shown == [("First visit", ["Earlier", "Later"]), ("Follow-up", ["Other"])]
    entry = Appointment.objects.get(service__code="follow-up")
    assert f'href="{QUEUE}{entry.request_id}/times/?service=follow-up">Offer a time' in text_of(page)


def test_waitlist_counts_the_offers_and_offers_no_second_one_while_one_stands(desk: Client) -> None:
    resource, entry = make_resource(), entry_of("Ada")
    before = text_of(open_page(desk, WAITLIST))
    offer_from_waitlist(
        entry=entry, resource=resource, starts_at=MONDAY_9, by=Actor.staff(make_staff()), now=NOON
    )

    during = text_of(open_page(desk, WAITLIST))
    after = text_of(open_page(desk, WAITLIST, NOON + timedelta(hours=25)))

    assert ("0 of 3" in before, "Offer a time" in before) == (True, True)
    assert ("1 of 3" in during, "Offer a time" in during) == (True, False)
    assert "Offer open until Thu, Mar 5, 12:00 PM" in during
    assert ("1 of 3" in after, "Offer a time" in after) == (True, True)


def test_after_three_offers_somebody_on_the_waitlist_is_called(desk: Client) -> None:
    resource, entry = make_resource(), entry_of("Ada")
    for number in range(3):
        entry.refresh_from_db()
        offer_from_waitlist(
            entry=Appointment.objects.select_related("request", "service").get(pk=entry.pk),
            resource=resource,
            starts_at=MONDAY_9 + timedelta(days=7, hours=number),
            by=Actor.staff(make_staff()),
            now=NOON + timedelta(days=number, hours=number),
        )

    page = text_of(open_page(desk, WAITLIST, NOON + timedelta(days=5)))

    assert ("3 of 3" in page, "All offers made: please call" in page, "Offer a time" in page) == (
        True,
        True,
        False,
    )


def test_an_empty_waitlist_says_so(desk: Client) -> None:
    assert "Nobody waits" in text_of(open_page(desk, WAITLIST))


def test_asked_for_times_have_a_queue_and_a_count_until_their_hour(desk: Client) -> None:
    asked_for()
    make_request(first_name="Nothing")

    during = open_page(desk, QUEUE, queue="asked")
    after = open_page(desk, QUEUE, MONDAY_NOON, queue="asked")

    def count(page: HttpResponse) -> Any:
        return next(count for queue, count in page.context["tabs"] if queue.code == "asked")

    assert [row.request.first_name for row in during.context["rows"]] == ["Marisol"]
    assert "Asked for: Mon, Mar 9, 9:00 AM" in text_of(during)
    assert (count(during), count(after)) == (1, 0)
    assert after.context["rows"] == []


@pytest.mark.parametrize("url", [TODAY, WAITLIST])
def test_lists_record_who_looked_and_are_kept_nowhere(desk: Client, front_desk: User, url: str) -> None:
    page = open_page(desk, url)

    looks = AccessEvent.objects.values_list("user", "kind", "privacy_class", "request")
    assert list(looks) == [(front_desk.pk, "list", "contact", None)]
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize("url", [TODAY, WAITLIST])
def test_lists_are_for_the_desk_alone_and_take_no_post(client: Client, url: str) -> None:
    nobody = signed_in(make_staff(None, is_staff=True))
    marketing = signed_in(make_staff(Role.MARKETING))

    codes = [open_page(who, url).status_code for who in (client, nobody, marketing)]

    assert codes == [302, 403, 302]
    assert signed_in(make_staff()).post(url).status_code == 405


@pytest.mark.parametrize("how_many", [1, 3])
def test_lists_cost_the_same_for_one_line_and_for_three(
    desk: Client, how_many: int, django_assert_num_queries: Callable
) -> None:
    resource = make_resource()
    for number in range(how_many):
        book(resource, MONDAY_9 + timedelta(hours=number))
        offer_from_waitlist(
            entry=entry_of(f"Ada {number}"),
            resource=resource,
            starts_at=MONDAY_9 + timedelta(days=1, hours=number),
            by=Actor.staff(make_staff()),
            now=NOON,
        )
    open_page(desk, TODAY, MONDAY_9)

    with django_assert_num_queries(9):
        today = open_page(desk, TODAY, MONDAY_9)
    with django_assert_num_queries(7):
        waiting = open_page(desk, WAITLIST)

    assert len(visits(today)) == how_many
    assert [len(rows) for _, rows in waiting.context["groups"]] == [how_many]


@pytest.mark.parametrize("how_many", [1, 3])
def test_asked_for_queue_costs_the_same_for_one_and_for_three(
    desk: Client, how_many: int, django_assert_num_queries: Callable
) -> None:
    for _ in range(how_many):
        asked_for()
    open_page(desk, QUEUE, queue="asked")

    with django_assert_num_queries(14):
        page = open_page(desk, QUEUE, queue="asked")

    assert len(page.context["rows"]) == how_many == AppointmentRequest.objects.count()
