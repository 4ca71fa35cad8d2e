"""Who else has a request open."""

from collections.abc import Iterable
from datetime import datetime

from appointments.models import AppointmentRequest, Presence
from clinic.models import User


def others_present(
    requests: Iterable[AppointmentRequest], *, but: User, now: datetime
) -> dict[int, list[Presence]]:
    """Return request id → everybody else who has it open, in the order of their names. One query."""
    found = Presence.objects.fresh(now=now).filter(request__in=[request.pk for request in requests])
    here: dict[int, list[Presence]] = {}
    for one in found.exclude(user=but).select_related("user").order_by("user__first_name", "user_id"):
        here.setdefault(one.request_id, []).append(one)
    return here
