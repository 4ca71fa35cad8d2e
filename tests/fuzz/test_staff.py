"""Whatever a signed-in front desk posts or asks: no failure, nothing half done, nothing without an event."""

from collections.abc import Iterator

import pytest
from hypothesis import strategies as st

from tests.appointments.factories import NOON
from tests.fuzz import oracles
from tests.fuzz.forms import hidden_values
from tests.fuzz.grammar import cases
from tests.fuzz.lean_client import LeanClient
from tests.fuzz.pages import SeenForm
from tests.fuzz.rows import all_tables, snapshot
from tests.fuzz.running import Tried, attempt, many
from tests.fuzz.staff_pages import looks, page_addresses, staff_faults, staff_forms
from tests.fuzz.world import World
from tests.signed_in import METHODS, sign_in

SHARES, PRESSES, LOOKS = 3, 260, 300
LEAST_FORMS = 50


@pytest.fixture(scope="module")
def desk(world: World) -> Iterator[LeanClient]:
    """Return a browser in which the front desk is signed in."""
    client = LeanClient()
    sign_in(client, world.staff)
    _just_now(client)
    world.before = snapshot(all_tables())
    return client


def _just_now(client: LeanClient) -> None:
    """Let both factors have been given just now, so that no page asks for one again."""
    session = client.session
    session[METHODS] = [one | {"at": NOON.timestamp()} for one in session[METHODS]]
    session.save()


def judge(tried: Tried, form: SeenForm | None) -> None:
    found = [
        *oracles.faults_of_answer(tried.answer, tried.path, tried.case),
        *oracles.faults_of_log(tried.lines, ""),
        *staff_faults(tried),
    ]
    assert found == [], (found, tried.path, tried.answer.status_code, tried.case)


@pytest.mark.parametrize("share", range(SHARES))
def test_odd_presses_of_staff_do_all_of_a_thing_or_nothing(
    world: World, desk: LeanClient, share: int, count_cases
) -> None:
    every = staff_forms(world, desk)
    assert len(every) >= LEAST_FORMS, sorted(form.action for form, _ in every)

    def check(example) -> None:
        form, case = example
        judge(attempt(world, desk, form.action.split("?")[0], case), form)

    choices = [
        st.tuples(st.just(form), cases(form, pairs, hidden_values(world, form)))
        for form, pairs in every[share::SHARES]
    ]
    count_cases(many(st.one_of(choices), check, cases=PRESSES))


def test_odd_filters_and_addresses_break_no_page_of_staff(
    world: World, desk: LeanClient, count_cases
) -> None:
    def check(example) -> None:
        path, case = example
        judge(attempt(world, desk, path, case), None)

    count_cases(many(looks(page_addresses(world)), check, cases=LOOKS))
