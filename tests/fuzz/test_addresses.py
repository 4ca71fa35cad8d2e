"""Whatever is asked of whatever public address: no failure, and nothing but a press changes anything."""

import pytest
from hypothesis import strategies as st

from tests.fuzz.lean_client import LeanClient
from tests.fuzz.routes import known_values, public_routes, visits
from tests.fuzz.running import TIMES, attempt, judge, many
from tests.fuzz.targets import TARGETS
from tests.fuzz.world import World

CASES_EACH = 35
ROUTES = public_routes()
# An empty press on these does something by itself.
PRESSES = [one for target in TARGETS for one in target.outcomes]
# Shares of the addresses, so that several processes take part.
SHARES = [ROUTES[number::6] for number in range(6)]


@pytest.mark.parametrize("share", range(len(SHARES)))
def test_odd_visits_break_nothing_and_change_nothing(world: World, share: int, count_cases) -> None:
    client, known = LeanClient(), known_values(world)
    routes = SHARES[share]
    seen: set[str] = set()

    def check(example) -> None:
        route, (path, case) = example
        seen.add(route)
        judge(attempt(world, client, path, case), form=None, token="", outcomes=PRESSES)

    choices = st.one_of([st.tuples(st.just(route), visits(route, known)) for route in routes])
    count_cases(many(choices, check, cases=CASES_EACH * len(routes)))
    assert TIMES < 1 or seen == set(routes)
