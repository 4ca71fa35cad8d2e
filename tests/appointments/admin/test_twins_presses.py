"""Deciding about two requests: merge, undo, not the same person, and everything that is refused."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from appointments.actions.triage import claim_request
from appointments.models import AccessEvent, Actor, AppointmentRequest, DuplicatePair
from clinic.models import User
from clinic.roles import Role
from tests.appointments.admin.conftest import signed_in
from tests.appointments.admin.pressing import PAGE, text_of
from tests.appointments.admin.two import LATER, QUEUE, address, fresh, make_two, merged, press
from tests.appointments.calendar import book, make_resource
from tests.appointments.factories import make_request, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon(time_machine: Any) -> None:
    time_machine.move_to(LATER, tick=False)


@pytest.fixture
def both(db: None) -> tuple[AppointmentRequest, AppointmentRequest]:
    return make_two()


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
    assert f"{older.reference} is merged into this request. You can undo that on this page." in page
    assert f"{older.reference}</a> was merged into this request; what happened to it is below." in page


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


@pytest.mark.parametrize("which", [0, 1])
def test_an_old_page_decides_nothing_and_says_what_happened(desk: Client, both: tuple, which: int) -> None:
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
