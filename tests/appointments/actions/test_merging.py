"""Merging two requests, and taking it back."""

from datetime import timedelta
from typing import Any

import pytest

from appointments.actions.booking import cancel_appointment, put_on_waitlist
from appointments.actions.merging import merge_requests, undo_merge
from appointments.actions.snooze import snooze_request
from appointments.actions.transitions import ChangedMeanwhileError
from appointments.actions.triage import claim_request, close_request, log_contact, reopen_request
from appointments.actions.withdrawal import withdraw_request
from appointments.enums import CancelReason, Channel, ClosedReason, ContactOutcome
from appointments.models import Actor, AppointmentRequest, DuplicatePair, OutboundMessage
from appointments.queries import history_of
from appointments.queries.schedule import impossible_states
from appointments.rules.transitions import TransitionRefusedError
from clinic.models import User
from tests.appointments.calendar import book, make_resource, make_service, offer
from tests.appointments.factories import NOON, make_request, make_staff, send

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(minutes=1)
NOT_KEPT = ("version", "id")


def two(**changes: Any) -> tuple[AppointmentRequest, AppointmentRequest, DuplicatePair]:
    first, second = send(), send(now=LATER, **changes)
    return first, second, DuplicatePair.objects.get()


def row(request: AppointmentRequest) -> dict:
    values = AppointmentRequest.objects.values().get(pk=request.pk)
    return {name: value for name, value in values.items() if name not in NOT_KEPT and "_hash" not in name}


def fresh(request: AppointmentRequest) -> AppointmentRequest:
    return AppointmentRequest.objects.get(pk=request.pk)


def lines(request: AppointmentRequest) -> list[tuple]:
    return list(request.events.exclude(verb="sent").values_list("verb", "from_status", "to_status", "reason"))


def test_the_one_that_goes_is_closed_as_a_duplicate_of_the_one_that_stays(by: Actor):
    kept, gone, pair = two()

    merge_requests(pair=pair, gone=gone, kept=kept, by=by, now=LATER)

    expected = {"status": "closed", "closed_reason": "duplicate", "closed_at": LATER}
    expected |= {"closed_by_id": by.user.pk, "merged_into_id": kept.pk}
    assert {name: row(gone)[name] for name in expected} == expected
    assert (row(kept)["status"], row(kept)["merged_into_id"]) == ("new", None)
    assert lines(gone) == [("merged", "new", "closed", f"Into {kept.reference}")]
    assert lines(kept) == [("merged", "new", "new", f"{gone.reference} into this one")]
    pair.refresh_from_db()
    assert (pair.state, pair.decided_by, pair.decided_at) == ("merged", by.user, LATER)
    assert list(impossible_states(now=LATER)) == []


def test_nothing_is_sent_and_what_waited_about_the_one_that_goes_does_not_leave(by: Actor):
    kept, gone, pair = two()

    merge_requests(pair=pair, gone=gone, kept=kept, by=by, now=LATER)

    messages = OutboundMessage.objects.values_list("request", "kind", "status").order_by("pk")
    assert list(messages) == [
        (kept.pk, "request_received", "pending"),
        (gone.pk, "request_received", "cancelled"),
    ]


def test_news_of_a_lost_time_leaves_all_the_same(by: Actor):
    kept, gone, pair = two()
    booked = book(make_resource(), request=gone)
    cancel_appointment(appointment=booked, reason=CancelReason.CLINIC, by=by, now=NOON)

    merge_requests(pair=pair, gone=gone, kept=kept, by=by, now=LATER)

    waiting = OutboundMessage.objects.filter(request=gone, status="pending").values_list("kind", flat=True)
    assert list(waiting) == ["appointment_cancelled"]


def test_the_history_of_both_is_one(by: Actor, desk: User):
    kept, gone, pair = two()
    before = [entry.title for entry in history_of(gone).timeline() if entry.kind == "event"]
    merge_requests(pair=pair, gone=gone, kept=kept, by=by, now=LATER)

    told = [
        (entry.title, entry.who)
        for entry in history_of(kept, joined=[gone]).timeline()
        if entry.kind == "event"
    ]

    assert before == ["Sent"]
    assert sorted(told) == sorted(
        [
            ("Sent", "Patient"),
            ("Sent", f"Patient ({gone.reference})"),
            ("Merged", str(desk)),
            ("Merged", f"{desk} ({gone.reference})"),
        ]
    )


