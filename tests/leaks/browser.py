"""A browser that remembers every page it was shown, every private link and every session it had."""

import re
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from django.test import Client

LINK = re.compile(r"/(?:manage|consultation)/([A-Za-z0-9_-]{20,})/")


class Memory:
    """What was seen in all browsers of a journey."""

    def __init__(self) -> None:
        self.pages: list[str] = []
        self.tokens: set[str] = set()
        self.sessions: set[str] = set()

    def browser(self, **environ: str) -> "Browser":
        return Browser(self, **environ)

    def read_mail(self, folder: Path) -> str:
        """Return all mail as it was delivered, soft line breaks taken out; its links are remembered."""
        text = "".join(path.read_text() for path in sorted(folder.glob("*.log")))
        text = text.replace("=\n", "")
        self.tokens |= set(LINK.findall(text))
        return text


class Browser(Client):
    """Django's test browser. A fault of the site is a page, as it is for people."""

    def __init__(self, memory: Memory, **environ: str) -> None:
        super().__init__(raise_request_exception=False, **environ)
        self.memory = memory

    def request(self, **request: Any) -> HttpResponse:
        answer = super().request(**request)
        memory, told = self.memory, request.get("wsgi.input")
        memory.pages.append(answer.content.decode("utf-8", "replace") if not answer.streaming else "")
        memory.tokens |= set(LINK.findall(request.get("PATH_INFO", "") + answer.get("Location", "")))
        if told is not None:
            memory.pages.append(
                str(getattr(told, "_FakePayload__content", None) and told._FakePayload__content.getvalue())
            )
        if "session" in self.cookies and self.cookies["session"].value:
            memory.sessions.add(self.cookies["session"].value)
        return answer
