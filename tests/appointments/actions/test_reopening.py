"""Closing and reopening: what happens to the clock and to messages."""

from datetime import timedelta

import pytest

from appointments.actions.triage import close_request, reopen_request
from appointments.enums import ClosedReason, RequestStatus
from appointments.models import OutboundMessage
from tests.appointments.factories import NOON, build_sending, make_location, make_request, send

pytestmark = pytest.mark.django_db

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_a_reopened_request_is_not_late_at_once(by):
    place = make_location()
    long_ago = NOON - 30 * DAY
    request = make_request(status=RequestStatus.CLOSED, location=place, due_at=long_ago)

    reopen_request(request=request, by=by, now=NOON)

    assert request.due_at == NOON + 2 * HOUR


def test_a_reopened_request_is_to_be_contacted_anew(by):
    request = make_request(status=RequestStatus.CLOSED, first_contact_at=NOON - DAY, undelivered_count=1)

    reopen_request(request=request, by=by, now=NOON)

    assert (request.first_contact_at, request.undelivered_count) == (None, 0)


def test_a_request_closed_in_quarantine_is_acknowledged_once_it_is_reopened(by):
    request = send(sending=build_sending(suspicions=("honeypot",)))
    close_request(request=request, reason=ClosedReason.SPAM, by=by, now=NOON)
    assert OutboundMessage.objects.count() == 0

    reopen_request(request=request, by=by, now=NOON)

    assert list(OutboundMessage.objects.values_list("request", "status")) == [(request.pk, "pending")]


def test_closing_keeps_a_message_that_has_not_left_from_leaving(by):
    request = send()

    close_request(request=request, reason=ClosedReason.WITHDRAWN, by=by, now=NOON)

    assert list(OutboundMessage.objects.values_list("status", flat=True)) == ["cancelled"]
