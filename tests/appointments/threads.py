"""Doing one thing many times at the same moment."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.db import connection


def all_at_once[T](*tasks: Callable[[], T]) -> list[T]:
    """Run each task in its own thread, started together; returns the results in the order of the tasks.

    Every thread closes its own connection, or the test's database could not be restored.
    """
    barrier = threading.Barrier(len(tasks))

    def run(task: Callable[[], T]) -> T:
        try:
            connection.ensure_connection()
            connection.close()  # A pool may hold fewer connections than there are threads.
            barrier.wait(timeout=30)
            return task()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(run, tasks))
