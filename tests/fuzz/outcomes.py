"""What a press may come to: how much of each table comes, changes and goes. Anything else is half done."""

from collections.abc import Mapping

Count = int | tuple[int, int]
Span = tuple[range, range, range]
Outcome = Mapping[str, Span]


def rows(added: Count = 0, *, changed: Count = 0, removed: Count = 0) -> Span:
    """Return how many rows may come, change and go: a number, or the least and the most."""
    return _range(added), _range(changed), _range(removed)


def of(**tables: Span) -> Outcome:
    """Return an outcome by the names of our own tables."""
    return {f"appointments_{name}": span for name, span in tables.items()}


def _range(count: Count) -> range:
    low, high = (count, count) if isinstance(count, int) else count
    return range(low, high + 1)


REQUEST_SENT = ()
PAGE_SAVED = ()
DRAFT_STARTED = ()
TIME_TOLD = ()
HOLD_EXTENDED = ()
LINK_MAILED = ()
CONSULTATION_SENT = ()
ACCEPTED = DECLINED = MOVED = CANCELLED = WITHDRAWN = ASKED_AGAIN = DETAILS_CORRECTED = STOPPED = LINKS_OWED = ()
