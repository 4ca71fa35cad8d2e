"""Bring the database under the first of FIELD_KEYS, or under a changed INDEX_KEY."""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from clinic import other_tokens
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

        parser.add_argument(
            "--check",
            action="store_true",
            help="list what is left to do, write nothing, and exit 1 while an old key is still needed",
        )

    def handle(self, *args: Any, index: bool, dry_run: bool, check: bool, **options: Any) -> None:
        if check:
            self._check(_leftovers(index))
            return
        run = _rehash_all if index else _rotate_all
        outcomes = [self._report(outcome, dry_run) for outcome in run(dry_run)]
        unreadable = sum(len(outcome.unreadable) for outcome in outcomes)
        if unreadable:
            raise CommandError(f"{unreadable} values could not be opened. Keep every old key.")
        if not dry_run:
            self._refuse_leftovers(index, outcomes)

    def _check(self, left: dict[str, int]) -> None:
        for column, count in left.items():
            self.stdout.write(f"{column}: {count} left")
        if total := sum(left.values()):
            raise CommandError(f"{total} values are under an old key. Keep it, and run rotate_keys.")
        self.stdout.write("Nothing in the database needs an old key.")

    def _report(self, outcome: Outcome, dry_run: bool) -> Outcome:
        verb = "to change" if dry_run else "changed"
        self.stdout.write(f"{outcome.column}: {outcome.changed} {verb}")
        if outcome.overtaken:
            self.stdout.write(f"  {outcome.overtaken} were edited meanwhile and left alone")
        if outcome.unreadable:
            keys = ", ".join(str(key) for key in outcome.unreadable)
            self.stderr.write(f"  {len(outcome.unreadable)} could not be opened, primary keys: {keys}")
        return outcome

    def _refuse_leftovers(self, index: bool, outcomes: list[Outcome]) -> None:
        overtaken = sum(outcome.overtaken for outcome in outcomes)
        left = overtaken if index else sum(_leftovers(index).values())
        if left:
            raise CommandError(f"{left} values were written under an old key meanwhile. Run this again.")


def _rotate_all(dry_run: bool) -> Iterator[Outcome]:
    yield from (rotate(column, dry_run=dry_run) for column in encrypted_fields())
    yield from (store.rotate(name, dry_run=dry_run) for name, store in other_tokens.registered())


def _rehash_all(dry_run: bool) -> Iterator[Outcome]:
    yield from (rehash(column, dry_run=dry_run) for column in hash_fields())
    answers: Any = index_key_changed.send(sender=Command, dry_run=dry_run)
    yield from (outcome for _, outcome in answers if outcome)


def _leftovers(index: bool) -> dict[str, int]:
    """Return column → how many values are not under the present key, for those that have any."""
    if index:
        counts = {found.column: found.changed + len(found.unreadable) for found in _rehash_all(dry_run=True)}
    else:
        counts = {column.context: left_to_rotate(column).count() for column in encrypted_fields()}
        counts |= {name: store.left(name) for name, store in other_tokens.registered()}
    return {column: count for column, count in counts.items() if count}
