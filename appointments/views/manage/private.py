"""What holds for every page behind a private link.

The token in the address is the secret: whoever knows it may act, and nobody else can. So the pages need no
cookie and no session, and are exempt from the CSRF check, which stops other sites from acting with a
visitor's session: there is none, and no other site knows the address (docs/decisions/0008 says the same of
the short form). GET never acts, because mail scanners open every link. No page is stored anywhere, listed
by a search engine, or named to the next site.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from appointments.actions.booking import HoldLapsedError
from appointments.actions.booking.too_late import TooLateError
from appointments.actions.transitions import ChangedMeanwhileError
from appointments.enums import RequestStatus
from appointments.models import AppointmentRequest
from appointments.queries.links import find_link
from appointments.queries.manage import Standing, standing_of
from appointments.rules.transitions import TransitionRefusedError
from appointments.views.form_steps import see_other, untraced
from appointments.views.manage.state_page import state_page
from clinic.body_limit import limit_body

MOST_BYTES = 16 * 1024
TOO_LATE = "It is too late to change this online. Please call us."
REFUSED: dict[type[Exception], str] = {
    ChangedMeanwhileError: "Something changed at the same moment. This is how things stand now.",
    TransitionRefusedError: "That is not possible any more. This is how things stand now.",
    HoldLapsedError: "That time was held for you, and the hold has run out. This is how things stand now.",
    TooLateError: TOO_LATE,
}


@dataclass(frozen=True)
class OpenLink:
    """A private link that is good, and how its request stands."""

    token: str
    standing: Standing

    @property
    def request(self) -> AppointmentRequest:
        return self.standing.request

    def url(self, name: str = "manage") -> str:
        return reverse(name, args=[self.token])

    def done(self, what: str) -> HttpResponse:
        """Go back to the page, which says what was done as long as it is so (done.py)."""
        return see_other(f"{self.url()}?done={what}")

    def refuse(self, http: HttpRequest, words: str, *, status: int = 409) -> HttpResponse:
        """Show how things stand now, with a line that says why nothing was done."""
        return state_page(http, self.token, self.standing, said=words, status=status)


View = Callable[..., HttpResponse]


def private_page(*methods: str) -> Callable[[View], View]:
    """Open the address's link for a view, which gets it instead of the token. GET and HEAD always work."""

    def decorate(view: View) -> View:
        @wraps(view)
        def opened(http: HttpRequest, token: str, **named: Any) -> HttpResponse:
            link = open_link(token)
            if link is None:
                return render(http, "appointments/manage/unknown.html", status=404)
            if link.request.status == RequestStatus.DRAFT:
                return redirect("consultation_resume", token)
            return _answer(view, http, link, named)

        return quiet(*methods)(opened)

    return decorate


def private_press(view: View) -> View:
    """Open the address's link for a button: what is no POST leads back to the page."""

    @wraps(view)
    def pressed(http: HttpRequest, link: OpenLink, **named: Any) -> HttpResponse:
        return view(http, link, **named) if http.method == "POST" else redirect(link.url())

    return private_page("POST")(pressed)


def quiet(*methods: str) -> Callable[[View], View]:
    """Allow GET, HEAD and these methods; keep the page from caches, search engines and other sites."""

    def decorate(view: View) -> View:
        kept = untraced(limit_body(MOST_BYTES)(view))
        return require_http_methods(["GET", "HEAD", *methods])(never_cache(csrf_exempt(kept)))

    return decorate


def open_link(token: str) -> OpenLink | None:
    """Return what a token opens, or None for one that is unknown, expired or revoked. Two queries."""
    now = timezone.now()
    found = find_link(token, now=now)
    if found is None or not found.is_good:
        return None
    return OpenLink(token, standing_of(found.request, now=now))


def _answer(view: View, http: HttpRequest, link: OpenLink, named: dict[str, Any]) -> HttpResponse:
    """Let the view act. What the rules refuse is answered with how things stand after all."""
    try:
        return view(http, link, **named)
    except tuple(REFUSED) as error:
        words = REFUSED[type(error)]
        link = open_link(link.token) or link
        return link.refuse(http, words)
