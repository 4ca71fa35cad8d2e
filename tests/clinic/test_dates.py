"""Times as people say them."""

from datetime import datetime

import pytest

from clinic.dates import spoken_time

NOVEMBER = datetime(2026, 11, 23, 15, 40)


@pytest.mark.parametrize(
    ("local", "language", "words"),
    [
        (NOVEMBER, "en", "3:40 pm on Monday, November 23 (Eastern Time)"),
        (NOVEMBER, "es", "3:40 p. m. del lunes 23 de noviembre (hora del Este)"),
        (NOVEMBER, "other", "3:40 pm on Monday, November 23 (Eastern Time)"),
        (datetime(2026, 1, 3, 0, 5), "en", "12:05 am on Saturday, January 3 (Eastern Time)"),
        (datetime(2026, 1, 3, 12, 0), "en", "12:00 pm on Saturday, January 3 (Eastern Time)"),
        (datetime(2026, 12, 31, 11, 59), "es", "11:59 a. m. del jueves 31 de diciembre (hora del Este)"),
    ],
)
def test_a_time_is_said_with_its_day_and_zone(local, language, words):
    assert spoken_time(local, "Eastern Time", language=language) == words


@pytest.mark.parametrize(("language", "zone"), [("en", "Central Time"), ("es", "hora del Centro")])
def test_the_central_zone_is_named_too(language, zone):
    assert spoken_time(NOVEMBER, "Central Time", language=language).endswith(f"({zone})")


def test_a_zone_without_a_spanish_name_keeps_its_own():
    assert spoken_time(NOVEMBER, "Hawaii Time", language="es").endswith("(Hawaii Time)")
