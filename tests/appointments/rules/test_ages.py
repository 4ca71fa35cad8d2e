"""How old somebody is."""

from datetime import date

import pytest

from appointments.rules.ages import age_on


@pytest.mark.parametrize(
    ("born_on", "day", "age"),
    [
        (date(2008, 11, 25), date(2026, 11, 24), 17),
        (date(2008, 11, 25), date(2026, 11, 25), 18),
        (date(2008, 12, 1), date(2026, 11, 30), 17),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(1906, 11, 25), date(2026, 11, 25), 120),
        (date(2026, 11, 25), date(2026, 11, 25), 0),
    ],
)
def test_a_birthday_makes_a_year_older(born_on, day, age):
    assert age_on(day, born_on=born_on) == age
