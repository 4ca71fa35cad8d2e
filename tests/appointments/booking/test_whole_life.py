"""No order of booking, waiting, crashing and coming back leads to an impossible state."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.appointments.booking.life import Life
from tests.appointments.booking.world import make_world

# Without these the walks would show nothing.
REACHED = {
    *("hold_time", "send_consultation", "offer_times", "accept_offer", "confirm_appointment", "book_time"),
    *("move_appointment", "cancel_appointment", "put_away_lapsed", "close_request", "put_on_waitlist"),
    *("TimeRefusedError", "TransitionRefusedError", "CrashError"),
}


@pytest.mark.django_db
def test_no_walk_through_the_life_of_bookings_leads_to_an_impossible_state():
    Life.world, Life.done = make_world(), Counter()
    bounds = settings(
        max_examples=25,
        stateful_step_count=40,
        derandomize=True,  # The same walks each time, so that a red one can be walked again.
        deadline=None,
        phases=[Phase.generate],  # Making a failing walk shorter would take minutes.
        report_multiple_bugs=False,
        database=None,
        suppress_health_check=list(HealthCheck),
    )

    run_state_machine_as_test(Life, settings=bounds)

    assert set(Life.done) >= REACHED
