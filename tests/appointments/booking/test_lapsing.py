"""What the worker puts away: holds that ran out, and drafts that nobody came back to."""

from datetime import timedelta

import pytest

from appointments.actions import drafts
from appointments.actions.booking import lapsing, put_away_lapsed
from appointments.actions.drafts import forget_old_drafts
from appointments.actions.links import issue_link
from appointments.enums import LinkPurpose
from appointments.models import Actor, Appointment, AppointmentRequest, ManageLink, OccupiedTick, Screening
from tests.appointments.booking.reading import owed, state, stored, verbs
from tests.appointments.calendar import MONDAY_9, book, hold, make_draft, make_resource, offer
from tests.appointments.factories import NOON, make_request

pytestmark = pytest.mark.django_db
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def test_a_hold_is_put_away_the_moment_it_runs_out_and_not_before():
    held = hold(make_resource())

    assert put_away_lapsed(now=NOON + 15 * MINUTE - timedelta(microseconds=1)) == 0
    assert state(held) == ("proposed", "", 12)

    assert put_away_lapsed(now=NOON + 15 * MINUTE) == 1
    assert state(held) == ("cancelled", "lapsed", 0)
    assert put_away_lapsed(now=NOON + 15 * MINUTE) == 0


def test_a_request_whose_offers_have_all_lapsed_goes_back_to_work():
    resource = make_resource()
    first = offer(resource, MONDAY_9)[0]
    second = offer(resource, MONDAY_9 + 2 * HOUR, request=stored(first).request, now=NOON + HOUR)[0]

    put_away_lapsed(now=NOON + DAY)
    assert [state(first)[0], stored(second).request.status] == ["cancelled", "waiting_patient"]

    put_away_lapsed(now=NOON + DAY + HOUR)
    assert [state(second)[0], stored(second).request.status] == ["cancelled", "in_review"]
    assert verbs(first.request)[-3:] == ["time_lapsed", "time_lapsed", "resumed"]
    assert {event.actor_kind for event in first.request.events.filter(verb="resumed")} == {"system"}


def test_a_request_whose_offers_have_lapsed_is_not_overdue_at_once():
    (only,) = offer(make_resource(), MONDAY_9, request=make_request(first_contact_at=NOON))
    assert only.request.due_at == NOON + 2 * HOUR

    put_away_lapsed(now=NOON + DAY)

    request = stored(only).request
    assert (request.due_at, request.first_contact_at) == (NOON + DAY + 2 * HOUR, None)
    assert not AppointmentRequest.objects.overdue(now=NOON + DAY).exists()


def test_a_hold_that_somebody_used_first_is_left_alone(monkeypatch):
    """The worker's list is a moment old when it comes to each of its rows."""
    held = hold(make_resource())
    real = lapsing.lock_request

    def used_meanwhile(request):
        Appointment.objects.filter(pk=held.pk).update(held_until=NOON + HOUR)
        real(request)

    monkeypatch.setattr(lapsing, "lock_request", used_meanwhile)

    assert put_away_lapsed(now=NOON + 15 * MINUTE) == 0
    assert state(held) == ("proposed", "", 12)


def test_a_hold_whose_draft_was_forgotten_meanwhile_does_not_stop_the_round():
    assert lapsing._put_away(999_999, NOON) == 0


def test_somebody_who_comes_first_frees_a_lapsed_hold_without_the_worker():
    resource = make_resource()
    lapsed = hold(resource)

    other = book(resource, now=NOON + 15 * MINUTE)

    assert (state(other), lapsed.ticks.count()) == (("booked", "", 12), 0)
    assert put_away_lapsed(now=NOON + 15 * MINUTE) == 1
    assert (state(other), state(lapsed)) == (("booked", "", 12), ("cancelled", "lapsed", 0))


def old_draft(saved_at=NOON - 8 * DAY) -> AppointmentRequest:
    draft = make_draft()
    Screening.objects.create(request=draft, form_version="1", started_at=saved_at, saved_at=saved_at)
    issue_link(request=draft, purpose=LinkPurpose.RESUME, now=saved_at)
    return draft


def test_a_draft_that_nobody_saved_for_a_week_is_forgotten_whole():
    draft, recent = old_draft(), old_draft(NOON - 6 * DAY)
    hold(make_resource(), request=draft)

    assert forget_old_drafts(now=NOON) == 1

    assert list(AppointmentRequest.objects.all()) == [recent]
    kept = [Screening, ManageLink, Appointment, OccupiedTick]
    assert [model.objects.count() for model in kept] == [1, 1, 0, 0]


def test_a_draft_that_was_sent_or_saved_meanwhile_is_kept(monkeypatch):
    sent, saved = old_draft(), old_draft()
    listed = drafts.drafts_to_forget(before=NOON - 7 * DAY)
    monkeypatch.setattr(drafts, "drafts_to_forget", lambda before: listed)
    AppointmentRequest.objects.filter(pk=sent.pk).update(status="new")
    Screening.objects.filter(request=saved).update(saved_at=NOON)

    assert forget_old_drafts(now=NOON) == 0
    assert (sorted(listed), AppointmentRequest.objects.count()) == ([sent.pk, saved.pk], 2)


def test_nobody_is_told_of_a_hold_that_ran_out():
    held = hold(make_resource())

    put_away_lapsed(now=NOON + 15 * MINUTE)

    assert (owed(held.request), verbs(held.request)) == ([], [])
    assert stored(held).cancelled_by is None
    assert Actor.SYSTEM.user is None
