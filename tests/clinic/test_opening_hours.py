"""Opening hours as people read them."""

from datetime import time

from clinic.opening_hours import HoursLine, hours_lines

MORNING = (time(8, 30), time(12, 0))
AFTERNOON = (time(13, 0), time(17, 0))


def test_days_in_a_row_with_the_same_times_share_a_line() -> None:
    rows = [(day, time(8, 30), time(17, 0)) for day in range(5)]

    assert hours_lines(rows) == [HoursLine("Monday to Friday", "8:30 am to 5 pm")]


def test_a_closed_day_ends_a_run_and_a_lunch_break_makes_two_stretches() -> None:
    rows = [(0, *AFTERNOON), (0, *MORNING), (1, *MORNING), (1, *AFTERNOON), (3, *MORNING), (6, *MORNING)]

    assert hours_lines(rows) == [
        HoursLine("Monday and Tuesday", "8:30 am to 12 pm and 1 pm to 5 pm"),
        HoursLine("Thursday", "8:30 am to 12 pm"),
        HoursLine("Sunday", "8:30 am to 12 pm"),
    ]


def test_midnight_and_no_hours_at_all_have_words() -> None:
    assert hours_lines([(5, time(0, 0), time(0, 15))]) == [HoursLine("Saturday", "12 am to 12:15 am")]
    assert hours_lines([]) == []
