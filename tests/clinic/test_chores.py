"""What the worker does now and then for other apps."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError

from clinic import chores

NOON = datetime(2026, 3, 4, 17, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def no_chores(monkeypatch):
    monkeypatch.setattr(chores, "_chores", {})


def test_a_chore_is_done_at_once_and_then_when_its_time_has_come():
    done = []
    chores.register("sweep", lambda *, now: done.append(now), every=timedelta(minutes=1))

    for seconds in (0, 2, 59, 60, 61, 120):
        chores.run_due(now=NOON + timedelta(seconds=seconds))

    assert done == [NOON + timedelta(seconds=seconds) for seconds in (0, 60, 120)]


def test_a_chore_that_fails_holds_up_nothing_and_tells_no_content(caplog):
    done = []

    def fail(*, now):
        raise ValueError("with somebody's name")

    chores.register("fail", fail, every=timedelta(minutes=1))
    chores.register("sweep", lambda *, now: done.append(now), every=timedelta(minutes=1))

    chores.run_due(now=NOON)

    assert done == [NOON]
    assert [record.getMessage() for record in caplog.records] == ["the chore fail failed (ValueError)"]


def test_a_database_that_is_away_is_the_workers_to_wait_for():
    def ask(*, now):
        raise OperationalError("away")

    chores.register("ask", ask, every=timedelta(minutes=1))

    with pytest.raises(OperationalError):
        chores.run_due(now=NOON)
