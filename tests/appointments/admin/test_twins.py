"""Two requests side by side: what is shown, who sees it, and what its buttons do."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.http import HttpResponse
from django.test import Client

from appointments.actions.merging import merge_requests
from appointments.actions.triage import add_note, claim_request
from appointments.models import AccessEvent, Actor, AppointmentRequest, DuplicatePair, Screening
from clinic.models import User
from clinic.roles import Role
from tests.appointments.admin.conftest import signed_in
from tests.appointments.admin.pressing import PAGE, text_of
from tests.appointments.calendar import MONDAY_9, book, make_resource, offer
from tests.appointments.factories import NOON, PERSONAL, make_location, make_request, make_staff, send

pytestmark = pytest.mark.django_db
QUEUE = "/staff/appointments/appointmentrequest/"
LATER = NOON + timedelta(minutes=1)


@pytest.fixture(autouse=True)
def noon(time_machine: Any) -> None:
    time_machine.move_to(LATER, tick=False)


@pytest.fixture
def both(db: None) -> tuple[AppointmentRequest, AppointmentRequest]:
    """Return two requests of one person, the older one first."""
    return send(), send(now=LATER, email="new@mail.example")


def address(one: AppointmentRequest, other: AppointmentRequest, code: str = "") -> str:
    return f"{QUEUE}{one.pk}/same/{other.pk}/" + (f"do/{code}/" if code else "")


def press(client: Client, one: AppointmentRequest, other: AppointmentRequest, code: str) -> HttpResponse:
    versions = {"version": one.version, "other_version": other.version}
    return client.post(address(one, other, code), versions)


def fresh(*requests: AppointmentRequest) -> list[AppointmentRequest]:
    return [AppointmentRequest.objects.get(pk=request.pk) for request in requests]


def merged(both: tuple[AppointmentRequest, AppointmentRequest], by: User) -> None:
    kept, gone = both
    pair = DuplicatePair.objects.get()
    merge_requests(pair=pair, gone=gone, kept=kept, by=Actor.staff(by), now=LATER)


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


def test_merging_keeps_the_request_that_was_pressed_for(desk: Client, both: tuple) -> None:
    older, newer = both
    html = text_of(desk.get(address(older, newer)))

    response = press(desk, newer, older, "merge")

    assert f"Merge into the older one, {older.reference}" in html
    assert f"Merge into the newer one, {newer.reference}" in html
    assert (response.status_code, response.url) == (302, PAGE.format(newer.pk))
    older, newer = fresh(older, newer)
    assert (older.status, older.merged_into, newer.status) == ("closed", newer, "new")
    page = text_of(desk.get(response.url))
    assert f"{older.reference} is merged into this request. It can be taken back below." in page
    assert f"{older.reference}</a> was merged into this request; what happened to it is below." in page


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


@pytest.mark.parametrize("pressed_on", ["kept", "gone"])
def test_a_merge_is_undone_from_either_page(
    desk: Client, front_desk: User, both: tuple, pressed_on: str
) -> None:
    older, newer = both
    merged(both, front_desk)
    one, other = fresh(older, newer) if pressed_on == "kept" else fresh(newer, older)
    html = text_of(desk.get(address(one, other)))

    response = press(desk, one, other, "unmerge")

    assert ("Two requests, merged" in html, "Undo the merge" in html) == (True, True)
    assert (response.status_code, response.url) == (302, PAGE.format(one.pk))
    older, newer = fresh(older, newer)
    assert (older.status, newer.status, newer.merged_into) == ("new", "new", None)


def test_not_the_same_person_is_noted_taken_off_the_queue_and_taken_back(desk: Client, both: tuple) -> None:
    older, newer = both

    press(desk, older, newer, "apart")
    told = text_of(desk.get(PAGE.format(older.pk)))
    left = desk.get(QUEUE, {"queue": "duplicates"}).context["rows"]
    side = text_of(desk.get(address(older, newer)))
    back = press(desk, *fresh(older, newer), "maybe")

    assert f"Noted: {older.reference} and {newer.reference} are not the same." in told
    assert f"Not the same as {newer.reference}, as somebody decided." in told
    assert left == []
    assert "Two requests, told apart" in side
    assert "Not the same person: Sam Sample, Wed, Mar 4, 12:01 p.m." in side
    assert back.status_code == 302
    assert DuplicatePair.objects.values_list("state", "decided_by").get() == ("suggested", None)


def test_the_queue_holds_both_with_their_count(desk: Client, both: tuple) -> None:
    send(first_name="Ben")

    page = desk.get(QUEUE, {"queue": "duplicates"})

    counts = {queue.code: count for queue, count in page.context["tabs"]}
    assert [row.request for row in page.context["rows"]] == list(both)
    assert counts["duplicates"] == 2


def test_what_cannot_be_merged_is_said_beside_the_way_that_can(desk: Client, both: tuple) -> None:
    older, newer = both
    book(make_resource(), request=newer)
    has_time = "it has a time, an offer or a place on the waitlist"
    why = f"{newer.reference} has to be the one that stays: {has_time}."

    page = text_of(desk.get(address(older, newer)))
    refused = press(desk, *fresh(older, newer), "merge")

    assert f"Not into the older one: {why}" in page
    assert "Merge into the newer one" in page
    assert (refused.status_code, refused.context["notice"]) == (422, why)
    assert [request.status for request in fresh(older, newer)] == ["new", "scheduled"]


def test_a_closed_one_is_another_matter(desk: Client, both: tuple) -> None:
    older, newer = both
    AppointmentRequest.objects.filter(pk=older.pk).update(
        status="closed", closed_reason="completed", closed_at=NOON
    )

    page = text_of(desk.get(address(newer, older)))

    assert "Not a duplicate: a new matter" in page
    assert f"Not into the newer one: {older.reference} is closed." in page


@pytest.mark.parametrize("which", [0, 1])
def test_an_old_page_decides_nothing_and_says_what_happened(
    desk: Client, both: tuple, which: int
) -> None:
    other = make_staff(Role.CLINICIAN, first_name="Casey", last_name="Sample")
    claim_request(request=fresh(both[which])[0], by=Actor.staff(other), now=LATER)
    before = list(AppointmentRequest.objects.order_by("pk").values())

    response = press(desk, *both, "merge")

    html = text_of(response)
    assert response.status_code == 409
    assert "Somebody changed this first" in html
    assert "Claimed by Casey Sample at 12:01 p.m." in html
    assert list(AppointmentRequest.objects.order_by("pk").values()) == before
    again = {"version": fresh(both[0])[0].version, "other_version": fresh(both[1])[0].version}
    assert desk.post(address(*both, "merge"), again).status_code == 302


@pytest.mark.parametrize("posted", [{}, {"version": "x", "other_version": "1"}, {"version": 1}])
def test_a_press_without_versions_is_refused(desk: Client, both: tuple, posted: dict) -> None:
    response = desk.post(address(*both, "merge"), posted)

    words = "This page was sent without its numbers. Look at both again, and press once more."
    assert (response.status_code, response.context["notice"]) == (422, words)
    assert [request.status for request in fresh(*both)] == ["new", "new"]


@pytest.mark.parametrize("code", ["unmerge", "maybe"])
def test_nothing_is_undone_that_was_not_done(desk: Client, both: tuple, code: str) -> None:
    response = press(desk, *both, code)

    assert response.status_code == 422
    assert [request.version for request in fresh(*both)] == [request.version for request in both]


def test_opening_an_address_of_a_button_changes_nothing_and_the_page_takes_no_post(
    desk: Client, both: tuple
) -> None:
    codes = [desk.get(address(*both, code)).status_code for code in ("merge", "unmerge", "apart", "maybe")]

    assert [*codes, desk.post(address(*both)).status_code] == [405, 405, 405, 405, 405]
    assert press(desk, *both, "delete").status_code == 404
    assert [request.status for request in fresh(*both)] == ["new", "new"]


def test_two_that_were_never_found_alike_are_neither_shown_nor_merged(desk: Client, both: tuple) -> None:
    stranger, draft = make_request(first_name="Ben", phone="", email=""), make_request(status="draft")
    forged = [(both[0], stranger), (both[0], both[0]), (both[0], draft)]
    nobody = AppointmentRequest(pk=999_999)

    shown = [desk.get(address(*two)).status_code for two in [*forged, (both[0], nobody)]]
    pressed = [press(desk, *two, "merge").status_code for two in forged]

    assert (shown, pressed) == ([404] * 4, [404] * 3)
    assert AccessEvent.objects.count() == 0


def test_strangers_and_marketing_see_and_merge_nothing(client: Client, both: tuple) -> None:
    marketing = signed_in(make_staff(Role.MARKETING))

    answers = [one.get(address(*both)) for one in (client, marketing)]
    answers += [press(one, *both, "merge") for one in (client, marketing)]

    assert [answer.status_code for answer in answers] == [302] * 4
    assert all(answer.url.startswith("/staff/login/") for answer in answers)
    assert [request.status for request in fresh(*both)] == ["new", "new"]


def test_reading_without_the_right_to_work_shows_both_and_no_button(both: tuple) -> None:
    reader = make_staff(None, is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_appointmentrequest"))
    client = signed_in(reader)

    page, pressed = client.get(address(*both)), press(client, *both, "merge")

    assert "Deciding about them needs another role." in text_of(page)
    assert "Merge into" not in text_of(page)
    assert (page.status_code, pressed.status_code) == (200, 403)


@pytest.mark.parametrize("how_many", [1, 3])
def test_side_by_side_costs_the_same_with_one_time_and_with_three(
    desk: Client, how_many: int, both: tuple, django_assert_num_queries: Callable
) -> None:
    starts = [MONDAY_9 + timedelta(hours=number) for number in range(how_many)]
    offer(make_resource(location=make_location()), *starts, request=both[0])
    desk.get(address(*both))

    with django_assert_num_queries(14):
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

    with django_assert_num_queries(18):
        page = desk.get(PAGE.format(kept.pk))

    assert len(page.context["twins"].joined) == how_many
