"""A browser for many thousands of requests: Django's own notes every template and copies its context."""

from typing import Any

from django.http import HttpResponse
from django.test import Client


class LeanClient(Client):
    """Answers as the site does. With DEBUG_PROPAGATE_EXCEPTIONS, what a view lets through is raised here."""

    def request(self, **request: Any) -> HttpResponse:
        return self.handler(self._base_environ(**request))
