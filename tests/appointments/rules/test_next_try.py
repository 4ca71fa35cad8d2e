"""When somebody who was not reached is tried again."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from appointments.rules.business_hours import OpenHours
from appointments.rules.next_try import NextTry, next_try
from appointments.rules.windows import half_of

MIAMI, PENSACOLA = ZoneInfo("America/New_York"), ZoneInfo("America/Chicago")
WEEKDAYS = [OpenHours(day, time(8, 30), time(17)) for day in range(5)]
MORNINGS = [OpenHours(day, time(8, 30), time(11)) for day in range(5)]


def at(day: int, hour: int, minute: int = 0, *, month: int = 3, zone: ZoneInfo = MIAMI) -> datetime:
    """Return a moment of 2026 by a location's wall clock; March 4 is a Wednesday."""
    return datetime(2026, month, day, hour, minute, tzinfo=zone).astimezone(UTC)


def found(now: datetime, *tries: datetime, **changes) -> NextTry | None:
    usual = {"hours": WEEKDAYS, "zone": MIAMI}
    return next_try(now, tries=tries or [now], **(usual | changes))


@pytest.mark.parametrize(
    ("now", "words", "starts_at"),
    [
        (at(4, 9), "this afternoon between 1 pm and 5 pm", at(4, 13)),
        (at(4, 11, 59), "this afternoon between 1 pm and 5 pm", at(4, 13)),
        (at(4, 12), "tomorrow morning between 8:30 am and noon", at(5, 8, 30)),
        (at(4, 16), "tomorrow morning between 8:30 am and noon", at(5, 8, 30)),
        (at(6, 16), "on Mon, Mar 9, between 8:30 am and noon", at(9, 8, 30)),
        (at(7, 10), "on Mon, Mar 9, between 1 pm and 5 pm", at(9, 13)),
    ],
    ids=["morning", "before noon", "noon", "late", "Friday afternoon over a clock change", "Saturday"],
)
def test_the_other_half_of_the_day_comes_next_while_the_location_is_open(now, words, starts_at):
    again = found(now)

    assert (again.words, again.starts_at, again.is_now) == (words, starts_at, False)


def test_the_half_that_was_tried_less_often_is_taken():
    again = found(at(5, 9, 30), at(3, 9), at(4, 14), at(5, 9))

    assert again.words == "this afternoon between 1 pm and 5 pm"
    assert found(at(4, 14, 5), at(2, 9), at(3, 9), at(4, 14)).words == (
        "tomorrow afternoon between 1 pm and 5 pm"
    )


def test_what_was_tried_this_morning_can_be_tried_again_at_once_in_the_afternoon():
    again = found(at(4, 14, 10), at(4, 9))

    assert again == NextTry(at(4, 14, 10), at(4, 17), "now, until 5 pm", is_now=True)


def test_a_half_day_that_is_all_but_over_is_not_proposed():
    assert found(at(4, 16, 31), at(4, 9)).words == "tomorrow afternoon between 1 pm and 5 pm"
    assert found(at(4, 16, 30), at(4, 9)).words == "now, until 5 pm"


@pytest.mark.parametrize(
    ("windows", "words"),
    [
        (["thu-am"], "tomorrow morning between 8:30 am and noon"),
        (["fri-am"], "on Fri, Mar 6, between 8:30 am and noon"),
        (["mon-am"], "tomorrow morning between 8:30 am and noon"),
        (["fri-pm"], "tomorrow morning between 8:30 am and noon"),
        ([], "tomorrow morning between 8:30 am and noon"),
    ],
    ids=["the next", "within three open days", "too far off", "of the half just tried", "none"],
)
def test_a_half_day_that_suits_the_patient_goes_first_if_it_is_near(windows, words):
    assert found(at(4, 14), windows=windows).words == words


def test_a_location_that_opens_in_the_morning_alone_is_tried_on_another_morning():
    assert found(at(4, 9), hours=MORNINGS).words == "tomorrow morning between 8:30 am and 11 am"


def test_over_lunch_nobody_is_called_and_the_longer_stretch_is_named():
    hours = [OpenHours(2, *pair) for pair in ((time(13), time(14)), (time(14, 30), time(18)))]

    assert found(at(4, 9), hours=hours).words == "this afternoon between 2:30 pm and 6 pm"


def test_no_hours_no_proposal():
    assert found(at(4, 9), hours=[]) is None


def test_each_location_goes_by_its_own_clock():
    again = found(at(4, 12, 30), zone=PENSACOLA)

    assert (again.words, again.starts_at) == (
        "this afternoon between 1 pm and 5 pm",
        at(4, 13, zone=PENSACOLA),
    )


@pytest.mark.parametrize(
    ("now", "starts_at"),
    [
        (at(7, 14), datetime(2026, 3, 8, 12, 30, tzinfo=UTC)),
        (at(31, 14, month=10), datetime(2026, 11, 1, 13, 30, tzinfo=UTC)),
    ],
    ids=["the night that is shorter", "the night that is longer"],
)
def test_the_morning_after_a_clock_change_begins_when_the_door_opens(now, starts_at):
    every_day = [OpenHours(day, time(8, 30), time(17)) for day in range(7)]

    again = found(now, hours=every_day)

    assert (again.words, again.starts_at) == ("tomorrow morning between 8:30 am and noon", starts_at)


@given(
    minutes=some.integers(0, 60 * 24 * 400),
    back=some.lists(some.integers(0, 60 * 24 * 10), min_size=1, max_size=5),
)
def test_a_proposal_lies_ahead_inside_the_hours_and_in_no_half_day_that_was_tried(minutes, back):
    now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    tries = sorted(now - timedelta(minutes=one) for one in back)

    again = found(now, *tries)

    starts, ends = again.starts_at.astimezone(MIAMI), again.ends_at.astimezone(MIAMI)
    tried = {(one.astimezone(MIAMI).date(), half_of(one.astimezone(MIAMI))) for one in tries}
    assert again.starts_at >= now
    assert starts.date() == ends.date()
    assert starts.weekday() < 5
    assert time(8, 30) <= starts.time() < ends.time() <= time(17)
    assert (starts.date(), half_of(starts)) not in tried
