"""Loads the sample clinic and its pages: `load_sample`."""

from importlib import import_module
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from clinic.sample_data import load_sample_clinic

# Each application brings its own samples; the clinic knows them by name alone.
LOADERS = (
    "education.sample:load_sample_pages",
    "appointments.management.sample:load_sample_calendar",
)


class Command(BaseCommand):
    help = "Make the sample clinic and its pages. Run again, it adds what is missing and overwrites nothing."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        load_sample_clinic()
        for name in LOADERS:
            module, function = name.split(":")
            getattr(import_module(module), function)()
        self.stdout.write("The sample content is in place.")