@pytest.mark.parametrize("stays", ["older", "newer"])
def test_the_earlier_promised_call_is_owed_whichever_stays(by: Actor, stays: str):
    older, newer, pair = two()
    kept, gone = (older, newer) if stays == "older" else (newer, older)
    assert older.due_at < newer.due_at

    merge_requests(pair=pair, gone=gone, kept=kept, by=by, now=LATER)

    assert row(kept)["due_at"] == older.due_at


@pytest.mark.parametrize(("called_at", "counts"), [(NOON, False), (LATER + timedelta(hours=1), True)])
def test_a_call_counts_for_the_one_that_stays_if_it_came_after_that_was_sent(
    by: Actor, called_at: Any, counts: bool
):
    gone, kept, pair = two()
    spoke = {"channel": Channel.CALL, "outcome": ContactOutcome.SPOKE, "note": ""}
    log_contact(request=gone, **spoke, by=by, now=called_at)

    merge_requests(pair=pair, gone=gone, kept=kept, by=by, now=called_at)

    assert row(kept)["first_contact_at"] == (called_at if counts else None)


@pytest.mark.parametrize("has", ["booked", "offered", "waitlist"])
def test_what_a_patient_was_promised_keeps_its_request(by: Actor, has: str):
    kept, gone, pair = two()
    resource = make_resource()
    if has == "booked":
        book(resource, request=gone)
    elif has == "offered":
        offer(resource, request=gone, by=by)
    else:
        put_on_waitlist(request=gone, service=make_service(), by=by, now=NOON)
    before = (row(gone), row(kept))

    with pytest.raises(TransitionRefusedError) as refused:
        merge_requests(pair=pair, gone=gone, kept=kept, by=by, now=LATER)
    assert (row(gone), row(kept)) == before
    merge_requests(pair=pair, gone=kept, kept=gone, by=by, now=LATER)

    why = "it has a time, an offer or a place on the waitlist"
    assert str(refused.value) == f"{gone.reference} has to be the one that stays: {why}."
    assert row(kept)["status"] == "closed"
    assert list(impossible_states(now=LATER)) == []


def test_a_merge_that_is_undone_leaves_both_as_they_were(by: Actor):
    kept, gone, pair = two()
    claim_request(request=gone, by=by, now=LATER)
    snooze_request(request=gone, wake_on=(NOON + timedelta(days=1)).date(), by=by, now=LATER)
    before = (row(gone), row(kept), DuplicatePair.objects.values().get())

    merge_requests(pair=pair, gone=gone, kept=kept, by=by, now=LATER)
    assert row(gone)["snoozed_until"] is None
    undo_merge(pair=pair, gone=gone, kept=kept, by=by, now=LATER)

    assert (row(gone), row(kept), DuplicatePair.objects.values().get()) == before
    assert lines(gone)[-1] == ("unmerged", "closed", "in_review", f"Out of {kept.reference}")
    assert lines(kept)[-1] == ("unmerged", "new", "new", f"{gone.reference} out of this one")
    assert list(impossible_states(now=LATER)) == []


@pytest.mark.parametrize("status", ["quarantined", "new", "clinical_review", "waiting_patient"])
def test_undone_it_stands_where_it_stood(by: Actor, status: str):
    kept, gone, pair = two()
    AppointmentRequest.objects.filter(pk=gone.pk).update(status=status)
    gone = fresh(gone)

    merge_requests(pair=pair, gone=gone, kept=kept, by=by, now=LATER)
    undo_merge(pair=pair, gone=gone, kept=kept, by=by, now=LATER)

    assert row(gone)["status"] == status
    assert list(impossible_states(now=LATER)) == []


def test_undone_the_clock_of_the_one_that_stayed_is_set_back_unless_it_was_set_anew(by: Actor):
    gone, kept, pair = two()
    own = kept.due_at

    merge_requests(pair=pair, gone=gone, kept=kept, by=by, now=LATER)
    joined = kept.due_at
    undo_merge(pair=pair, gone=gone, kept=kept, by=by, now=LATER)
    set_back = row(kept)["due_at"]
    merge_requests(pair=pair, gone=gone, kept=kept, by=by, now=LATER)
    anew = NOON + timedelta(days=3)
    AppointmentRequest.objects.filter(pk=kept.pk).update(due_at=anew)
    undo_merge(pair=pair, gone=fresh(gone), kept=fresh(kept), by=by, now=LATER)

    assert (joined, set_back, row(kept)["due_at"]) == (gone.due_at, own, anew)


def test_undone_its_acknowledgement_is_owed_again_in_two_minutes(by: Actor, settings: Any):
    settings.MESSAGE_DELAY_SECONDS = 120
    kept, gone, pair = two()

    merge_requests(pair=pair, gone=gone, kept=kept, by=by, now=LATER)
    undo_merge(pair=pair, gone=gone, kept=kept, by=by, now=LATER)

    owed = OutboundMessage.objects.filter(request=gone).values_list("kind", "status", "send_after")
    assert list(owed) == [("request_received", "pending", LATER + timedelta(minutes=2))]


