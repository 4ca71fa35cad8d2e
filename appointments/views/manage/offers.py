"""Answering offered times by one press."""

import uuid

from django.http import HttpRequest, HttpResponse

from appointments.actions.booking import accept_offer, decline_offers
from appointments.enums import AppointmentStatus, CancelReason
from appointments.models import Actor, Appointment
from appointments.views.manage.private import OpenLink, private_press

YOURS_ALREADY = "You have this time already."
CHOSE_ANOTHER = "You have chosen another time before, so this one went back. This is how things stand now."
RUN_OUT = "That offer has run out, and the time went back. This is how things stand now."
NOT_ON_OFFER = "That time is not on offer. This is how things stand now."
NONE_OPEN = "No time is on offer any more. This is how things stand now."


@private_press
def accept(http: HttpRequest, link: OpenLink) -> HttpResponse:
    """Take one of the offered times; the others go back."""
    wanted = http.POST.get("offer", "")
    offer = next((one for one in link.standing.offers if str(one.public_id) == wanted), None)
    if offer is None:
        return link.refuse(http, _why_not(link, wanted))
    accept_offer(appointment=offer, by=Actor.PATIENT, now=link.standing.now)
    return link.done("accepted")


@private_press
def decline(http: HttpRequest, link: OpenLink) -> HttpResponse:
    """Give all offered times back: the clinic looks for others."""
    if not link.standing.offers:
        return link.refuse(http, NONE_OPEN)
    decline_offers(request=link.request, by=Actor.PATIENT, now=link.standing.now)
    return link.done("declined")


def _why_not(link: OpenLink, wanted: str) -> str:
    """Return what became of an offer that is pressed in an old tab, or for the second time."""
    public_id = _as_id(wanted)
    known = link.request.appointments.filter(public_id=public_id).first() if public_id else None
    if known is None:
        return NOT_ON_OFFER
    if known.status == AppointmentStatus.BOOKED:
        return YOURS_ALREADY
    if _has_lapsed(known):
        return RUN_OUT
    return CHOSE_ANOTHER if known.cancel_reason == CancelReason.OTHER_TIME else NOT_ON_OFFER


def _has_lapsed(known: Appointment) -> bool:
    return known.status == AppointmentStatus.PROPOSED or known.cancel_reason == CancelReason.LAPSED


def _as_id(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
