"""What is left of a session when it ends: who it was, why it ended, and the forms that came too late."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from clinic.sessions import clocks, kept
from clinic.sessions.clocks import End

WAS = "was_user"
WHY = "why_ended"
# Secrets of this person's earlier form tokens: a form of before a new sign-in is still theirs.
SECRETS = "earlier_form_secrets"
MOST_SECRETS = 5
# Ended by a page's own request: the key stays until somebody comes, since a form may be on its way with it.
IN_PLACE = "ended_in_place"
SHOWN = "kept_forms_shown"


def end(
    request: HttpRequest,
    *,
    user: str,
    why: End,
    forms: list[dict[str, Any]],
    secrets: list[str],
    in_place: bool,
) -> None:
    """Empty the session on the server and leave what the next sign-in of the same person needs."""
    session = request.session
    if in_place:
        session.clear()
        session[IN_PLACE] = True
    else:
        session.flush()
    session[WAS], session[WHY], session[SECRETS] = user, why.value, secrets
    keep_forms(session, forms)
    request.user = AnonymousUser()


def keep_forms(session: SessionBase, forms: list[dict[str, Any]]) -> None:
    """Store forms in a session that nobody is signed in to; it lasts no longer than they do."""
    if forms:
        session[kept.KEPT] = forms
        session.set_expiry(kept.KEEP_HOURS * 3600)


def secrets_of(request: HttpRequest) -> list[str]:
    """Return the secrets of the form tokens that this session has had, today's first."""
    today = request.COOKIES.get(settings.CSRF_COOKIE_NAME)
    earlier = request.session.get(SECRETS, [])
    return list(dict.fromkeys([today, *earlier] if today else earlier))[:MOST_SECRETS]


def begin(request: HttpRequest, *, user: str, now: datetime) -> None:
    """Take over, at a sign-in, what the same person left. What somebody else left is destroyed."""
    session = request.session
    if clocks.SIGNED_IN_AT in session:
        session.cycle_key()  # Who signs in again while signed in gets a new key as well.
    if session.get(WAS) == user:
        session[SECRETS] = secrets_of(request)
        forms = kept.still_kept(session, user=user, now=now)
    else:
        forms = []
        session.pop(SECRETS, None)
    for name in (WHY, IN_PLACE, SHOWN, kept.KEPT):
        session.pop(name, None)
    if forms:
        session[kept.KEPT] = forms
    session.set_expiry(None)
    session[WAS] = user
    clocks.start(session, now=now)
