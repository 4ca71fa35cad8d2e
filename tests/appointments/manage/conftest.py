"""The clock stands still at NOON, a Wednesday."""

from typing import Any

import pytest

from tests.appointments.factories import NOON


@pytest.fixture(autouse=True)
def noon(db: None, time_machine: Any) -> Any:
    time_machine.move_to(NOON, tick=False)
    return time_machine
