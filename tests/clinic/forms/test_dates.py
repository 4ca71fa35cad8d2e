"""Dates in three boxes."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from clinic.forms import DatePartsField
from clinic.forms.dates import MONTH_NAMES

FIELD = DatePartsField(
    noun="your date of birth",
    earliest=datetime.date(1900, 1, 1),
    latest=lambda: datetime.date(2020, 12, 31),
    too_late="Your date of birth must be in the past",
)


def error_of(typed: list[str]) -> tuple[str, str | None]:
    with pytest.raises(ValidationError) as caught:
        FIELD.clean(typed)
    return str(caught.value.messages[0]), caught.value.error_list[0].code


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2020, 12, 31)), st.data())
def test_a_date_comes_back_whole_from_every_spelling_of_its_month(
    day: datetime.date, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(MONTH_NAMES[day.month - 1]))
    length = data.draw(st.integers(3, len(name)))
    spelling = data.draw(st.sampled_from([str(day.month), f" {day.month:02} ", name[:length].title() + "."]))

    assert FIELD.clean([spelling, str(day.day), f"{day.year:04}"]) == day


def test_digits_of_other_scripts_are_digits() -> None:
    assert FIELD.clean(["３", "\u200e٣١", "१९५८"]) == datetime.date(1958, 3, 31)


@pytest.mark.parametrize(
    ("typed", "message", "code"),
    [
        (["", "", ""], "Enter your date of birth", "required"),
        (["3", "31", ""], "Add a year to your date of birth", "part:year"),
        (["", "31", ""], "Add a month and a year to your date of birth", "part:month,year"),
        (["13", "1", "1958"], "Enter the month as a number from 1 to 12, or by its name", "part:month"),
        (["ma", "1", "1958"], "Enter the month as a number from 1 to 12, or by its name", "part:month"),
        (["3", "32", "1958"], "Enter the day as a number from 1 to 31", "part:day"),
        (["3", "31", "58"], "Enter the year with 4 numbers, like 1958", "part:year"),
        (["2", "29", "1959"], "That month has no day 29. Check the date", "part:day"),
        (["1", "1", "2021"], "Your date of birth must be in the past", "too_late"),
        (["1", "1", "1899"], "Enter a later date", "too_early"),
    ],
)
def test_each_fault_of_a_date_says_what_to_do(typed: list[str], message: str, code: str) -> None:
    assert error_of(typed) == (message, code)


def test_an_optional_date_may_stay_empty() -> None:
    assert DatePartsField(noun="the date", required=False).clean(["", " ", None]) is None
