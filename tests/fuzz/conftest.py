"""The world of a file's cases."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.fuzz.report import CASES
from tests.fuzz.world import World, made


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Make the clinic once a file: a case undoes what it did."""
    with django_db_blocker.unblock(), made() as world:
        yield world


@pytest.fixture
def count_cases(request: pytest.FixtureRequest) -> Callable[[int], None]:
    """Hand the number of cases that a test ran to the summary (report.py)."""

    def count(number: int) -> None:
        request.node.user_properties.append((CASES, number))

    return count
