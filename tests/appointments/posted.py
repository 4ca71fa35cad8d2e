"""What a browser posts from the short form, and the hidden values that travel with it."""

import re
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from appointments.forms.documents import documents_in_force
from appointments.forms.tokens import FormToken

PATH = "/request/"


def form_token(*, age: timedelta = timedelta(minutes=3)) -> str:
    """Return the hidden token of a form that was opened some time ago."""
    ids = tuple(document.pk for document in documents_in_force().values())
    return FormToken.make(now=timezone.now() - age, document_ids=ids).sign()


def answers(**changes: Any) -> dict[str, Any]:
    """Return every field of a valid form, as the browser names them; a value of None leaves one out."""
    usual = {
        "for_whom": "self",
        "first_name": "Ada",
        "last_name": "Sample",
        "phone": "(305) 555-0123",
        "email": "ada@mail.example",
        "contact_channels": ["call", "email"],
        "voicemail": "name_and_number",
        "been_before": "no",
        "topic": "ketamine-question",
        "windows": ["mon-am", "wed-pm"],
        "comment": "Mornings are hard.",
        "language": "en",
        "language_needs": "",
        "privacy": "on",
    }
    posted = usual | changes
    return {name: value for name, value in posted.items() if value is not None}


def check(client: Client, *, token: str | None = None, source_path: str = "", **changes: Any) -> HttpResponse:
    """Press "Continue" on a form."""
    hidden = {
        "form_token": form_token() if token is None else token,
        "source_path": source_path,
        "website": "",
    }
    return client.post(PATH, hidden | answers(**changes))


def sealed_of(page: HttpResponse) -> str:
    """Return the sealed answers that the check page carries."""
    found = re.search(r'name="sealed" value="([^"]+)"', page.content.decode())
    assert found, "the page carries no sealed answers"
    return found[1]


def send(client: Client, **changes: Any) -> HttpResponse:
    """Fill the form in, check the answers, and press "Send my request"."""
    return client.post(f"{PATH}send/", {"sealed": sealed_of(check(client, **changes))})
