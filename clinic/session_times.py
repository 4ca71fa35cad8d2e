"""Ends a session that nobody uses, or that has lasted long enough, and keeps the form that came too late.

After AuthenticationMiddleware. What counts as being there: clinic/sessions/asked.py.
"""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone

from clinic.middleware import GetResponse
from clinic.sessions import asked, clocks, ending, kept
from clinic.sessions.clocks import End

SIGNED_OUT = "You are signed out. Sign in in another tab, and go on here: what you typed is still here."


class SessionTimes:
    """Look at the session before the view does, and at what the view made of it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return self._answer_nobody(request)
        user = request.session.get(SESSION_KEY)
        if user is None:
            return self._answer_nobody(request, request.session.get(ending.WAS))
        return self._answer_somebody(request, user, timezone.now())

    def _answer_somebody(self, request: HttpRequest, user: str, now: datetime) -> HttpResponse:
        forms = kept.still_kept(request.session, user=user, now=now)
        secrets = ending.secrets_of(request)
        if why := _why_over(request, now):
            return self._end(request, user, why, forms, secrets)
        if forms and _comes_to_work(request):
            request.session[ending.SHOWN] = True
            return HttpResponseRedirect(reverse("kept_forms"))
        response = self.get_response(request)
        _look_back(request, response, user, secrets)
        return response

    def _end(
        self, request: HttpRequest, user: str, why: End, forms: list[dict[str, Any]], secrets: list[str]
    ) -> HttpResponse:
        by_a_script = asked.is_by_a_script(request)
        if asked.is_worth_keeping(request) and asked.is_our_form(request, secrets):
            forms = kept.with_form_of(forms, request, user=user, now=timezone.now())
        ending.end(request, user=user, why=why, forms=forms, secrets=secrets, in_place=by_a_script)
        if not asked.is_guarded(request):
            return self.get_response(request)
        return _say_it_to_the_script() if by_a_script else _to_sign_in(request)

    def _answer_nobody(self, request: HttpRequest, was: str | None = None) -> HttpResponse:
        """Answer somebody who is not signed in; `was` is who was, in this browser, until a while ago."""
        if asked.is_guarded(request) and asked.is_by_a_script(request):
            return _say_it_to_the_script()
        if was and ending.IN_PLACE in request.session and not asked.is_automatic(request):
            del request.session[ending.IN_PLACE]
            request.session.cycle_key()
        if was and asked.is_worth_keeping(request) and asked.is_our_form(request, ending.secrets_of(request)):
            forms = kept.all_with_form_of(request, user=was, now=timezone.now())
            ending.keep_forms(request.session, forms)
            return _to_sign_in(request)
        return self.get_response(request)


def _why_over(request: HttpRequest, now: datetime) -> End | None:
    """Say why the session is over; a request of somebody who is there puts the end off."""
    if why := clocks.why_over(request.session, now=now):
        return why
    # A changed password, a sign-out everywhere, or an account that is no longer active.
    if asked.is_guarded(request) and not request.user.is_authenticated:
        return End.ELSEWHERE
    is_there = not asked.is_automatic(request) or clocks.LAST_SEEN not in request.session
    if is_there and not clocks.note_seen(request.session, now=now):
        return End.ELSEWHERE
    return None


def _comes_to_work(request: HttpRequest) -> bool:
    """Say whether somebody opens a page while forms wait that they have not been shown."""
    is_page = request.method == "GET" and asked.is_guarded(request) and not asked.is_automatic(request)
    return is_page and ending.SHOWN not in request.session


def _look_back(request: HttpRequest, response: HttpResponse, user: str, secrets: list[str]) -> None:
    """After the view: forget a form that was taken, and leave word for other tabs at a sign-out."""
    if SESSION_KEY not in request.session:
        request.session[ending.WAS], request.session[ending.SECRETS] = user, secrets
    elif kept.KEPT in request.session and request.method == "POST" and response.status_code < 400:
        kept.drop(request.session, request.POST.get(kept.SENT_AGAIN, ""))


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    is_post = request.method not in {"GET", "HEAD"}
    target = reverse("kept_forms") if is_post else request.get_full_path()
    response = HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': target})}")
    response.status_code = 303 if is_post else 302
    return response


def _say_it_to_the_script() -> HttpResponse:
    """Answer in the words that Wagtail's autosave shows; our own scripts look at the status alone."""
    words = {"success": False, "error_code": "locked", "error_message": SIGNED_OUT}
    return JsonResponse(words | {"sign_in": reverse("account_login")}, status=401)
