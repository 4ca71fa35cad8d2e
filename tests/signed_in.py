"""Signs people in for tests."""

from django.test import Client
from django.utils import timezone

from clinic.models import User
from clinic.sessions import clocks


def sign_in(client: Client, user: User) -> Client:
    """Sign `user` in, as if just now, and return the browser."""
    client.force_login(user)
    return client


def seen_now(client: Client) -> Client:
    """Let whoever is signed in be seen now, in a test that moves the clock on."""
    session = client.session
    clocks.start(session, now=timezone.now())
    session.save()
    return client
