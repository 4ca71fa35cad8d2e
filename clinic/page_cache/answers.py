"""What Django answered, held back until it is clear whether it is kept."""

import gzip
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

Headers = list[tuple[str, str]]

# The key and what a page is stored as hold these apart; anything else a page depends on they do not.
KNOWN_VARIATIONS = {"accept-encoding", "cookie"}


@dataclass
class Answer:
    """Status and headers, as the application gave them."""

    status: str = ""
    headers: Headers = field(default_factory=list)

    def start(self, status: str, headers: Headers, exc_info: Any = None) -> None:
        """Take what WSGI's start_response is given."""
        self.status, self.headers = status, headers

    def is_for_everybody(self) -> bool:
        """Say whether this is a whole page that its view marked as the same for everybody.

        A page with a nonce or a cookie has something of one request in it, whatever it was marked as.
        """
        control = _words(self._value("Cache-Control"))
        return (
            self.status.startswith("200 ")
            and self._value("Content-Type").startswith("text/html")
            and "public" in control
            and not control & {"private", "no-store"}
            and not self._value("Set-Cookie")
            and "'nonce-" not in self._value("Content-Security-Policy")
            and _words(self._value("Vary")) <= KNOWN_VARIATIONS
            and self._value("Content-Encoding") in {"", "gzip"}
        )

    def plain(self, body: Iterable[bytes]) -> bytes:
        """Return the whole body as it was before it was compressed, and let the application clean up."""
        try:
            whole = b"".join(body)
        finally:
            if close := getattr(body, "close", None):
                close()
        return gzip.decompress(whole) if self._value("Content-Encoding") else whole

    def _value(self, name: str) -> str:
        return ", ".join(value for found, value in self.headers if found.lower() == name.lower())


def _words(value: str) -> set[str]:
    return {word.strip().lower() for word in value.split(",") if word.strip()}
