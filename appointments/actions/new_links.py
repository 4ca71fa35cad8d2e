"""“Send me a new link”: to whoever reads an email address, and never telling whether the clinic knows it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from appointments.actions.gates import Arrival, reasons_against
from appointments.actions.limits import count_hit
from appointments.actions.links import LIVES_FOR
from appointments.actions.messages import queue_message
from appointments.enums import ClosedReason, LinkPurpose, MessageKind, RequestStatus
from appointments.models import Actor, AppointmentRequest, LinkWish
from appointments.rules.gates import LINKS
from clinic.keyed_hash import normalize_email

CONTACT_LIMIT, CONTACT_WINDOW = 3, timedelta(days=1)
# A family may share an address; more requests than this are no family.
MOST_LINKS = 5
# Nothing is sent after withdrawal, and nobody asked for these.
NEVER = (ClosedReason.WITHDRAWN, ClosedReason.SPAM, ClosedReason.ENTERED_IN_ERROR)


class TooManyLinksError(Exception):
    """So many links were asked for from here, or for this address, that no more leave for a while."""


def ask_for_links(*, email: str, reference: str, address: str, arrival: Arrival, now: datetime) -> None:
    """Keep the wish for the worker, which looks whose email address it is.

    So the answer comes from the same statements for an address that the clinic knows and one that it does
    not. Raises TooManyLinksError for both alike: for a surplus from one place that comes without proof of
    work, and for a surplus to one email address, which no work makes up for. It is no transaction, so that
    what was counted stays counted then.
    """
    from_here = reasons_against(gate=LINKS, address=address, arrival=arrival, now=now)
    for_it = count_hit(purpose="link_contact", value=normalize_email(email), window=CONTACT_WINDOW, now=now)
    if from_here or for_it > CONTACT_LIMIT:
        raise TooManyLinksError
    LinkWish.objects.create(email=email, reference=reference, asked_at=now)


def fulfil_link_wishes(*, now: datetime) -> int:
    """Owe the links that were asked for, and forget who asked; returns how many wishes there were.

    Two workers never fulfil the same one: whoever deletes the row does.
    """
    wishes = list(LinkWish.objects.all()[:100])
    for wish in wishes:
        with transaction.atomic():
            if LinkWish.objects.filter(pk=wish.pk).delete()[0]:
                send_new_links(email=wish.email, reference=wish.reference, by=Actor.PATIENT, now=now)
    return len(wishes)


def send_new_links(*, email: str, reference: str, by: Actor, now: datetime) -> None:
    """Owe a new link for each recent request with this email address, or for the one of a reference.

    A form that is not sent yet gets a link to go on with it.
    """
    found = AppointmentRequest.objects.filter(_recent(now), email_hash__matches=email)
    if reference:
        found = found.filter(reference=reference)
    for request in found.order_by("-sent_at", "-pk")[:MOST_LINKS]:
        is_draft = request.status == RequestStatus.DRAFT
        kind = MessageKind.RESUME_LINK if is_draft else MessageKind.NEW_LINK
        queue_message(request=request, kind=kind, by=by, now=now)


def _recent(now: datetime) -> Q:
    """Open, scheduled, or ended while a link would still have been good.

    Not what waits in quarantine: nobody can make the clinic write to strangers.
    """
    since = now - LIVES_FOR[LinkPurpose.MANAGE]
    ended = Q(status=RequestStatus.CLOSED, closed_at__gte=since) & ~Q(closed_reason__in=NEVER)
    return ended | ~Q(status__in=(RequestStatus.CLOSED, RequestStatus.QUARANTINED))
