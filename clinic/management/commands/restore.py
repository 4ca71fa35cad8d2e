"""Puts a backup back: `restore FOLDER`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from clinic.backup import BackupError
from clinic.backup.restoring import restore


class Command(BaseCommand):
    help = (
        "Put back what `backup` wrote, migrate, rebuild the search indexes and run check_schedule. Stop the "
        "site first. The keys of that time have to be in the environment."
    )
    requires_system_checks = []  # The database may be empty, and some checks ask it.

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="one backup: a folder named clinic-<date>")
        parser.add_argument(
            "--replace", action="store_true", help="overwrite a database and uploads that are there"
        )

    def handle(self, *args: Any, folder: Path, replace: bool, **options: Any) -> None:
        try:
            restore(folder, replace=replace, say=self.stdout.write)
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            "Restored. Everybody has to sign in again. Look at docs/operations.md before you start"
        )
        self.stdout.write(
            "the worker: messages that left after the backup was made would leave a second time."
        )
