"""What can be done with a time that was found, and the action behind each button."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from appointments.actions import booking
from appointments.admin.booking_verbs import MOVABLE
from appointments.admin.time_filter import TimeFilter
from appointments.forms.chosen_times import BOOK, MOVE, OFFER, WAITLIST, ChosenTimesForm
from appointments.models import Actor, Appointment, AppointmentRequest
from appointments.rules.transitions import TransitionRefusedError

NOT_NOW = "That is not possible for this request and this visit as they stand now."


@dataclass(frozen=True)
class Situation:
    """What the request has: its own time, its place on the waitlist, and what the page was asked to show."""

    request: AppointmentRequest
    live: Appointment | None
    entry: Appointment | None
    filter: TimeFilter

    @property
    def ways(self) -> list[tuple[str, str]]:
        """Return the buttons that can be pressed now, the usual one first."""
        has_visit = self.filter.service is not None
        may_move = self.live is not None and self.live.status in MOVABLE
        fits_entry = self.entry is not None and self.entry.service_id == self.filter.service_id
        named = [
            (OFFER, "Offer what is chosen", has_visit),
            (WAITLIST, "Offer it from the waitlist", fits_entry),
            (BOOK, "Book it", has_visit and self.live is None and self.request.is_open),
            (MOVE, "Move the appointment to it", may_move and self._is_same_visit),
        ]
        return [(code, label) for code, label, is_there in named if is_there]

    @property
    def _is_same_visit(self) -> bool:
        return self.live is not None and self.live.service_id == self.filter.service_id


def use_times(situation: Situation, form: ChosenTimesForm, *, by: Actor, now: Any) -> None:
    """Do what the pressed button says; raises whatever its action does."""
    way = form.cleaned_data["way"]
    if way not in dict(situation.ways):
        raise TransitionRefusedError(NOT_NOW)
    RUN[way](situation, form.cleaned_data, by=by, now=now)


def _there[T](value: T | None) -> T:
    """Return what a button needs; it was not shown without."""
    if value is None:
        raise TransitionRefusedError(NOT_NOW)
    return value


def _offer(situation: Situation, told: dict[str, Any], **who_and_when: Any) -> None:
    booking.offer_times(
        request=situation.request,
        service=_there(situation.filter.service),
        times=told["chosen"],
        **who_and_when,
    )


def _book(situation: Situation, told: dict[str, Any], **who_and_when: Any) -> None:
    [(resource, starts_at)] = told["chosen"]
    booking.book_time(
        request=situation.request,
        service=_there(situation.filter.service),
        resource=resource,
        starts_at=starts_at,
        override_reason=told["override_reason"],
        **who_and_when,
    )


def _move(situation: Situation, told: dict[str, Any], **who_and_when: Any) -> None:
    [(resource, starts_at)] = told["chosen"]
    booking.move_appointment(
        appointment=_there(situation.live),
        resource=resource,
        starts_at=starts_at,
        override_reason=told["override_reason"],
        **who_and_when,
    )


def _offer_from_waitlist(situation: Situation, told: dict[str, Any], **who_and_when: Any) -> None:
    [(resource, starts_at)] = told["chosen"]
    booking.offer_from_waitlist(
        entry=_there(situation.entry), resource=resource, starts_at=starts_at, **who_and_when
    )


RUN: dict[str, Callable[..., None]] = {
    OFFER: _offer,
    BOOK: _book,
    MOVE: _move,
    WAITLIST: _offer_from_waitlist,
}
