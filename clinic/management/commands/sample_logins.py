"""Prints the addresses and one login per role: what `bin/serve` shows at every start."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse

from clinic import sample_logins
from clinic.models import User
from clinic.roles import ROLES, Role


class Command(BaseCommand):
    help = "Print the site's addresses and the sample accounts whose passwords still hold."

    def handle(self, *args: Any, **options: Any) -> None:
        for name, path in (("Website", "/"), ("Front desk", reverse("staff:index")), ("Pages", "/cms/")):
            self.stdout.write(f"  {name:<12} {settings.SITE_URL}{path}")
        if not sample_logins.site_is_local():
            return
        self.stdout.write("\n  Sample logins (user name, password):")
        for role in Role:
            self._print_login(role)
        environment = f"ENV_FILE={settings.VAR_DIR}/env SITE_URL={settings.SITE_URL}"
        command = f"{environment} var/venv/bin/python manage.py sample_login front_desk"
        self.stdout.write("\n  A link that signs in with both factors, once, within a minute:")
        self.stdout.write(f"  {command}")
        self.stdout.write("  The code that is asked for after the password:")
        self.stdout.write(f"  {command} --code")

    def _print_login(self, role: Role) -> None:
        user = User.objects.filter(username=sample_logins.username(role), is_sample=True).first()
        password = sample_logins.password(role)
        if user and user.check_password(password):
            self.stdout.write(f"  {ROLES[role].title:<17} {user.username:<24} {password}")
