"""The words of the clock, and when somebody counts as unreachable."""

from datetime import date

import pytest

from appointments.rules.front_desk import Age, UnreachableRule, age, duration_words, missing_attempts

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 minutes"),
        (1, "1 minute"),
        (2, "2 minutes"),
        (59, "59 minutes"),
        (60, "1 hour"),
        (89, "1 hour"),
        (91, "2 hours"),
        (600, "10 hours"),
    ],
)
def test_durations_are_said_as_people_say_them(minutes, words):
    assert duration_words(minutes) == words


@pytest.mark.parametrize(
    ("left", "late", "expected"),
    [
        (600, 0, Age("call within 10 hours", "calm")),
        (61, 0, Age("call within 1 hour", "calm")),
        (60, 0, Age("call within 1 hour", "soon")),
        (1, 0, Age("call within 1 minute", "soon")),
        (0, 0, Age("call within 1 minute", "soon")),
        (0, 1, Age("1 minute late", "late")),
        (0, 300, Age("5 hours late", "late")),
    ],
)
def test_age_turns_from_calm_to_soon_to_late(left, late, expected):
    assert age(left, late) == expected


@pytest.mark.parametrize(
    ("attempts", "so_far"),
    [
        ([], "0, on 0, by 0"),
        ([(MONDAY, "call")], "1, on 1, by 1"),
        ([(MONDAY, "call"), (MONDAY, "call"), (TUESDAY, "call")], "3, on 2, by 1"),
        ([(MONDAY, "call"), (MONDAY, "email"), (MONDAY, "text")], "3, on 1, by 3"),
        ([(MONDAY, "call"), (TUESDAY, "email")], "2, on 2, by 2"),
    ],
)
def test_what_is_still_to_be_tried_before_unreachable_is_said_in_one_sentence(attempts, so_far):
    assert missing_attempts(UnreachableRule(), attempts) == (
        "“Could not be reached” needs 3 tries, on 2 different days and by 2 ways of contact."
        f" So far: {so_far}."
    )


def test_three_tries_on_two_days_by_two_channels_are_enough():
    tried = [(MONDAY, "call"), (MONDAY, "call"), (TUESDAY, "email")]

    assert missing_attempts(UnreachableRule(), tried) == ""


def test_the_clinic_may_ask_for_more_tries():
    tried = [(MONDAY, "call"), (MONDAY, "call"), (TUESDAY, "email")]

    assert missing_attempts(UnreachableRule(attempts=4, days=3, channels=1), tried) == (
        "“Could not be reached” needs 4 tries, on 3 different days and by 1 ways of contact."
        " So far: 3, on 2, by 2."
    )
