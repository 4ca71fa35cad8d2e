"""Signs people in for tests."""

from django.test import Client

from clinic.models import User


def sign_in(client: Client, user: User) -> Client:
    """Sign `user` in, as if just now, and return the browser."""
    client.force_login(user)
    return client
