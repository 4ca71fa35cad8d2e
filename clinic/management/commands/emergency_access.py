"""Opens a door when nobody else can: an account that ends by itself, loudly (docs/operations.md)."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from clinic.roles import ROLES, Role
from clinic.sign_in.accounts import give_emergency_access

MOST_HOURS = 72


class Command(BaseCommand):
    help = (
        "Make an account for an emergency and print the link that opens it, good for 15 minutes. It ends"
        " after some hours. The log, the security events and an email to every practice manager and privacy"
        " officer say that it was made, and why."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("role", choices=[role.value for role in Role])
        parser.add_argument("--reason", required=True, help="what happened, for those who look at it later")
        parser.add_argument("--hours", type=int, default=4, help=f"how long it lasts, {MOST_HOURS} at most")

    def handle(self, *args: Any, role: str, reason: str, hours: int, **options: Any) -> None:
        if not reason.strip():
            raise CommandError("Give the reason: it is what those who look at it later have.")
        if not 1 <= hours <= MOST_HOURS:
            raise CommandError(f"It can last from 1 to {MOST_HOURS} hours.")
        lasts = timedelta(hours=hours)
        user, link = give_emergency_access(
            role=Role(role), reason=reason.strip(), lasts=lasts, now=timezone.now()
        )
        title, ends = ROLES[Role(role)].title, f"{user.access_ends_at:%Y-%m-%d %H:%M} UTC"
        self.stderr.write(f"{user.username} ({title}) until {ends}")
        self.stdout.write(link)
