"""Prints a link that signs one sample account in, with both factors: `sample_login front_desk`."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from clinic import sample_logins
from clinic.models import User
from clinic.roles import Role


class Command(BaseCommand):
    help = "Print a link that signs a sample account in once, within a minute, with its second factor."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("role", choices=[role.value for role in Role])

        parser.add_argument("--code", action="store_true", help="print the second factor's code instead")

    def handle(self, *args: Any, role: str, code: bool = False, **options: Any) -> None:
        if not sample_logins.site_is_local():
            raise CommandError("SITE_URL is not on this machine: sample accounts are for loopback alone.")
        user = User.objects.filter(username=sample_logins.username(Role(role)), is_sample=True).first()
        if user is None:
            raise CommandError("There is no such sample account here. Run load_sample first.")
        if code:
            self.stdout.write(sample_logins.code(Role(role)))
            return
        link = reverse("sample_sign_in", args=[sample_logins.make_token(user)])
        self.stdout.write(settings.SITE_URL + link)
