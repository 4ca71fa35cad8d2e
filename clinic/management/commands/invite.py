"""Makes an account, or finds it, and prints the link that opens it: `invite NAME --email … --role …`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from clinic.models import AccountLetterKind, SecurityEventKind, User
from clinic.roles import Role
from clinic.security_events import record
from clinic.sign_in import accounts
from clinic.sign_in.links import make_link


class Command(BaseCommand):
    help = (
        "Invite somebody from the server: the first account of a new site, or somebody whose email fails."
        " Prints a link that lasts three days."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--email", default="")
        parser.add_argument("--role", choices=[role.value for role in Role])
        parser.add_argument("--superuser", action="store_true", help="an account with every permission")

    @transaction.atomic
    def handle(self, *args: Any, username: str, **options: Any) -> None:
        user = User.objects.filter(username=username).first()
        if user is None:
            user = self._make(username, options)
        elif options["role"] or options["superuser"]:
            raise CommandError("This account is there already; its role is changed at /staff/people/.")
        record(SecurityEventKind.INVITED, user=user, detail="at the server")
        self.stdout.write(make_link(user, AccountLetterKind.INVITATION))

    def _make(self, username: str, options: dict[str, Any]) -> User:
        if bool(options["role"]) == options["superuser"]:
            raise CommandError("Give either --role or --superuser.")
        if options["superuser"]:
            return User.objects.create_superuser(username, options["email"])
        return accounts.invite(
            username=username,
            first_name="",
            last_name="",
            email=options["email"],
            role=Role(options["role"]),
            by=None,
        )
