"""Looks for states of the calendar that cannot be: a double booking, a time that nobody keeps, and so on."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from appointments.queries.schedule import impossible_states


class Command(BaseCommand):
    help = (
        "List every impossible state of the calendar, one a line with its ids and nobody's data. The exit"
        " code is 1 when there is any."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        found = 0
        for line in impossible_states(now=timezone.now()):
            self.stdout.write(line)
            found += 1
        if found:
            self.stderr.write(f"Impossible states found: {found}. See docs/operations.md.")
            sys.exit(1)
        self.stdout.write("Nothing impossible found.")
