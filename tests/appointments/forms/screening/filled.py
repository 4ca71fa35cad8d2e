"""A whole screening, page by page, as a browser posts it."""

from typing import Any

from django.http import QueryDict

from appointments.forms.documents import documents_in_force
from appointments.forms.screening.base import ScreeningForm
from appointments.forms.screening.pages import BY_SLUG
from tests.appointments.forms.screening.posted import POSTED

DAYS = [("Monday, March 2", [("0302-0900", "9:00 am"), ("0302-0940", "9:40 am")])]


def form_of(slug: str, *, stored: dict[str, Any] | None = None, **changes: Any) -> ScreeningForm:
    """Return a page's form with usual answers in it; a change of None leaves one out."""
    posted = POSTED[slug] | changes
    data = QueryDict(mutable=True)
    for name, value in posted.items():
        if value is not None:
            data.setlist(name, value if isinstance(value, list) else [value])
    return _form(slug, stored or {}, data)


def blank_form(slug: str, stored: dict[str, Any] | None = None) -> ScreeningForm:
    """Return a page's form as it is opened."""
    return _form(slug, stored or {})


def errors_of(slug: str, **changes: Any) -> dict[str, list[str]]:
    """Return what is wrong with a page, by field."""
    return {
        name: [str(message) for message in found] for name, found in form_of(slug, **changes).errors.items()
    }


def stored_answers(**changes: Any) -> dict[str, Any]:
    """Return what all pages together store."""
    stored: dict[str, Any] = {}
    for slug in POSTED:
        form = form_of(slug, stored=stored)
        assert form.is_valid(), (slug, form.errors)
        stored |= form.to_answers()
    return stored | changes


def _form(slug: str, stored: dict[str, Any], *args: Any) -> ScreeningForm:
    times = {"days": DAYS} if slug == "time" else {}
    return BY_SLUG[slug].form(*args, stored=stored, documents=documents_in_force(), **times)
