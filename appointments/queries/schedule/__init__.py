"""States of the calendar that the actions never make: check_schedule prints them.

What a database constraint forbids is looked for as well: a constraint can be missing after a restore or a
repair by hand. Each check is one query, or as many as it names, and reads in a stream.
"""

from collections.abc import Callable, Iterator
from datetime import datetime

from appointments.queries.schedule import holds, hours, moves, requests, ticks, times
from appointments.queries.schedule.snapshot import one_moment

type Check = Callable[[datetime], Iterator[str]]

CHECKS: tuple[Check, ...] = (
    *ticks.CHECKS,
    *times.CHECKS,
    *holds.CHECKS,
    *moves.CHECKS,
    *requests.CHECKS,
    *hours.CHECKS,
)


def impossible_states(*, now: datetime) -> Iterator[str]:
    """Yield one line for each impossible state, with ids and nothing about anybody.

    All checks see the same moment, so that what people do meanwhile cannot look impossible. The number of
    queries does not depend on the rows.
    """
    with one_moment():
        for check in CHECKS:
            yield from check(now)
