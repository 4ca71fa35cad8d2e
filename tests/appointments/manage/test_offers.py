"""Offered times are answered by one press, and each press gets a clear answer."""

from datetime import timedelta

import pytest
from django.test import Client

from appointments.actions.booking import offer_from_waitlist, put_on_waitlist
from appointments.enums import RequestStatus, Verb
from appointments.models import Actor, Appointment, OccupiedTick
from tests.appointments.calendar import MONDAY_9, book, make_resource, offer
from tests.appointments.factories import NOON, make_request, make_staff
from tests.appointments.manage.opened import done, follow, heading_of, path, said, state, text_of, token_of

HELD = ("proposed", "")
BOOKED = ("booked", "")
WENT_BACK = ("cancelled", "other_time")


def accept(client: Client, token: str, offered: Appointment):
    return client.post(path(token, "accept/"), {"offer": str(offered.public_id)})


def test_one_press_books_the_time_and_frees_the_others(client: Client) -> None:
    first, second = offer(make_resource())
    token = token_of(first.request)

    page = follow(client, accept(client, token, second))

    first.request.refresh_from_db()
    assert (state(first), state(second)) == (WENT_BACK, BOOKED)
    assert first.request.status == RequestStatus.SCHEDULED
    assert heading_of(page) == "Booked: Monday, March 9"
    assert done(page) == "Thank you. This time is yours now."


def test_pressed_twice_it_is_booked_once(client: Client) -> None:
    first, _ = offer(make_resource())
    token = token_of(first.request)
    accept(client, token, first)

    again = accept(client, token, first)

    assert again.status_code == 409
    assert said(again) == "You have this time already."
    assert heading_of(again) == "Booked: Monday, March 9"
    assert state(first) == BOOKED


def test_a_second_offer_in_another_tab_is_told_what_was_chosen(client: Client) -> None:
    first, second = offer(make_resource())
    token = token_of(first.request)
    accept(client, token, first)

    other_tab = accept(client, token, second)

    assert other_tab.status_code == 409
    assert said(other_tab) == (
        "You have chosen another time before, so this one went back. This is how things stand now."
    )
    assert (state(first), state(second)) == (BOOKED, WENT_BACK)


def test_an_offer_that_ran_out_is_not_taken(client: Client, noon) -> None:
    (only,) = offer(make_resource(), MONDAY_9)
    token = token_of(only.request)
    noon.move_to(NOON + timedelta(hours=24), tick=False)

    page = accept(client, token, only)

    assert page.status_code == 409
    assert said(page) == "That offer has run out, and the time went back. This is how things stand now."
    assert heading_of(page) == "Not booked: the times we offered have run out"
    assert state(only) == HELD


@pytest.mark.parametrize("posted", ["", "1", "not-a-uuid", "\x00", "é" * 40, "of somebody else"])
def test_what_is_not_on_offer_is_refused(client: Client, posted: str) -> None:
    resource = make_resource()
    (mine,) = offer(resource, MONDAY_9)
    (foreign,) = offer(resource, MONDAY_9 + timedelta(hours=3))
    wanted = str(foreign.public_id) if posted == "of somebody else" else posted

    page = client.post(path(token_of(mine.request), "accept/"), {"offer": wanted})

    assert page.status_code == 409
    assert said(page) == "That time is not on offer. This is how things stand now."
    assert (state(mine), state(foreign)) == (HELD, HELD)


def test_an_accepted_waitlist_offer_replaces_the_later_time(client: Client) -> None:
    resource = make_resource()
    later = book(resource, MONDAY_9 + timedelta(days=2))
    by = Actor.staff(make_staff())
    entry = put_on_waitlist(request=later.request, service=later.service, by=by, now=NOON)
    sooner = offer_from_waitlist(entry=entry, resource=resource, starts_at=MONDAY_9, by=by, now=NOON)
    token = token_of(later.request)
    page = client.get(path(token))
    assert heading_of(page) == "Booked: Wednesday, March 11"
    assert "If you take it, it replaces the time that you have now." in text_of(page)

    accept(client, token, sooner)

    assert (state(sooner), state(later)) == (BOOKED, ("cancelled", "moved"))


def test_none_of_these_gives_the_times_back_and_sets_the_clock_anew(client: Client) -> None:
    first, second = offer(make_resource())
    request = first.request
    assert request.status == RequestStatus.WAITING_PATIENT

    page = follow(client, client.post(path(token_of(request), "decline/")))

    request.refresh_from_db()
    assert (state(first), state(second)) == (WENT_BACK, WENT_BACK)
    assert OccupiedTick.objects.count() == 0
    assert (request.status, request.due_at, request.first_contact_at) == (
        RequestStatus.IN_REVIEW,
        NOON + timedelta(hours=2),
        None,
    )
    last = request.events.filter(verb=Verb.TIME_CANCELLED).last()
    assert (last.actor_kind, last.reason) == ("patient", "None of the offered times suits")
    assert heading_of(page) == "Requested: not booked yet"
    assert done(page) == "Thank you for telling us. We will look for other times and contact you."


def test_declining_keeps_the_time_that_is_booked_already(client: Client) -> None:
    resource = make_resource()
    own = book(resource, MONDAY_9 + timedelta(days=2))
    (sooner,) = offer(resource, MONDAY_9, request=own.request)

    client.post(path(token_of(own.request), "decline/"))

    own.request.refresh_from_db()
    assert (state(own), state(sooner)) == (BOOKED, WENT_BACK)
    assert own.request.status == RequestStatus.SCHEDULED


def test_declining_twice_says_that_nothing_is_on_offer(client: Client) -> None:
    first, _ = offer(make_resource())
    token = token_of(first.request)
    client.post(path(token, "decline/"))

    again = client.post(path(token, "decline/"))

    assert again.status_code == 409
    assert said(again) == "No time is on offer any more. This is how things stand now."


@pytest.mark.parametrize("step", ["accept/", "decline/"])
def test_answers_are_posted_and_never_read(client: Client, step: str) -> None:
    first, _ = offer(make_resource())
    token = token_of(first.request)

    got, put = client.get(path(token, step)), client.put(path(token, step))

    assert (got.status_code, got["Location"], put.status_code) == (302, path(token), 405)
    assert state(first) == HELD


def test_posts_need_no_cookie_and_no_csrf_token() -> None:
    strict = Client(enforce_csrf_checks=True)
    first, _ = offer(make_resource())

    page = accept(strict, token_of(first.request), first)

    assert page.status_code == 303
    assert page.cookies == {}


def test_an_offer_of_a_request_without_a_wait_is_declined_too(client: Client) -> None:
    request = make_request()
    (one,) = offer(make_resource(), MONDAY_9, request=request)
    type(request).objects.filter(pk=request.pk).update(status=RequestStatus.IN_REVIEW)

    client.post(path(token_of(request), "decline/"))

    request.refresh_from_db()
    assert (state(one), request.status) == (WENT_BACK, RequestStatus.IN_REVIEW)
