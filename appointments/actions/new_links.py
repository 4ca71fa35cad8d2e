"""“Send me a new link”: to whoever reads an email address, and never telling whether the clinic knows it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from appointments.actions.limits import count_hit
from appointments.actions.links import LIVES_FOR
from appointments.actions.messages import queue_message
from appointments.enums import ClosedReason, LinkPurpose, MessageKind, RequestStatus
from appointments.models import Actor, AppointmentRequest
from clinic.keyed_hash import normalize_email

ADDRESS_LIMIT, ADDRESS_WINDOW = 10, timedelta(hours=1)
CONTACT_LIMIT, CONTACT_WINDOW = 3, timedelta(days=1)
# A family may share an address; more requests than this are no family.
MOST_LINKS = 5
# Nothing is sent after withdrawal, and nobody asked for these.
NEVER = (ClosedReason.WITHDRAWN, ClosedReason.SPAM, ClosedReason.ENTERED_IN_ERROR)


class TooManyLinksError(Exception):
    """So many links were asked for from here, or for this address, that no more leave for a while."""


@transaction.atomic
def send_new_links(*, email: str, reference: str, address: str, by: Actor, now: datetime) -> None:
    """Owe a new link for each recent request with this email address, or for the one of a reference.

    Returns nothing, so that no caller can tell whether there was one. A form that is not sent yet gets a link
    to go on with it. Raises TooManyLinksError, for known and unknown addresses alike.
    """
    _count(email, address, now)
    found = AppointmentRequest.objects.filter(_recent(now), email_hash__matches=email)
    if reference:
        found = found.filter(reference=reference)
    for request in found.order_by("-sent_at", "-pk")[:MOST_LINKS]:
        is_draft = request.status == RequestStatus.DRAFT
        kind = MessageKind.RESUME_LINK if is_draft else MessageKind.NEW_LINK
        queue_message(request=request, kind=kind, by=by, now=now)


def _count(email: str, address: str, now: datetime) -> None:
    """Count both, whatever comes of the first, so that the two limits do not hide each other."""
    from_here = count_hit(purpose="link_address", value=address, window=ADDRESS_WINDOW, now=now)
    for_it = count_hit(purpose="link_contact", value=normalize_email(email), window=CONTACT_WINDOW, now=now)
    if from_here > ADDRESS_LIMIT or for_it > CONTACT_LIMIT:
        raise TooManyLinksError


def _recent(now: datetime) -> Q:
    """Open, scheduled, or ended while a link would still have been good.

    Not what waits in quarantine: nobody can make the clinic write to strangers.
    """
    since = now - LIVES_FOR[LinkPurpose.MANAGE]
    ended = Q(status=RequestStatus.CLOSED, closed_at__gte=since) & ~Q(closed_reason__in=NEVER)
    return ended | ~Q(status__in=(RequestStatus.CLOSED, RequestStatus.QUARANTINED))
