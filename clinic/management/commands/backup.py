"""Writes a backup: `backup FOLDER`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from clinic.backup import BackupError
from clinic.backup.making import back_up


class Command(BaseCommand):
    help = "Copy the database and the uploaded files into a new dated folder, while the site runs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="where backups are kept")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            made = back_up(folder, now=timezone.now())
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Backed up to {made}")
        self.stdout.write("The keys are not in it (FIELD_KEYS, INDEX_KEY, SECRET_KEY). Keep them elsewhere:")
        self.stdout.write("without them nobody can read it, and whoever has both can read everything.")
