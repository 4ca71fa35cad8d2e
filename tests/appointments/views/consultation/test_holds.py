"""A held time while the form is finished: held for longer, run out, taken, and at a change of clocks."""

from datetime import datetime, time, timedelta

import pytest
import time_machine
from django.test import Client

from appointments.enums import AppointmentStatus
from appointments.models import Appointment, OccupiedTick, ServiceType
from tests.appointments.calendar import MONDAY_9, book
from tests.appointments.factories import NOON
from tests.appointments.views.consultation.browsing import (
    begin,
    code_of,
    errors,
    fill_in_all,
    main_of,
    pick,
    post,
    sweep,
    the_draft,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(client: Client, resource) -> str:
    return begin(client)


def test_holding_longer_counts_from_now_up_to_an_hour(client, resource, draft, clock) -> None:
    pick(client, draft, code_of(resource))
    ends = []

    for minutes in (10, 24, 38, 52):
        clock.move_to(NOON + timedelta(minutes=minutes))
        client.post(f"{draft}hold/")
        ends.append(Appointment.objects.get().held_until - NOON)

    assert ends == [timedelta(minutes=minutes) for minutes in (25, 39, 53, 60)]


def test_get_of_the_hold_address_changes_nothing(client, resource, draft, clock) -> None:
    pick(client, draft, code_of(resource))
    clock.move_to(NOON + timedelta(minutes=10))

    answer = client.get(f"{draft}hold/")

    assert answer.url == f"{draft}check/"
    assert Appointment.objects.get().held_until == NOON + timedelta(minutes=15)


def test_a_body_that_cannot_be_read_is_refused_before_the_hold_is_made_longer(
    client, resource, draft, clock
) -> None:
    pick(client, draft, code_of(resource))
    clock.move_to(NOON + timedelta(minutes=10))

    answer = client.generic("POST", f"{draft}hold/", b"&", content_type="multipart/form-data")

    assert answer.status_code == 400
    assert Appointment.objects.get().held_until == NOON + timedelta(minutes=15)


@pytest.mark.parametrize("is_swept", [False, True])
def test_hold_that_ran_out_is_said_and_sending_takes_the_time_if_it_is_still_free(
    client, resource, draft, clock, is_swept
) -> None:
    fill_in_all(client, draft, time={"time": code_of(resource), "windows": None})
    clock.move_to(NOON + timedelta(minutes=20))
    if is_swept:
        assert sweep() == 1

    page = client.get(f"{draft}check/").content.decode()
    answer = client.post(f"{draft}check/")

    assert "We could not hold this time any longer." in page
    assert answer.url == f"{draft}sent/"
    (asked,) = Appointment.objects.filter(status=AppointmentStatus.PENDING)
    assert (asked.starts_at, OccupiedTick.objects.count()) == (MONDAY_9, 12)


def test_hold_that_ran_out_and_was_taken_is_not_sent_without_a_word(client, resource, draft, clock) -> None:
    fill_in_all(client, draft, time={"time": code_of(resource), "windows": None})
    clock.move_to(NOON + timedelta(minutes=20))
    book(resource, MONDAY_9, now=NOON + timedelta(minutes=20))

    page = client.post(f"{draft}check/")

    assert (page.status_code, errors(page)) == (
        409,
        ["That time has just been taken. Please choose another one."],
    )
    draft_now = the_draft()
    assert (draft_now.status, draft_now.first_name) == ("draft", "Ada")


def test_resource_put_out_of_use_between_pick_and_sending_is_said(client, resource, draft, clock) -> None:
    fill_in_all(client, draft, time={"time": code_of(resource), "windows": None})
    resource.is_active = False
    resource.save()
    clock.move_to(NOON + timedelta(minutes=20))

    page = client.post(f"{draft}check/")

    assert errors(page) == ["That time is not offered any more. Please choose another one."]


def test_without_a_service_patients_can_still_say_when_or_ask_for_a_call(client, resource, draft) -> None:
    ServiceType.objects.update(is_offered=False)

    page = client.get(f"{draft}time/")
    answer = post(client, f"{draft}time/", {"time": "call"})

    assert "No times are free at the moment." in page.content.decode()
    assert answer.status_code == 303


@pytest.mark.parametrize(
    ("now", "local"),
    [
        (datetime(2026, 3, 7, 15, tzinfo=NOON.tzinfo), "9:00 am"),
        (datetime(2026, 10, 31, 15, tzinfo=NOON.tzinfo), "9:00 am"),
    ],
    ids=["spring", "fall"],
)
def test_on_the_day_after_the_clocks_change_the_wall_clock_is_what_counts(
    client, resource, now, local
) -> None:
    with time_machine.travel(now, tick=False):
        draft = begin(client)
        page = main_of(client.get(f"{draft}time/").content.decode())
        first = next(
            one["value"] for one in page.all("input") if one["name"] == "time" and "-" in one["value"]
        )
        pick(client, draft, first)
        held = Appointment.objects.get()

    assert held.starts_at.astimezone(resource.location.zone).time() == time(9)
    assert f"{local}" in page.texts("label")
