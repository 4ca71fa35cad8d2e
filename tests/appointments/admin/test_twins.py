"""Two requests side by side: what is shown, and who sees it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from appointments.actions.merging import merge_requests
from appointments.actions.triage import add_note
from appointments.models import AccessEvent, Actor, AppointmentRequest, DuplicatePair, Screening
from clinic.models import User
from clinic.roles import Role
from tests.appointments.admin.conftest import signed_in
from tests.appointments.admin.pressing import PAGE, text_of
from tests.appointments.admin.two import LATER, QUEUE, address, make_two, merged
from tests.appointments.calendar import MONDAY_9, book, make_resource, offer
from tests.appointments.factories import NOON, PERSONAL, make_location, make_request, make_staff, send

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon(time_machine: Any) -> None:
    time_machine.move_to(LATER, tick=False)


@pytest.fixture
def both(db: None) -> tuple[AppointmentRequest, AppointmentRequest]:
    return make_two()


def test_a_request_tells_of_the_other_without_showing_who_it_is(desk: Client, both: tuple) -> None:
    older, newer = both

    page = text_of(desk.get(PAGE.format(newer.pk)))

    assert f"This may be the same person as {older.reference}: same phone number and name." in page
    assert f'href="{address(newer, older)}"' in page
    assert older.email not in page


def test_each_fact_stands_in_a_line_with_what_differs_in_words(desk: Client) -> None:
    one = send(**PERSONAL, for_whom="other", been_before=True)
    other = send(now=LATER, first_name="MARISOL", last_name="quintanilla", phone=PERSONAL["phone"])
    booked = book(make_resource(), request=other)

    page = desk.get(address(other, one))

    facts = {fact.label: (*fact.values, fact.verdict) for fact in page.context["facts"]}
    names = ("Marisol Quintanilla", "MARISOL quintanilla", "Same")
    assert page.status_code == 200
    assert facts["Name"] == names
    assert facts["Email"] == ("marisol.q@mail.example", "ada@mail.example", "Different")
    assert facts["Born"] == ("April 27, 1958", "", "Only one says it")
    assert facts["Sent"][0] == "Wed, Mar 4, 2026, 12:00 PM (Eastern Time)"
    assert facts["Time"] == ("", f"Booked: Mon, Mar 9, 9:00 AM, {booked.resource}", "")
    assert "Payment" not in facts
    assert [request.pk for request in page.context["both"].in_order] == [one.pk, other.pk]
    html = text_of(page)
    assert '<th role="rowheader" scope="row"> Email <span class="chip chip--late">Different</span>' in html


def test_no_clinical_answer_is_shown_to_anybody(both: tuple) -> None:
    older, newer = both
    told = {"answers": {"story": "sleepless"}, "flag_level": "clinician"}
    Screening.objects.create(request=newer, form_version="1", started_at=NOON, saved_at=NOON, **told)
    clinician = signed_in(make_staff(Role.CLINICIAN))

    page = text_of(clinician.get(address(newer, older)))

    assert "sleepless" not in page
    assert "has to be the one that stays: its answers ask for a clinician." in page
    assert not AccessEvent.objects.filter(privacy_class="clinical").exists()


def test_the_title_and_the_address_hold_no_name(desk: Client, both: tuple) -> None:
    html = desk.get(address(*both)).content.decode()

    title = html[html.index("<title>") : html.index("</title>")]
    assert (both[0].reference in title, "Ada" in title, "Ada Sample" in html) == (True, False, True)


def test_looking_at_both_is_recorded_for_both(desk: Client, front_desk: User, both: tuple) -> None:
    desk.get(address(*both))

    looks = AccessEvent.objects.values_list("user", "kind", "privacy_class", "request").order_by("request")
    assert list(looks) == [(front_desk.pk, "view", "contact", request.pk) for request in both]


def test_the_page_of_the_one_that_stays_shows_both_histories_and_records_both(
    desk: Client, front_desk: User, both: tuple
) -> None:
    older, newer = both
    add_note(request=newer, text="Calls back at noon", by=Actor.staff(front_desk), now=LATER)
    alone = text_of(desk.get(PAGE.format(older.pk)))
    merged(both, front_desk)
    before = set(AccessEvent.objects.values_list("pk", flat=True))

    page = text_of(desk.get(PAGE.format(older.pk)))

    assert ("Calls back at noon" in alone, "Calls back at noon" in page) == (False, True)
    assert f"Sam Sample ({newer.reference})" in page
    looks = AccessEvent.objects.exclude(pk__in=before).values_list("request", flat=True)
    assert sorted(looks) == [older.pk, newer.pk]


def test_a_merged_request_leads_to_the_one_that_stays_and_cannot_be_reopened(
    desk: Client, front_desk: User, both: tuple
) -> None:
    older, newer = both
    merged(both, front_desk)

    page = desk.get(PAGE.format(newer.pk))

    assert f'<a href="{PAGE.format(older.pk)}">{older.reference}</a>. Go on there.' in text_of(page)
    assert "Reopen" not in [panel.verb.label for panel in page.context["panels"]]


def test_the_queue_holds_both_with_their_count(desk: Client, both: tuple) -> None:
    send(first_name="Ben")

    page = desk.get(QUEUE, {"queue": "duplicates"})

    counts = {queue.code: count for queue, count in page.context["tabs"]}
    assert [row.request for row in page.context["rows"]] == list(both)
    assert counts["duplicates"] == 2


def test_a_closed_one_is_another_matter(desk: Client, both: tuple) -> None:
    older, newer = both
    AppointmentRequest.objects.filter(pk=older.pk).update(
        status="closed", closed_reason="completed", closed_at=NOON
    )

    page = text_of(desk.get(address(newer, older)))

    assert "Not a duplicate: a new matter" in page
    assert f"Not into the newer one: {older.reference} is closed." in page


@pytest.mark.parametrize("how_many", [1, 3])
def test_side_by_side_costs_the_same_with_one_time_and_with_three(
    desk: Client, how_many: int, both: tuple, django_assert_num_queries: Callable
) -> None:
    starts = [MONDAY_9 + timedelta(hours=number) for number in range(how_many)]
    offer(make_resource(location=make_location()), *starts, request=both[0])
    desk.get(address(*both))

    with django_assert_num_queries(13):
        page = desk.get(address(*both))

    assert [len(fact.values[0].splitlines()) for fact in page.context["facts"]][-1] == how_many


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_page_costs_the_same_with_one_merged_request_and_with_three(
    desk: Client, front_desk: User, how_many: int, django_assert_num_queries: Callable
) -> None:
    kept = make_request()
    for _ in range(how_many):
        gone = make_request(status="new", date_of_birth=date(1958, 4, 27))
        pair = DuplicatePair.objects.create(older=kept, newer=gone, found_at=NOON, reasons=["name"])
        merge_requests(pair=pair, gone=gone, kept=kept, by=Actor.staff(front_desk), now=LATER)
    desk.get(PAGE.format(kept.pk))

    with django_assert_num_queries(17):
        page = desk.get(PAGE.format(kept.pk))

    assert len(page.context["twins"].joined) == how_many
