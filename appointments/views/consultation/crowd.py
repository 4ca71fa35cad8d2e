"""When many people want the times of one morning, most are told the same: just taken, and what is free near.

Whether a time is taken is asked of the database for each of them. But the page that says so is made once in
two seconds (CROWD_SECONDS) and process for each half of a day, and only the token in its links is put in for
each. What it suggests may be as old; taking one of the suggestions is checked like any other time.
"""

import threading
import time
from collections.abc import Callable, Hashable

from django.conf import settings
from django.http import HttpResponse

from appointments.queries.free_times import FreeTime
from appointments.rules.windows import half_of
from appointments.views.consultation.draft import OpenDraft
from appointments.views.form_steps import CONFLICT

# No token holds this: tokens are letters, digits, "-" and "_".
PLACE = b"{the token}"
MOST_PAGES = 500

_pages: dict[Hashable, tuple[float, bytes]] = {}
_one_at_a_time = threading.Lock()


def taken_answer(draft: OpenDraft, wanted: FreeTime, make: Callable[[], HttpResponse]) -> HttpResponse:
    """Return the page for somebody whose time is taken; `make` makes it when there is no recent one.

    Whoever holds a time gets a page of their own, because theirs shows it.
    """
    if draft.held or not settings.CROWD_SECONDS:
        return make()
    key = _key(draft, wanted)
    with _one_at_a_time:  # The others of this process wait for the page, rather than make it too.
        page = _recent_page(key)
        if page and f'value="{wanted.code}"'.encode() not in page:
            return HttpResponse(page.replace(PLACE, draft.token.encode()), status=CONFLICT)
        answer = make()
        _keep(key, answer.content.replace(draft.token.encode(), PLACE))
    return answer


def _recent_page(key: Hashable) -> bytes:
    made_at, page = _pages.get(key, (0.0, b""))
    return page if time.monotonic() - made_at <= settings.CROWD_SECONDS else b""


def _keep(key: Hashable, page: bytes) -> None:
    if len(_pages) >= MOST_PAGES:
        _pages.clear()
    _pages[key] = (time.monotonic(), page)


def _key(draft: OpenDraft, wanted: FreeTime) -> Hashable:
    """Return what the page depends on. A helper is told that "you" means the patient."""
    local = wanted.local
    return wanted.resource.pk, local.date(), half_of(local), draft.request.for_whom
