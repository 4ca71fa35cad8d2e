"""From a private link's token to what it leads to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from appointments.enums import LinkPurpose
from appointments.models import AppointmentRequest, ManageLink

ABOUT = ("request__location", "request__topic")


@dataclass(frozen=True)
class FoundLink:
    """A link that exists. `is_good` is False once it has expired or was revoked."""

    request: AppointmentRequest
    purpose: LinkPurpose
    expires_at: datetime
    is_good: bool


def find_link(token: str, *, now: datetime, about: Sequence[str] = ABOUT) -> FoundLink | None:
    """Return what a token leads to, or None when there was never such a link. One query.

    `about` names what the request brings along.
    """
    link = ManageLink.objects.for_token(token).select_related("request", *about).order_by().first()
    if link is None:
        return None
    is_good = link.revoked_at is None and link.expires_at > now
    return FoundLink(link.request, LinkPurpose(link.purpose), link.expires_at, is_good)
