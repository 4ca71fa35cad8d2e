"""Times as people say them."""

from datetime import datetime

import pytest

from clinic.dates import spoken_time, spoken_visit

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


@pytest.mark.parametrize(
    ("local", "language", "words"),
    [
        (NOVEMBER, "en", "Monday, November 23 at 3:40 pm Eastern Time"),
        (NOVEMBER, "es", "lunes 23 de noviembre a las 3:40 p. m. (hora del Este)"),
        (NOVEMBER, "other", "Monday, November 23 at 3:40 pm Eastern Time"),
        (datetime(2026, 1, 3, 0, 5), "en", "Saturday, January 3 at 12:05 am Eastern Time"),
        (datetime(2026, 1, 3, 13, 0), "es", "sábado 3 de enero a la 1:00 p. m. (hora del Este)"),
        (datetime(2026, 1, 3, 1, 30), "es", "sábado 3 de enero a la 1:30 a. m. (hora del Este)"),
    ],
)
def test_a_visit_is_said_with_its_day_first(local, language, words):
    assert spoken_visit(local, "Eastern Time", language=language) == words
