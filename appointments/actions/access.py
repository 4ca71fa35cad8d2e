"""Recording who looked."""

from collections.abc import Sequence
from datetime import datetime

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
