"""Sends what is due, over and over: `worker` is a loop, `worker --once` a single round for cron."""

import logging
import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import Error as DatabaseError
from django.db import close_old_connections
from django.utils import timezone

from appointments.actions.booking import put_away_lapsed
from appointments.actions.delivery import deliver_due
from appointments.actions.limits import forget_old_counters
from appointments.actions.new_links import fulfil_link_wishes
from clinic import chores, logs
from clinic.models import WorkerHeartbeat
from clinic.page_cache.purge import Purger
from clinic.scrubbing import describe

log = logging.getLogger(__name__)

PAUSE_SECONDS = 2.0

purger = Purger()


class Command(BaseCommand):
    help = "Send the messages that are due. Without --once it goes on until it is stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="do one round and end")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        if once:
            _try_round()
            purger.finish()
            return
        stopped = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopped.set())
        while not stopped.is_set():
            close_old_connections()
            _try_round(stopped)
            stopped.wait(PAUSE_SECONDS)


def do_round(stopped: threading.Event | None = None) -> int:
    """Give a sign of life, tell proxies of changed pages, free holds, fulfil wishes for links, send, chores.

    Returns how many messages left. Between two messages it does the first two again and looks whether it
    is to stop: mail may be slow.
    """

    def goes_on() -> bool:
        WorkerHeartbeat.beat(now=timezone.now())
        purger.look()
        return not (stopped and stopped.is_set())

    goes_on()
    put_away_lapsed(now=timezone.now())
    fulfil_link_wishes(now=timezone.now())
    sent = deliver_due(clock=timezone.now, before_each=goes_on)
    forget_old_counters(now=timezone.now())
    chores.run_due(now=timezone.now())
    return sent


def _try_round(stopped: threading.Event | None = None) -> None:
    """Do a round, whose log lines share an id; while the database is away, the loop waits for it.

    What nobody foresaw ends the worker, and is told without the error's own words: these can hold data.
    """
    with logs.bound():
        try:
            do_round(stopped)
        except Exception as error:
            if stopped and isinstance(error, DatabaseError):
                log.warning("the database did not answer (%s); trying again", type(error).__name__)
                return
            log.critical("the worker failed: %s", type(error).__name__, extra={"facts": describe(error)})
            raise SystemExit(1) from None
