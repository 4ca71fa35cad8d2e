"""Runs cases by the thousand, each in a savepoint, and counts how many there really were.

FUZZ=20 in the environment makes each test run twenty times as many, FUZZ=0.1 a tenth. A failure prints
the case and the line `@reproduce_failure(…)` that brings it back.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from appointments.queries.schedule import impossible_states
from tests.appointments.factories import NOON
from tests.fuzz import oracles, rows
from tests.fuzz.grammar import Case
from tests.fuzz.outcomes import LINE_ABOUT_A_REFUSAL, Outcome, Span
from tests.fuzz.pages import SeenForm
from tests.fuzz.unrendered import drawn
from tests.fuzz.world import World

TIMES = float(os.environ.get("FUZZ", "1"))
SETTINGS = settings(
    deadline=None,
    database=None,
    derandomize=False,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)

# Whoever opens these is asked a riddle that only their passkey solves. It is kept in the session, as WebAuthn
# wants it: the one GET that leaves something, and nothing but that.
ASKS_FOR_A_PASSKEY = ("/sign-in/second/", "/sign-in/passkey/")


@dataclass(frozen=True)
class Tried:
    """A case and what came of it."""

    case: Case
    path: str
    answer: HttpResponse
    changes: dict[str, rows.Change]
    lines: list[str]
    wrote: set[str]


def many(
    strategy: st.SearchStrategy, check: Callable[[Any], None], *, cases: int, shrinks: bool = True
) -> int:
    """Check `cases` (times FUZZ) examples and return how many there were; fewer is a failure."""
    wanted = max(1, int(cases * TIMES))
    phases = [Phase.generate, Phase.shrink] if shrinks else [Phase.generate]
    count = 0

    @settings(SETTINGS, max_examples=wanted, phases=phases)
    @given(strategy)
    def each(example: Any) -> None:
        nonlocal count
        count += 1
        check(example)

    each()
    assert count >= wanted, f"only {count} cases of {wanted} ran"
    return count


def attempt(world: World, client: Client, path: str, case: Case) -> Tried:
    """Send one request, note what it wrote and logged, and undo it: in the database, in the browser's
    cookies, and in the cache, where the limits of signing in are counted.
    """
    if path.startswith("/sign-in/"):
        cache.clear()
    with as_it_was(client), rows.rolled_back(), rows.watched_writes() as writes, oracles.listening() as lines:
        with transaction.atomic(), drawn(case.is_drawn):
            answer = client.generic(
                case.method,
                path,
                case.body,
                content_type=case.content_type,
                headers=case.headers,
                QUERY_STRING=case.query,
            )
        wrote = writes.without_counters
        changes = rows.differences(world.before, writes.tables) if wrote else {}
        if changes:
            impossible = list(impossible_states(now=NOON))
            assert impossible == [], impossible
        return Tried(case, path, answer, changes, lines, set(wrote))


@contextmanager
def as_it_was(client: Client) -> Iterator[None]:
    """Give the browser its cookies back at the end: their session may be rolled back, or signed out."""
    kept = dict(client.cookies)
    try:
        yield
    finally:
        client.cookies.clear()
        client.cookies.update(kept)


def judge(tried: Tried, *, form: SeenForm | None, token: str, outcomes: Sequence[Outcome]) -> None:
    """Raise AssertionError with all that is wrong."""
    found = list(faults(tried, form=form, token=token, outcomes=outcomes))
    assert found == [], (found, tried.path, tried.answer.status_code, tried.case)


def faults(tried: Tried, *, form: SeenForm | None, token: str, outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield from oracles.faults_of_answer(tried.answer, tried.path, tried.case)
    yield from oracles.faults_of_log(tried.lines, token)
    if form is not None:
        yield from oracles.faults_of_lost_words(tried.answer, tried.case, form)
    if not tried.changes or _is_a_riddle(tried):
        return
    refused = tried.answer.status_code >= 400
    if tried.case.method != "POST":
        yield f"{tried.case.method} changed {tried.changes}"
    elif refused and not is_outcome(tried.changes, LINE_ABOUT_A_REFUSAL):
        yield f"refused, and yet it changed {tried.changes}"
    elif not refused and not any(is_outcome(tried.changes, one) for one in outcomes):
        yield f"no outcome is like this: {tried.changes}"


def _is_a_riddle(tried: Tried) -> bool:
    is_asked = tried.path in ASKS_FOR_A_PASSKEY and tried.case.method != "POST"
    return is_asked and set(tried.changes) == {"django_session"}


def is_outcome(changes: Mapping[str, rows.Change], allowed: Outcome) -> bool:
    """Say whether the changes are a whole outcome: each table as it says, and no other table."""
    nothing = rows.Change()
    known = {f"{table}" for table in allowed}
    if any(table not in known for table in changes):
        return False
    return all(_fits(changes.get(table, nothing), span) for table, span in allowed.items())


def _fits(change: rows.Change, span: Span) -> bool:
    return change.added in span[0] and change.changed in span[1] and change.removed in span[2]
