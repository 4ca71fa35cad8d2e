"""When many people want the times of one day, most are told the same: just taken, and what is free near.

Two things are remembered for two seconds (CROWD_SECONDS) in each process: that a time was taken, and the
page that said so, for each day. Only the token in the page's links is put in for each. Who goes for the same
calendar in the same process takes turns, and most are told from memory when theirs comes. So a crowd is told
with one light query or two; a time that comes free, and what the page suggests, may be as old. Taking one of
the suggestions is checked like any other time.
"""

import threading
from collections import defaultdict
from collections.abc import Callable, Hashable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from appointments.enums import ForWhom
from appointments.queries.drafts import for_whom_without_a_time
from appointments.queries.free_times import FreeTime, is_plainly_taken, time_named
from appointments.views.consultation.bookable import bookable
from appointments.views.consultation.draft import OpenDraft
from appointments.views.consultation.recent import Recent
from appointments.views.form_steps import CONFLICT, untraced

# No token holds this: tokens are letters, digits, "-" and "_".
PLACE = b"{the token}"

_taken: Recent[bool] = Recent()
_pages: Recent[bytes] = Recent()
_turns: defaultdict[int, threading.Lock] = defaultdict(threading.Lock)


def answers_a_crowd(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Tell who wants a time that was just taken so from memory, before their draft is opened."""

    @wraps(view)
    @untraced
    def answered(http: HttpRequest, token: str) -> HttpResponse:
        wanted = _time_gone_for(http.POST.get("time", ""))
        if wanted is None:
            return view(http, token=token)
        if told := _answer_from_memory(wanted, token):
            return told
        with _turns[wanted.resource.pk]:  # They would wait for the calendar's row all the same.
            return _answer_from_memory(wanted, token) or view(http, token=token)

    return answered


def taken_answer(draft: OpenDraft, wanted: FreeTime, make: Callable[[], HttpResponse]) -> HttpResponse:
    """Return the page for somebody whose time is taken; `make` makes it when there is no recent one.

    Whoever holds a time gets a page of their own, because theirs shows it.
    """
    if draft.held or not settings.CROWD_SECONDS:
        return make()
    for_whom = draft.request.for_whom
    _taken.keep(wanted.code, True)
    answer = _remembered(wanted, for_whom, draft.token)
    if answer is None:
        answer = make()
        _pages.keep(_page_key(wanted, for_whom), answer.content.replace(draft.token.encode(), PLACE))
    return answer


def _time_gone_for(code: str) -> FreeTime | None:
    """Return the time that a form's code names; None for what is none, or where nothing is remembered."""
    if not code or not settings.CROWD_SECONDS:
        return None
    return time_named(code, among=bookable().resources)


def _answer_from_memory(wanted: FreeTime, token: str) -> HttpResponse | None:
    """Return None where there is no recent page, and for a draft that holds a time: it is opened then."""
    if not any(_pages.get(_page_key(wanted, whom)) for whom in ForWhom) or not _is_taken(wanted):
        return None
    for_whom = for_whom_without_a_time(token, now=timezone.now())
    return _remembered(wanted, for_whom, token) if for_whom else None


def _is_taken(wanted: FreeTime) -> bool:
    """Ask the database, unless it said yes a moment ago."""
    service = bookable().service
    if service is None:
        return False
    if _taken.get(wanted.code):
        return True
    is_taken = is_plainly_taken(
        service=service, resource=wanted.resource, starts_at=wanted.starts_at, now=timezone.now()
    )
    if is_taken:
        _taken.keep(wanted.code, True)
    return is_taken


def _remembered(wanted: FreeTime, for_whom: str, token: str) -> HttpResponse | None:
    """Return a recent page with somebody's own links. If it suggests the time that they missed, that one is
    greyed out."""
    page = _pages.get(_page_key(wanted, for_whom))
    if page is None:
        return None
    missed = f'value="{wanted.code}"'.encode()
    own = page.replace(PLACE, token.encode()).replace(missed, missed + b" disabled")
    return HttpResponse(own, status=CONFLICT)


def _page_key(wanted: FreeTime, for_whom: str) -> Hashable:
    """Return what the page depends on. A helper is told that "you" means the patient."""
    return wanted.resource.pk, wanted.local.date(), for_whom
