"""The waitlist: a time that comes free is offered to one person at a time."""

from datetime import datetime

from django.db import transaction

from appointments.actions.booking.offers import offer_times
from appointments.actions.booking.steps import lock_request, record_step
from appointments.enums import AppointmentStatus, RequestStatus, Verb
from appointments.models import Actor, Appointment, AppointmentRequest, Resource, ServiceType
from appointments.rules.booking import MOST_WAITLIST_OFFERS, WAITLIST_NOTICE
from appointments.rules.transitions import TransitionRefusedError


@transaction.atomic
def put_on_waitlist(
    *, request: AppointmentRequest, service: ServiceType, by: Actor, now: datetime
) -> Appointment:
    """Give a request a place on the waitlist of a service; it may have a later time already."""
    lock_request(request)
    if not (request.is_open or request.status == RequestStatus.SCHEDULED):
        raise TransitionRefusedError("Only an open request can be put on the waitlist.")
    if request.appointments.filter(status=AppointmentStatus.WAITLIST).exists():
        raise TransitionRefusedError("This request is on the waitlist already.")
    entry = Appointment.objects.create(
        request=request,
        service=service,
        status=AppointmentStatus.WAITLIST,
        created_at=now,
        proposed_by=by.kind,
    )
    record_step(appointment=entry, verb=Verb.WAITLISTED, by=by, now=now, reason=service.name)
    return entry


@transaction.atomic
def offer_from_waitlist(
    *, entry: Appointment, resource: Resource, starts_at: datetime, by: Actor, now: datetime
) -> Appointment:
    """Offer one free time to somebody on the waitlist; raises TransitionRefusedError or TimeRefusedError.

    Three offers at most for each place, none within two days, and no second one while one stands open. The
    time is held for this person, so nobody else is offered it meanwhile.
    """
    lock_request(entry.request)
    entry.refresh_from_db(fields=["status"])
    _refuse(entry, starts_at, now)
    return offer_times(
        request=entry.request,
        service=entry.service,
        times=[(resource, starts_at)],
        by=by,
        now=now,
        waitlist_entry=entry,
    )[0]


def _refuse(entry: Appointment, starts_at: datetime, now: datetime) -> None:
    if entry.status != AppointmentStatus.WAITLIST:
        raise TransitionRefusedError("This place on the waitlist has ended.")
    if starts_at < now + WAITLIST_NOTICE:
        raise TransitionRefusedError("A waitlist offer needs two days of notice. Please call instead.")
    offers = entry.waitlist_offers.all()
    if offers.filter(status=AppointmentStatus.PROPOSED, held_until__gt=now).exists():
        raise TransitionRefusedError("This person has an offer that is not answered yet.")
    if offers.count() >= MOST_WAITLIST_OFFERS:
        raise TransitionRefusedError("This person was offered three times from the waitlist already.")
