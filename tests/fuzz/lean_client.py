"""A browser for many thousands of requests: Django's own notes every template and copies its context."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

from clinic.unreadable import OnlyReadable


class LeanClient(Client):
    """Answers as the site does. With DEBUG_PROPAGATE_EXCEPTIONS, what a view lets through is raised here."""

    def request(self, **request: Any) -> HttpResponse:
        """Go through what stands in front of Django (clinic/wsgi.py), too."""
        began: list[str] = []
        front = OnlyReadable(lambda environ, start: self.handler(environ))
        answer = front(self._base_environ(**request), lambda status, headers: began.append(status))
        return HttpResponse(b"".join(answer), status=int(began[0][:3])) if began else answer