def test_undone_a_request_of_somebody_who_has_left_is_nobodys(by: Actor):
    kept, gone, pair = two()
    leaver = make_staff()
    claim_request(request=gone, by=Actor.staff(leaver), now=LATER)
    merge_requests(pair=pair, gone=gone, kept=kept, by=by, now=LATER)
    User.objects.filter(pk=leaver.pk).update(is_active=False)

    undo_merge(pair=pair, gone=fresh(gone), kept=kept, by=by, now=LATER)

    assert (row(gone)["assigned_to_id"], row(gone)["assigned_at"]) == (None, None)


def test_a_merge_is_not_undone_after_the_patient_has_withdrawn(by: Actor):
    kept, gone, pair = two()
    merge_requests(pair=pair, gone=gone, kept=kept, by=by, now=LATER)
    withdraw_request(request=kept, by=Actor.PATIENT, now=LATER)

    with pytest.raises(TransitionRefusedError) as refused:
        undo_merge(pair=pair, gone=gone, kept=kept, by=by, now=LATER)

    words = f"The patient has withdrawn {kept.reference} since, and with it what was merged into it."
    assert (str(refused.value), row(gone)["status"]) == (words, "closed")


def test_a_merge_is_undone_once(by: Actor):
    kept, gone, pair = two()
    merge_requests(pair=pair, gone=gone, kept=kept, by=by, now=LATER)
    undo_merge(pair=pair, gone=gone, kept=kept, by=by, now=LATER)

    with pytest.raises(TransitionRefusedError) as refused:
        undo_merge(pair=pair, gone=gone, kept=kept, by=by, now=LATER)

    assert str(refused.value) == f"{gone.reference} is not merged into {kept.reference} any more."


def test_a_merged_request_is_opened_by_undoing_the_merge_alone(by: Actor):
    kept, gone, pair = two()
    merge_requests(pair=pair, gone=gone, kept=kept, by=by, now=LATER)

    with pytest.raises(TransitionRefusedError) as refused:
        reopen_request(request=gone, by=by, now=LATER)

    assert str(refused.value) == "This request was merged into another one. Undo the merge instead."


def test_two_that_are_not_open_are_not_merged(by: Actor):
    kept, gone, pair = two()
    close_request(request=gone, reason=ClosedReason.COMPLETED, by=by, now=LATER)

    with pytest.raises(TransitionRefusedError) as refused:
        merge_requests(pair=pair, gone=gone, kept=kept, by=by, now=LATER)

    assert str(refused.value).startswith(f"{gone.reference} is closed.")


@pytest.mark.parametrize("which", ["gone", "kept"])
def test_a_change_to_either_since_it_was_seen_stops_the_merge(by: Actor, which: str):
    kept, gone, pair = two()
    claim_request(request=fresh(gone if which == "gone" else kept), by=by, now=LATER)
    before = (row(gone), row(kept))

    with pytest.raises(ChangedMeanwhileError) as changed:
        merge_requests(pair=pair, gone=gone, kept=kept, by=by, now=LATER)

    assert [event.verb for event in changed.value.events] == ["claimed"]
    assert (row(gone), row(kept)) == before


def test_a_third_request_goes_into_the_one_that_stays(by: Actor):
    kept, gone, _ = two()
    third = send(now=LATER)
    pair = {(one.older_id, one.newer_id): one for one in DuplicatePair.objects.all()}
    merge_requests(pair=pair[kept.pk, gone.pk], gone=gone, kept=kept, by=by, now=LATER)

    with pytest.raises(TransitionRefusedError) as refused:
        merge_requests(pair=pair[kept.pk, third.pk], gone=kept, kept=third, by=by, now=LATER)
    merge_requests(pair=pair[kept.pk, third.pk], gone=third, kept=kept, by=by, now=LATER)

    why = "another request was merged into it"
    assert str(refused.value) == f"{kept.reference} has to be the one that stays: {why}."
    assert list(kept.merged_requests.order_by("pk")) == [gone, third]


def test_only_staff_merge(by: Actor):
    first, second = make_request(), make_request()
    pair = DuplicatePair.objects.create(older=first, newer=second, found_at=NOON)

    with pytest.raises(ValueError, match="only staff decide about duplicates"):
        merge_requests(pair=pair, gone=second, kept=first, by=Actor.PATIENT, now=NOON)
