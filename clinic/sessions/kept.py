"""Forms that came too late: kept in the session, sealed, for whoever typed them and for nobody else.

No password, no file and no form token is kept. After twelve hours a form is gone.
"""

import json
import re
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError

from clinic import crypto
from clinic.sessions.readable import typed_texts

KEPT = "kept_forms"
SENT_AGAIN = "kept_form"
CONTEXT = "django_session.kept_form"
KEEP_HOURS = 12
MOST_FORMS = 5
MOST_BYTES = 1_000_000
NOT_KEPT = re.compile(r"passw|secret|otp|csrfmiddlewaretoken|^kept_form$", re.IGNORECASE)


@dataclass(frozen=True)
class KeptForm:
    """A form as it was posted: `path` is where it was going."""

    key: str
    path: str
    fields: list[tuple[str, str]]
    files: list[str] = field(default_factory=list)

    @property
    def typed(self) -> list[tuple[str, str]]:
        return typed_texts(self.fields)


def with_form_of(
    forms: list[dict[str, Any]], request: HttpRequest, *, user: str, now: datetime
) -> list[dict[str, Any]]:
    """Return the stored forms with the one that this request posts, unless it cannot be kept."""
    try:
        post, files = request.POST, request.FILES
    except (SuspiciousOperation, MultiPartParserError, UnreadablePostError):
        return forms
    fields = [(name, value) for name, values in post.lists() for value in values if not NOT_KEPT.search(name)]
    names = [file.name or name for name, sent in files.lists() for file in sent]
    inside = {"user": user, "path": request.get_full_path(), "fields": fields, "files": names}
    sealed = crypto.encrypt(json.dumps(inside), CONTEXT)
    stored = {"key": uuid.uuid4().hex, "user": user, "at": int(now.timestamp()), "sealed": sealed}
    others = [form for form in forms if form["key"] != post.get(SENT_AGAIN)]
    return _within_limits([stored, *others]) if len(sealed) <= MOST_BYTES else forms


def all_with_form_of(request: HttpRequest, *, user: str, now: datetime) -> list[dict[str, Any]]:
    """Return the forms that the request's session keeps for this account, with the one that it posts."""
    forms = still_kept(request.session, user=user, now=now)
    return with_form_of(forms, request, user=user, now=now)


def still_kept(session: SessionBase, *, user: str, now: datetime) -> list[dict[str, Any]]:
    """Return the stored forms of this account that are young enough. The newest stands first."""
    since = now.timestamp() - KEEP_HOURS * 3600
    return [form for form in session.get(KEPT, []) if form["user"] == user and form["at"] > since]


def opened(session: SessionBase, *, user: str, now: datetime) -> list[KeptForm]:
    """Return the forms that can be read. One sealed for somebody else, or under a lost key, is left out."""
    found = [_open(form, user) for form in still_kept(session, user=user, now=now)]
    return [form for form in found if form]


def drop(session: SessionBase, key: str) -> None:
    """Forget one form."""
    forms = [form for form in session.get(KEPT, []) if form["key"] != key]
    if forms:
        session[KEPT] = forms
    else:
        session.pop(KEPT, None)


def _within_limits(forms: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the newest forms that fit into a session."""
    kept: list[dict[str, Any]] = []
    room = MOST_BYTES
    for form in forms[:MOST_FORMS]:
        room -= len(form["sealed"])
        if room >= 0:
            kept.append(form)
    return kept


def _open(form: dict[str, Any], user: str) -> KeptForm | None:
    try:
        inside = json.loads(crypto.decrypt(form["sealed"], CONTEXT))
    except crypto.DecryptionError:
        return None
    if inside["user"] != user:
        return None
    fields = [(name, value) for name, value in inside["fields"]]
    return KeptForm(form["key"], inside["path"], fields, inside["files"])
