"""The one way in which tests sign somebody in, past the sign-in page."""

from django.test import Client

from clinic.models import User


def sign_in(client: Client, user: User) -> None:
    """Give the client a session of this person as if they had come through the door."""
    client.force_login(user)
