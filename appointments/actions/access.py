"""Recording who looked."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from appointments.enums import AccessKind
from appointments.models import AccessEvent, AppointmentRequest
from clinic.models import User
from clinic.privacy import Privacy


def record_access(
    *,
    by: User,
    now: datetime,
    request: AppointmentRequest | None = None,
    kind: AccessKind = AccessKind.VIEW,
    privacy: Privacy = Privacy.CONTACT,
) -> None:
    """Write one line about a member of staff who saw contact or clinical data."""
    AccessEvent.objects.create(at=now, user=by, kind=kind, privacy_class=privacy, request=request)


def record_access_to_each(*, by: User, now: datetime, requests: Sequence[AppointmentRequest]) -> None:
    """Write a line for each request whose contact data was shown on one page."""
    AccessEvent.objects.bulk_create(
        AccessEvent(at=now, user=by, kind=AccessKind.VIEW, privacy_class=Privacy.CONTACT, request=request)
        for request in requests
    )


@transaction.atomic
def record_export(
    *, by: User, now: datetime, ids: Sequence[int], chosen_by: str, reason: str, privacy: Privacy
) -> None:
    """Write down that these requests leave as a file: one line over all of them, and one for each.

    `reason` is why, in the words of whoever asked; `chosen_by` are the codes of the queue and its filters.
    """
    looks = {"at": now, "user": by, "kind": AccessKind.EXPORT, "privacy_class": privacy}
    AccessEvent.objects.create(**looks, chosen_by=chosen_by[:200], row_count=len(ids), reason=reason)
    lines = (AccessEvent(**looks, request_id=pk) for pk in ids)
    AccessEvent.objects.bulk_create(lines, batch_size=500)
