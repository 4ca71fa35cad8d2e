"""Signing in without the pages: a session as it is after both factors."""

from datetime import datetime
from typing import Any

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY as WHOSE,
)
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY as METHODS
from django.test import Client

from clinic.models import User
from clinic.sessions import clocks


def sign_in(client: Client, user: User) -> Client:
    """Open a session for `user`, as if just now and with the second factor; returns the client."""
    client.force_login(user)
    _record(client, user, "password", "mfa")
    return client


def sign_in_by_password_alone(client: Client, user: User) -> None:
    """Open a session that stopped after the password."""
    client.force_login(user)
    _record(client, user, "password")


def seen(client: Client, *, at: datetime) -> Client:
    """Let whoever is signed in be seen then, in a test that moves the clock on."""
    session = client.session
    clocks.start(session, now=at)
    session.save()
    return client


def _record(client: Client, user: User, *methods: str) -> None:
    session: Any = client.session
    session[METHODS] = [{"method": method, "at": 0.0} for method in methods]
    session[WHOSE] = str(user.pk)
    session.save()
