"""For tests that write what the database would refuse."""

from collections.abc import Iterator

import pytest

from tests.appointments.without_constraints import without_constraints


@pytest.fixture
def unprotected(db: None) -> Iterator[None]:
    with without_constraints():
        yield
