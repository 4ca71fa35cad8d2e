"""What the private page shows: how a request stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from appointments.enums import (
    LIVE_STATUSES,
    OPEN_STATUSES,
    ActorKind,
    AppointmentStatus,
    CancelReason,
    RequestStatus,
)
from appointments.models import Appointment, AppointmentRequest, ServiceType
from appointments.rules.standing import CHANGEABLE, Facts, State, state_of

S = AppointmentStatus
# What gave way to another time says nothing about how things stand.
GAVE_WAY = (CancelReason.OTHER_TIME, CancelReason.MOVED)


@dataclass(frozen=True)
class Standing:
    """How a request stands. `appointment` is the time that `state` speaks of."""

    request: AppointmentRequest
    state: State
    appointment: Appointment | None
    offers: Sequence[Appointment]
    is_waitlisted: bool
    now: datetime

    @property
    def service(self) -> ServiceType | None:
        """Return the kind of visit that is coming or on offer."""
        if self.appointment and self.state in CHANGEABLE:
            return self.appointment.service
        return self.offers[0].service if self.offers else None

    @property
    def is_active(self) -> bool:
        """Say whether anything is still to come of the request, so that it can be changed."""
        return self.request.status in (*OPEN_STATUSES, RequestStatus.SCHEDULED)

    @property
    def can_ask_again(self) -> bool:
        """Say whether one press opens the request again: it was closed because nobody could be reached."""
        return self.state == State.UNREACHABLE

    @property
    def has_time_to_change(self) -> bool:
        return self.state in CHANGEABLE

    @property
    def change_until(self) -> datetime | None:
        """Return until when the patient changes a booked time online (the clinic's notice)."""
        booked = self.appointment if self.state == State.BOOKED else None
        if booked is None or booked.starts_at is None:
            return None
        return booked.starts_at - timedelta(minutes=booked.service.change_notice)

    @property
    def is_too_late(self) -> bool:
        return self.change_until is not None and self.now > self.change_until

    @property
    def can_change(self) -> bool:
        return self.has_time_to_change and not self.is_too_late


def standing_of(request: AppointmentRequest, *, now: datetime) -> Standing:
    """Return how a request stands. One query."""
    about = ("service", "resource__location", "resource__clinician")
    times = list(request.appointments.select_related(*about).order_by("-pk"))
    for one in times:
        one.request = request
    offers = [one for one in times if _is_offer(one) and one.holds_its_time(now=now)]
    counts = _that_counts(times, offers)
    waitlisted = any(one.status == S.WAITLIST for one in times)
    state = state_of(_facts(request, counts, bool(offers), waitlisted, now))
    return Standing(request, state, counts, sorted(offers, key=_start), waitlisted, now)


def _is_offer(one: Appointment) -> bool:
    return one.status == S.PROPOSED and one.proposed_by == ActorKind.STAFF


def _start(one: Appointment) -> datetime:
    return one.starts_at or one.created_at


def _that_counts(times: Sequence[Appointment], offers: Sequence[Appointment]) -> Appointment | None:
    live = next((one for one in times if one.status in LIVE_STATUSES), None)
    ended = (
        one
        for one in times
        if one.status not in (S.WAITLIST, S.ENTERED_IN_ERROR)
        and one not in offers
        and one.starts_at
        and one.cancel_reason not in GAVE_WAY
    )
    return live or next(ended, None)


def _facts(
    request: AppointmentRequest, counts: Appointment | None, has_offers: bool, waitlisted: bool, now: datetime
) -> Facts:
    return Facts(
        request=request.status,
        closed_reason=request.closed_reason,
        appointment=counts.status if counts else "",
        cancel_reason=counts.cancel_reason if counts else "",
        was_offered=bool(counts and counts.proposed_by == ActorKind.STAFF),
        has_ended=bool(counts and _has_ended(counts, now)),
        has_offers=has_offers,
        is_waitlisted=waitlisted,
        was_contacted=request.first_contact_at is not None,
        is_due=request.due_at <= now,
        is_joined=request.merged_into_id is not None,
    )


def _has_ended(one: Appointment, now: datetime) -> bool:
    over_at = one.held_until if one.status == S.PENDING else one.ends_at
    return over_at is not None and over_at <= now
