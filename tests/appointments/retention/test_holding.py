"""A legal hold keeps a request from being purged or deleted."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from appointments.actions.retention import purge
from appointments.models import Actor, AppointmentRequest
from clinic.models import User
from tests.appointments.factories import NOON, make_request
from tests.appointments.retention.pages import CHANGE, WHY, errors, history, open_privacy, press, text_of
from tests.appointments.retention.whole import LONG_AFTER

pytestmark = pytest.mark.django_db


def spam(**changes) -> AppointmentRequest:
    return make_request(**{"status": "closed", "closed_reason": "spam", "closed_at": NOON} | changes)


def purged() -> set[int]:
    purge(by=Actor.SYSTEM, now=LONG_AFTER)
    return set(AppointmentRequest.objects.filter(purged_at__isnull=False).values_list("pk", flat=True))


def test_it_stops_purging_and_deletion_until_it_is_lifted(office: Client, officer: User) -> None:
    request, other = spam(), spam()

    held = press(office, request, "hold")
    request.refresh_from_db()
    deleted = press(office, request, "delete")
    first = purged()
    lifted = press(office, request, "lift")
    second = purged()

    assert (held.status_code, request.legal_hold_by, history(request)[0]) == (302, officer, ("hold_set", WHY))
    assert errors(deleted, "delete") == [
        f"There is a legal hold on {request.reference}. Nothing may be deleted before it is lifted."
    ]
    assert (first, lifted.status_code, second) == ({other.pk}, 302, {request.pk, other.pk})
    assert [verb for verb, _ in history(request)] == ["hold_set", "hold_lifted", "purged"]


def test_a_hold_on_one_of_a_merge_holds_both(office: Client) -> None:
    kept = spam(closed_reason="withdrawn")
    gone = spam(closed_reason="duplicate", merged_into=kept)
    press(office, gone, "hold")

    assert purged() == set()
    assert errors(press(office, kept, "delete"), "delete") == [
        f"There is a legal hold on {gone.reference}. Nothing may be deleted before it is lifted."
    ]


def test_the_pages_say_that_there_is_one(office: Client, officer: User) -> None:
    request = make_request()
    assert "Legal hold since" not in text_of(office.get(CHANGE.format(request.pk)))

    press(office, request, "hold")

    assert "Legal hold since" in text_of(office.get(CHANGE.format(request.pk)))
    page = open_privacy(office, request)
    assert f"by Robin Sample: {WHY}" in text_of(page)
    assert {"hold", "lift"} & set(page.context["panels"]) == {"lift"}


def test_a_second_press_is_told_what_happened(office: Client) -> None:
    request = make_request()
    press(office, request, "hold")

    stale = press(office, request, "hold")
    request.refresh_from_db()
    fresh = press(office, request, "hold")

    assert (stale.status_code, fresh.status_code) == (409, 422)
    assert "Legal hold set by Robin Sample" in text_of(stale)
    assert errors(fresh, "hold") == ["There is a legal hold on it already."]


def test_lifting_what_is_not_there_is_refused(office: Client) -> None:
    request = make_request()

    assert errors(press(office, request, "lift"), "lift") == ["There is no legal hold on it."]


@pytest.mark.parametrize("changes", [{"legal_hold_at": NOON}, {"purged_at": NOON}])
def test_the_database_refuses_half_a_hold_and_half_a_purge(changes: dict) -> None:
    request = spam()

    with pytest.raises(IntegrityError, match=r"request_(legal_hold|purged)_"), transaction.atomic():
        AppointmentRequest.objects.filter(pk=request.pk).update(**changes)
