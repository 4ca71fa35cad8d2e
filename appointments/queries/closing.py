"""What stands in the way of closing requests as unreachable."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db.models import Max

from appointments.enums import Channel, MessageKind, MessageStatus, Verb
from appointments.models import AppointmentRequest, ContactAttempt, Event, OutboundMessage
from appointments.queries.requests import clocks
from appointments.rules.front_desk import UnreachableRule, missing_attempts

# These open a request after it was closed; tries before them count no more.
OPENED_AGAIN = (Verb.REOPENED, Verb.ASKED_AGAIN)


def missing_tries(requests: Sequence[AppointmentRequest]) -> dict[int, str]:
    """Return request id → what is missing before it may be closed as unreachable, or "". Four queries.

    An email that staff wrote is a try as well, once it has left.
    """
    clock_by_location = clocks()
    ids = [request.pk for request in requests]
    opened_at = _opened_at(ids)
    tries: dict[int, list[tuple[datetime, str]]] = defaultdict(list)
    for pk, at, channel in _tries(ids):
        if pk not in opened_at or at >= opened_at[pk]:
            tries[pk].append((at, channel))
    return {
        request.pk: missing_attempts(
            UnreachableRule(),
            (
                (at.astimezone(clock_by_location[request.location_id].zone).date(), channel)
                for at, channel in tries[request.pk]
            ),
        )
        for request in requests
    }


def _tries(ids: list[int]) -> Iterator[tuple[int, datetime, str]]:
    attempts = ContactAttempt.objects.filter(request__in=ids).order_by()
    yield from attempts.values_list("request_id", "at", "channel")
    written = OutboundMessage.objects.filter(
        request__in=ids, kind=MessageKind.STAFF_REPLY, status=MessageStatus.SENT
    )
    for pk, sent_at in written.order_by().values_list("request_id", "sent_at"):
        if sent_at:
            yield pk, sent_at, Channel.EMAIL


def _opened_at(ids: list[int]) -> dict[int, datetime]:
    opened = Event.objects.filter(request__in=ids, verb__in=OPENED_AGAIN).order_by()
    return dict(opened.values_list("request_id").annotate(latest=Max("at")))
