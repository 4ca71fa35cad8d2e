"""How many requests each page led to, for people who may not see a request.

The clinic knows neither requests nor pages. Whoever keeps requests registers a function here when the site
starts; whoever reports on pages asks. Only these numbers cross, and a small one crosses as None: one request
in a month, beside the name of a page, could be somebody a reader knows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

FEWEST_SHOWN = 5


@dataclass(frozen=True)
class PageCount:
    """The requests that came by one page in one month. `count` is None for fewer than five."""

    path: str
    month: date
    count: int | None


# Takes the first day that counts.
Counter = Callable[[date], list[PageCount]]
_counters: list[Counter] = []


def register(counter: Counter) -> None:
    """Ask `counter` from now on; registering it again changes nothing."""
    if counter not in _counters:
        _counters.append(counter)


def requests_per_page(since: date) -> list[PageCount]:
    """Return the counts from `since` on, the newest month first and the largest number first in it."""
    found = [count for counter in _counters for count in counter(since)]
    return sorted(found, key=lambda one: (-one.month.toordinal(), -(one.count or 0), one.path))


def rounded(count: int) -> int | None:
    """Return a number that may be shown, or None for one that is too small."""
    return count if count >= FEWEST_SHOWN else None
