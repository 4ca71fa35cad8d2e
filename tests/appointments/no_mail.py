"""A mail backend that always fails, for tests in which the kind of fault does not matter."""

from django.core.mail.backends.base import BaseEmailBackend


class NoMail(BaseEmailBackend):
    def send_messages(self, email_messages: list) -> int:
        raise ConnectionRefusedError
