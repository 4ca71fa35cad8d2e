"""Does once what the worker does all day: `education_daily`, for a site that runs its jobs from cron."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from education.chores import publish_pages, remind


class Command(BaseCommand):
    help = "Publish what is scheduled and remind of due reviews. Running it twice changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        publish_pages(now=now)
        self.stdout.write(f"Reminders sent: {remind(now=now)}.")
