"""Goes to an address as somebody, and says how they were received. Nothing it does stays."""

from collections.abc import Callable
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import parse_qs

from django.contrib.messages import get_messages
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

DOORS = ("/sign-in/", "/cms/login/", "/staff/login/")
CMS_REFUSAL = "Sorry, you do not have permission to access this area."
IN, OUT, NOT_TAKEN, BROKEN = "in", "out", "not taken", "broken"


@dataclass(frozen=True)
class Visit:
    """What came of opening an address (`got`) and of sending something to it (`sent`)."""

    got: str
    sent: str

    @property
    def word(self) -> str:
        """Return the word that a cell of the table has for it."""
        if BROKEN in (self.got, self.sent):
            return BROKEN
        if IN not in (self.got, self.sent):
            return "no"
        return "look" if self.got == IN and self.sent == OUT else "yes"


def visit(client: Client, path: str, data: dict[str, Any], query: str = "") -> Visit:
    return Visit(received(opened(client, path + query)), received(sent(client, path + query, data)))


def opened(client: Client, path: str) -> HttpResponse:
    return undone(client, lambda: client.get(path))


def sent(client: Client, path: str, data: dict[str, Any]) -> HttpResponse:
    return undone(client, lambda: client.post(path, data))


def received(answer: HttpResponse) -> str:
    if answer.status_code == 405:
        return NOT_TAKEN
    if answer.status_code >= 500 and not _is_all_the_same(answer):
        return BROKEN
    if answer.status_code in (401, 403, 404) or _led_to_the_door(answer) or _led_home(answer):
        return OUT
    return IN


def _is_all_the_same(answer: HttpResponse) -> bool:
    """Say whether this failure still means that somebody was let in.

    Wagtail's own forms fail when they are sent without their hidden fields, which no page of its does.
    `/readyz` answers 503 where no worker runs.
    """
    return answer.wsgi_request.path.startswith("/cms/") or answer.status_code == 503


def _led_to_the_door(answer: HttpResponse) -> bool:
    """Say whether somebody has to sign in first: the door then leads back to what was asked for.

    Who signs out is led to the door as well, without a way back or with one to somewhere else.
    """
    door, _, query = answer.headers.get("Location", "").partition("?")
    asked, back = answer.wsgi_request.path, parse_qs(query).get("next", [""])[0].partition("?")[0]
    return door in DOORS and bool(back) and (asked in DOORS or back == asked)


def _led_home(answer: HttpResponse) -> bool:
    """Say whether Wagtail led to its first page with a line that says no."""
    return any(CMS_REFUSAL in str(message) for message in get_messages(answer.wsgi_request))


def undone[T](client: Client, ask: Callable[[], T]) -> T:
    """Ask within a transaction that is rolled back; what happened to the cookies is undone as well."""
    cookies = client.cookies.output()
    with transaction.atomic():
        answer = ask()
        transaction.set_rollback(True)
    client.cookies = SimpleCookie()
    for line in cookies.splitlines():
        client.cookies.load(line.removeprefix("Set-Cookie: "))
    return answer
