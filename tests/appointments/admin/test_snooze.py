"""Snoozing and waking from a request's page."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.http import HttpResponse
from django.test import Client

from appointments.actions.snooze import snooze_request
from appointments.actions.triage import add_note, claim_request
from appointments.models import Actor, AppointmentRequest
from clinic.models import User
from clinic.roles import Role
from tests.appointments.admin.conftest import signed_in
from tests.appointments.admin.pressing import open_page, text_of
from tests.appointments.factories import NOON, make_location, make_request, make_staff

pytestmark = pytest.mark.django_db

QUEUE = "/staff/appointments/appointmentrequest/"
MONDAY_OPENS = datetime(2026, 3, 9, 12, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon(time_machine: Any) -> Any:
    time_machine.move_to(NOON, tick=False)
    return time_machine


def press(client: Client, request: AppointmentRequest, code: str, **typed: Any) -> HttpResponse:
    return client.post(f"{QUEUE}{request.pk}/do/{code}/", {"version": request.version} | typed)


def buttons(page: HttpResponse) -> list[str]:
    return [panel.verb.label for panel in page.context["panels"]]


def errors(page: HttpResponse) -> list[tuple[str, str]]:
    bound = [panel.form for panel in page.context["panels"] if panel.form.is_bound]
    return [(link.message, link.href) for form in bound for link in form.error_links]


def snooze_of(request: AppointmentRequest) -> tuple[datetime | None, int | None]:
    return AppointmentRequest.objects.values_list("snoozed_until", "snoozed_by").get(pk=request.pk)


def names(client: Client, queue: str) -> list[str]:
    return [row.request.first_name for row in client.get(QUEUE, {"queue": queue}).context["rows"]]


def test_a_snoozed_request_moves_to_its_own_queue_and_wakes_on_its_day(
    desk: Client, front_desk: User, noon: Any
) -> None:
    request = make_request(location=make_location())

    pressed = press(desk, request, "snooze", wake_on="2026-03-09")

    assert (pressed.status_code, snooze_of(request)) == (302, (MONDAY_OPENS, front_desk.pk))
    page = open_page(desk, request)
    assert page.context["age"].words == "snoozed until Mon, Mar 9"
    assert page.context["age"].tone == "paused"
    assert "Snoozed. It comes back by itself." in text_of(page)
    assert (names(desk, "open"), names(desk, "snoozed")) == ([], ["Ada"])
    noon.move_to(MONDAY_OPENS, tick=False)
    on_monday = signed_in(front_desk)
    assert (names(on_monday, "open"), names(on_monday, "snoozed")) == (["Ada"], [])


def test_the_snoozed_stand_in_the_order_in_which_they_wake(desk: Client, front_desk: User) -> None:
    by = Actor.staff(front_desk)
    for name, day in [("Third", 12), ("First", 6), ("Second", 9)]:
        request = make_request(first_name=name, due_at=NOON - timedelta(days=day))
        snooze_request(request=request, wake_on=date(2026, 3, day), by=by, now=NOON)

    assert names(desk, "snoozed") == ["First", "Second", "Third"]


def test_wake_is_there_while_it_sleeps_and_brings_it_back(desk: Client) -> None:
    request = make_request(location=make_location())
    before = buttons(open_page(desk, request))
    press(desk, request, "snooze", wake_on="2026-03-09")
    request.refresh_from_db()
    asleep = buttons(open_page(desk, request))

    pressed = press(desk, request, "wake")

    assert ["Wake" in shown for shown in (before, asleep)] == [False, True]
    assert (pressed.status_code, snooze_of(request)) == (302, (None, None))
    assert "Awake: it is back in the queue." in text_of(open_page(desk, request))
    assert names(desk, "open") == ["Ada"]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Enter the day on which it comes back"),
        ("in a week", "Enter the date as year, month and day, like 2026-03-09"),
        ("2026-02-30", "Enter the date as year, month and day, like 2026-03-09"),
        ("\x00", "Enter the date as year, month and day, like 2026-03-09"),
        ("2026-03-04", "Choose a day after today, Wed, Mar 4."),
        ("2025-03-09", "Choose a day after today, Wed, Mar 4."),
        ("2026-05-04", "Choose a day within 60 days: Sun, May 3 is the last one."),
        ("9999-12-31", "Choose a day within 60 days: Sun, May 3 is the last one."),
    ],
)
def test_a_day_that_cannot_be_says_why_beside_what_was_typed(desk: Client, typed: str, message: str) -> None:
    request = make_request()

    page = press(desk, request, "snooze", wake_on=typed)

    assert page.status_code == 422
    assert errors(page) == [(message, "#id_snooze_wake_on")]
    (form,) = [panel.form for panel in page.context["panels"] if panel.form.is_bound]
    assert form["wake_on"].value() == typed
    assert snooze_of(request) == (None, None)


def test_the_calendar_offers_the_days_that_are_possible(desk: Client) -> None:
    html = open_page(desk, make_request()).content.decode()

    assert 'min="2026-03-05"' in html
    assert 'max="2026-05-03"' in html


def test_a_colleagues_request_is_refused_in_words_and_the_day_stays_typed(desk: Client) -> None:
    sam = make_staff(Role.CLINICIAN, first_name="Casey", last_name="Sample")
    request = make_request(status="in_review", assigned_to=sam)

    page = press(desk, request, "snooze", wake_on="2026-03-09")

    assert page.status_code == 422
    assert errors(page) == [("Casey has this request; ask them, or claim it first.", "")]
    assert 'value="2026-03-09"' in page.content.decode()
    assert snooze_of(request) == (None, None)


def test_somebody_was_faster_and_the_day_stays_typed(desk: Client) -> None:
    seen = make_request()
    fresh = AppointmentRequest.objects.get(pk=seen.pk)
    claim_request(request=fresh, by=Actor.staff(make_staff()), now=NOON)

    page = press(desk, seen, "snooze", wake_on="2026-03-09")

    assert page.status_code == 409
    assert 'value="2026-03-09"' in page.content.decode()
    assert snooze_of(seen) == (None, None)


def test_waking_what_woke_meanwhile_is_said(desk: Client, front_desk: User, noon: Any) -> None:
    request = make_request(location=make_location())
    press(desk, request, "snooze", wake_on="2026-03-09")
    request.refresh_from_db()
    noon.move_to(MONDAY_OPENS, tick=False)

    page = press(signed_in(front_desk), request, "wake")

    assert (page.status_code, errors(page)) == (422, [("This request is not snoozed any more.", "")])


@pytest.mark.parametrize("code", ["snooze", "wake", "stop-link"])
def test_a_button_is_pressed_and_not_opened_and_not_by_strangers(
    client: Client, desk: Client, code: str
) -> None:
    request = make_request()
    reader = make_staff(None, is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_appointmentrequest"))
    before = AppointmentRequest.objects.values().get()

    opened = desk.get(f"{QUEUE}{request.pk}/do/{code}/")
    answers = [press(one, request, code, wake_on="2026-03-09") for one in (client, signed_in(reader))]

    assert [answer.status_code for answer in (opened, *answers)] == [405, 302, 403]
    assert AppointmentRequest.objects.values().get() == before
    assert not request.events.exists()


def test_the_page_of_a_sleeping_request_costs_no_more(
    desk: Client, front_desk: User, django_assert_num_queries: Any
) -> None:
    request = make_request()
    by = Actor.staff(front_desk)
    add_note(request=request, text="x", by=by, now=NOON)
    snooze_request(request=request, wake_on=date(2026, 3, 9), by=by, now=NOON)
    open_page(desk, request)

    with django_assert_num_queries(16):
        open_page(desk, request)
