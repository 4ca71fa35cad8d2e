"""Signs people in for tests."""

from datetime import datetime

from django.test import Client

from clinic.models import User
from clinic.sessions import clocks


def sign_in(client: Client, user: User) -> Client:
    """Sign `user` in, as if just now, and return the browser."""
    client.force_login(user)
    return client


def seen(client: Client, *, at: datetime) -> Client:
    """Let whoever is signed in be seen then, in a test that moves the clock on."""
    session = client.session
    clocks.start(session, now=at)
    session.save()
    return client
