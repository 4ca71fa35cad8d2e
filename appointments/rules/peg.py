"""PEG: how strong pain is and how much it gets in the way, in three numbers from 0 to 10.

Source: Krebs EE et al., J Gen Intern Med 2009;24(6):733-738, doi:10.1007/s11606-009-0981-1. The score
is the mean of the three items. It has no bands and is no diagnosis.
"""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

LOWEST, HIGHEST = 0, 10


def peg_score(pain: Any, enjoyment: Any, activity: Any) -> Decimal | None:
    """Return the mean to one decimal, halves up, or None unless all three are whole numbers from 0 to 10."""
    items = (pain, enjoyment, activity)
    if not all(_is_item(item) for item in items):
        return None
    return (Decimal(sum(items)) / len(items)).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def _is_item(item: Any) -> bool:
    """Say whether an answer is a number of the scale; True and False are none."""
    return type(item) is int and LOWEST <= item <= HIGHEST
