"""Times on the calendar: hold, offer, accept, confirm, book, move, cancel, and the visit itself.

Every action locks in one order, so that no two can wait for each other: the request's row, then the rows of
the resources by their number, then appointments. Ticks come last, in ascending order.
"""

from appointments.actions.booking.cancelling import cancel_appointment, give_up_times
from appointments.actions.booking.holds import ask_for_held_time, extend_hold, hold_time, release_hold
from appointments.actions.booking.lapsing import put_away_lapsed
from appointments.actions.booking.occupying import TimeRefusedError
from appointments.actions.booking.offers import accept_offer, decline_offers, offer_times
from appointments.actions.booking.steps import HoldLapsedError
from appointments.actions.booking.times import book_time, confirm_appointment, move_appointment
from appointments.actions.booking.visits import (
    check_in,
    enter_in_error,
    fulfil_appointment,
    mark_arrived,
    mark_no_show,
)
from appointments.actions.booking.waitlist import offer_from_waitlist, put_on_waitlist

__all__ = [
    "HoldLapsedError",
    "TimeRefusedError",
    "accept_offer",
    "ask_for_held_time",
    "book_time",
    "cancel_appointment",
    "check_in",
    "confirm_appointment",
    "decline_offers",
    "enter_in_error",
    "extend_hold",
    "fulfil_appointment",
    "give_up_times",
    "hold_time",
    "mark_arrived",
    "mark_no_show",
    "move_appointment",
    "offer_from_waitlist",
    "offer_times",
    "put_away_lapsed",
    "put_on_waitlist",
    "release_hold",
]
