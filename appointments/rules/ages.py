"""How old somebody is."""

from datetime import date

ADULT, OLDEST, VERY_OLD = 18, 120, 100


def age_on(day: date, *, born_on: date) -> int:
    """Return the whole years from a birth to a day; a leap day counts on March 1."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))
