"""A page in memory, ready to be sent: compressed once, with its validators."""

import gzip
import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import brotli

from clinic.page_cache.answers import Headers

StartResponse = Callable[..., Any]

# Set anew for each form in which the page is sent.
OWN_HEADERS = {"content-length", "content-encoding", "etag", "vary"}
ENTITY_HEADERS = {"Content-Type", "Content-Length", "Content-Encoding"}
# A tenth smaller than the levels below, for a third of what rendering took. The next takes as long as that.
BROTLI_QUALITY = 10


@dataclass(frozen=True)
class Form:
    """The page in one encoding. Different bytes have different tags (RFC 9110, 8.8.3)."""

    body: bytes
    tag: str
    headers: Headers
    unchanged_headers: Headers

    @classmethod
    def of(cls, body: bytes, encoding: str, shared: Headers) -> "Form":
        tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
        named = [("Content-Encoding", encoding)] if encoding else []
        headers = [*shared, *named, ("Content-Length", str(len(body))), ("ETag", tag)]
        return cls(body, tag, headers, [pair for pair in headers if pair[0] not in ENTITY_HEADERS])


@dataclass(frozen=True)
class Page:
    """All forms of a page: as it is (""), and compressed."""

    forms: dict[str, Form]

    @classmethod
    def of(cls, headers: Headers, body: bytes) -> "Page":
        vary = ", ".join(value for name, value in headers if name.lower() == "vary")
        shared = [pair for pair in headers if pair[0].lower() not in OWN_HEADERS]
        shared.append(("Vary", _with_encoding(vary)))
        bodies = {"": body, "gzip": gzip.compress(body, 6, mtime=0), "br": _brotli(body)}
        return cls({encoding: Form.of(data, encoding, shared) for encoding, data in bodies.items()})

    @property
    def size(self) -> int:
        """Return the bytes that this page takes, near enough to keep a limit."""
        return sum(len(form.body) + 1000 for form in self.forms.values())

    def answer(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Send the page, or say that the reader has it already. The lists are copied: servers add to them."""
        form = self.forms[_best_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))]
        if (known := environ.get("HTTP_IF_NONE_MATCH")) and _is_known(form.tag, known):
            start_response("304 Not Modified", list(form.unchanged_headers))
            return []
        start_response("200 OK", list(form.headers))
        return [form.body] if environ["REQUEST_METHOD"] == "GET" else []


def _with_encoding(vary: str) -> str:
    return vary if "accept-encoding" in vary.lower() else f"{vary}, Accept-Encoding".removeprefix(", ")


def _brotli(body: bytes) -> bytes:
    return brotli.compress(body, mode=brotli.MODE_TEXT, quality=BROTLI_QUALITY)


@lru_cache(maxsize=512)
def _best_encoding(accepted: str) -> str:
    """Return the smallest form that an Accept-Encoding header allows (RFC 9110, 12.5.3)."""
    weights = {}
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        weights[name.strip()] = not re.fullmatch(r"\s*q\s*=\s*0(\.0*)?\s*", weight)
    anything = weights.get("*", False)
    return next((name for name in ("br", "gzip") if weights.get(name, anything)), "")


def _is_known(tag: str, known: str) -> bool:
    """Compare as If-None-Match wants it: weakly, with a list or with anything (RFC 9110, 13.1.2)."""
    return known.strip() == "*" or tag in {one.strip().removeprefix("W/") for one in known.split(",")}
