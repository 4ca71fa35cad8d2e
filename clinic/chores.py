"""What the worker does now and then for apps that it does not know: each registers its own chores.

A chore has to bear being run twice: each worker counts its own time, and starts anew when it starts.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from django.db import Error as DatabaseError

log = logging.getLogger(__name__)


class Work(Protocol):
    def __call__(self, *, now: datetime) -> object: ...


@dataclass
class Chore:
    """Something to do every so often. `last_run_at` belongs to this process."""

    work: Work
    every: timedelta
    last_run_at: datetime | None = None

    def is_due(self, now: datetime) -> bool:
        """Say whether its time has come; a clock that was put back does not keep it waiting."""
        return self.last_run_at is None or not timedelta() <= now - self.last_run_at < self.every


_chores: dict[str, Chore] = {}


def register(name: str, work: Work, *, every: timedelta) -> None:
    _chores[name] = Chore(work, every)


def run_due(*, now: datetime) -> None:
    """Run each chore whose time has come. One that fails is logged and holds up nothing else."""
    for name, chore in _chores.items():
        if chore.is_due(now):
            chore.last_run_at = now
            _run(name, chore.work, now)


def _run(name: str, work: Work, now: datetime) -> None:
    try:
        work(now=now)
    except DatabaseError:
        raise  # The worker waits for a database that is away.
    except Exception as error:  # Whatever a chore does wrong, messages to patients go on leaving.
        log.error("the chore %s failed (%s)", name, type(error).__name__)
