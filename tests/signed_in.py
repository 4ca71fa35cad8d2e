"""Signing in without the pages: a session as it is after both factors."""

from typing import Any

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY as WHOSE,
)
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY as METHODS
from django.test import Client

from clinic.models import User


def sign_in(client: Client, user: User) -> None:
    """Open a session for `user` in this client, with the second factor."""
    client.force_login(user)
    _record(client, user, "password", "mfa")


def sign_in_by_password_alone(client: Client, user: User) -> None:
    """Open a session that stopped after the password."""
    client.force_login(user)
    _record(client, user, "password")


def _record(client: Client, user: User, *methods: str) -> None:
    session: Any = client.session
    session[METHODS] = [{"method": method, "at": 0.0} for method in methods]
    session[WHOSE] = str(user.pk)
    session.save()
