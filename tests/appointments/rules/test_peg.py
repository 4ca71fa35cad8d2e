"""The PEG score."""

from decimal import Decimal

import pytest

from appointments.rules.peg import peg_score


@pytest.mark.parametrize(
    ("items", "score"),
    [
        ((0, 0, 0), "0.0"),
        ((10, 10, 10), "10.0"),
        ((7, 8, 9), "8.0"),
        ((0, 0, 1), "0.3"),
        ((0, 1, 1), "0.7"),
        ((5, 6, 6), "5.7"),
        ((10, 10, 9), "9.7"),
        ((7, 8, 0), "5.0"),
    ],
)
def test_score_is_the_mean_to_one_decimal(items, score):
    assert peg_score(*items) == Decimal(score)
    assert str(peg_score(*items)) == score


@pytest.mark.parametrize("item", ["by_phone", "unsure", None, "", "7", 7.0, 11, -1, True, [7]])
@pytest.mark.parametrize("place", range(3))
def test_without_three_numbers_there_is_no_score(item, place):
    items = [5, 5, 5]
    items[place] = item

    assert peg_score(*items) is None
