"""Bring the database under the first of FIELD_KEYS, or under a changed INDEX_KEY."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from clinic.rotation import (
    Outcome,
    encrypted_fields,
    hash_fields,
    index_key_changed,
    left_to_rotate,
    rehash,
    rotate,
)


class Command(BaseCommand):
    help = (
        "Encrypts every stored value anew that is not under the first of FIELD_KEYS. It can be stopped and "
        "run again at any time, and runs beside the site. It fails while a value is left under another key."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="count, and write nothing")
        parser.add_argument(
            "--index", action="store_true", help="work out the keyed hashes anew, after INDEX_KEY was changed"
        )

    def handle(self, *args: Any, index: bool, dry_run: bool, **options: Any) -> None:
        if index:
            outcomes = [self._report(rehash(column, dry_run=dry_run), dry_run) for column in hash_fields()]
            self._rebuild_other_indexes(dry_run)
        else:
            outcomes = [
                self._report(rotate(column, dry_run=dry_run), dry_run) for column in encrypted_fields()
            ]
        unreadable = sum(len(outcome.unreadable) for outcome in outcomes)
        if unreadable:
            raise CommandError(f"{unreadable} values could not be opened. Keep every old key.")
        if not dry_run:
            self._refuse_leftovers(index, outcomes)

    def _report(self, outcome: Outcome, dry_run: bool) -> Outcome:
        verb = "to change" if dry_run else "changed"
        self.stdout.write(f"{outcome.column}: {outcome.changed} {verb}")
        if outcome.overtaken:
            self.stdout.write(f"  {outcome.overtaken} were edited meanwhile and left alone")
        if outcome.unreadable:
            keys = ", ".join(str(key) for key in outcome.unreadable)
            self.stderr.write(f"  {len(outcome.unreadable)} could not be opened, primary keys: {keys}")
        return outcome

    def _rebuild_other_indexes(self, dry_run: bool) -> None:
        for _, line in index_key_changed.send(sender=type(self), dry_run=dry_run):
            if line:
                self.stdout.write(line)

    def _refuse_leftovers(self, index: bool, outcomes: list[Outcome]) -> None:
        left = (
            sum(outcome.overtaken for outcome in outcomes)
            if index
            else sum(left_to_rotate(column).count() for column in encrypted_fields())
        )
        if left:
            raise CommandError(f"{left} values were written under an old key meanwhile. Run this again.")
