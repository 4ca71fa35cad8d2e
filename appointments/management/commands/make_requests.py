"""Fills the queue with made-up requests, to measure it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from appointments.management.made_up import MARK, make_requests
from appointments.models import AppointmentRequest
from clinic.models import User

OWNER = "made-up-front-desk"


class Command(BaseCommand):
    help = "Make N made-up requests for a benchmark. Refuses on a database that has any other request."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("number", type=int, help="how many to make, besides those made before")

    def handle(self, *args: Any, number: int, **options: Any) -> None:
        if number < 1:
            raise CommandError("Say how many to make, from 1 on.")
        if AppointmentRequest.objects.exclude(submission_key__startswith=MARK).exists():
            raise CommandError("This database has requests that were not made up. Use an empty one.")
        owner, _ = User.objects.get_or_create(username=OWNER, defaults={"first_name": "Made-up desk"})
        there = AppointmentRequest.objects.count()
        for made in make_requests(number, first=there, owner=owner, now=timezone.now()):
            self.stdout.write(f"{made} requests", ending="\r")
        self.stdout.write(f"{there + number} made-up requests are there.")
