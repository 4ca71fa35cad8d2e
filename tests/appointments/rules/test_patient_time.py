"""A patient's own clock, by the ZIP code."""

import pytest

from appointments.rules.patient_time import CENTRAL, EASTERN, home_zone, their_time


@pytest.mark.parametrize(
    ("postal_code", "zone"),
    [
        ("32501", CENTRAL),
        ("32401", CENTRAL),
        ("32301", EASTERN),
        ("33101", EASTERN),
        ("34997-1234", EASTERN),
        (" 32501", CENTRAL),
        ("34001", ""),
        ("30301", ""),
        ("", ""),
        ("3", ""),
    ],
)
def test_a_zip_code_of_florida_has_a_zone_and_any_other_has_none(postal_code: str, zone: str) -> None:
    assert home_zone(postal_code) == zone


@pytest.mark.parametrize(
    ("postal_code", "zone", "words"),
    [
        ("32501", EASTERN, "Their ZIP code is on Central Time: an hour earlier for them"),
        ("33101", CENTRAL, "Their ZIP code is on Eastern Time: an hour later for them"),
        ("32501", CENTRAL, ""),
        ("33101", EASTERN, ""),
        ("", EASTERN, ""),
        ("33101", "America/Los_Angeles", ""),
    ],
)
def test_the_difference_is_said_where_there_is_one(postal_code: str, zone: str, words: str) -> None:
    assert their_time(postal_code, zone) == words
