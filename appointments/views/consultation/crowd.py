"""When many people want one time at the same moment, all but one are told the same.

So the page that says "just taken" is made once a second and process, and handed to whoever comes for that
time within the second. Only the token in its links differs, and is put in for each. What it suggests may be
a second old; taking one of the suggestions is checked like any other time.
"""

import time
from collections.abc import Hashable

from django.conf import settings
from django.http import HttpResponse

from appointments.views.consultation.draft import OpenDraft
from appointments.views.form_steps import CONFLICT

# No token holds this: tokens are letters, digits, "-" and "_".
PLACE = b"{the token}"
MOST_PAGES = 500

_pages: dict[Hashable, tuple[float, bytes]] = {}


def known_answer(draft: OpenDraft, code: str) -> HttpResponse | None:
    """Return the page for somebody who wants a time that was taken a moment ago, or None.

    Whoever holds a time may be asking for that very one, and their page shows it: they get one of their own.
    """
    made_at, page = _pages.get(_key(draft, code), (0.0, b""))
    if not page or time.monotonic() - made_at > settings.CROWD_SECONDS or draft.held:
        return None
    return HttpResponse(page.replace(PLACE, draft.token.encode()), status=CONFLICT)


def remember_answer(draft: OpenDraft, code: str, answer: HttpResponse) -> None:
    """Keep a page that says "just taken" for the others who want that time."""
    if draft.held or not settings.CROWD_SECONDS:
        return
    if len(_pages) >= MOST_PAGES:
        _pages.clear()
    _pages[_key(draft, code)] = (
        time.monotonic(),
        answer.content.replace(draft.token.encode(), PLACE),
    )


def _key(draft: OpenDraft, code: str) -> Hashable:
    """Return what else the page depends on: a helper is told that "you" means the patient."""
    return code, draft.request.for_whom
