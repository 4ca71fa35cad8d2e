"""Takes everything personal out of requests whose retention period is over."""

from argparse import ArgumentParser
from collections import defaultdict
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from appointments.actions.retention import purge, what_else_would_go
from appointments.enums import ClosedReason
from appointments.models import Actor
from appointments.queries.retention import retention_periods, to_purge_with_merged
from appointments.rules.retention import spoken_days


class Command(BaseCommand):
    help = (
        "Purge what is kept no longer: closed requests by the period of their reason, forms that were never"
        " sent, and counters. --dry-run lists what would go and changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="say what would go, and change nothing")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        now = timezone.now()
        if dry_run:
            self._show(now)
            return
        done = purge(by=Actor.SYSTEM, now=now)
        for name, number in sorted(done.items()):
            self.stdout.write(f"{name}: {number}")
        self.stdout.write("Done.")

    def _show(self, now: datetime) -> None:
        by_reason: dict[str, list[str]] = defaultdict(list)
        for reason, reference in to_purge_with_merged(now=now):
            by_reason[reason].append(reference)
        periods = retention_periods()
        for reason in ClosedReason:
            found = by_reason[reason]
            kept = f"kept for {spoken_days(periods[reason])}"
            self.stdout.write(f"{reason}: {len(found)} ({kept}) {' '.join(found)}".rstrip())
        for name, number in what_else_would_go(now=now).items():
            self.stdout.write(f"{name}: {number}")
        self.stdout.write("Nothing was changed.")
