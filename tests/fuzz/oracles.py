"""What must hold for every answer, whatever was asked. Each says in one line what is wrong."""

import gzip
import logging
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qsl, urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.utils.html import escape
from django.utils.http import url_has_allowed_host_and_scheme

from tests.appointments.factories import PERSONAL
from tests.fuzz.grammar import FORM_TYPE, Case
from tests.fuzz.odd_values import MARK
from tests.fuzz.pages import SeenForm

LARGEST = 400_000
PRIVATE = ("/request/", "/consultation/", "/manage/", "/calendar/", "/sign-in/", "/staff/")
# These are the same for everybody: an address without its slash, one or a method that cannot be.
SAYS_NOTHING = (301, 400, 405)
SECRETS = (MARK, *(str(value) for name, value in PERSONAL.items() if name != "date_of_birth"))
LOGGERS = ("", "django.request", "django.security", "django.server")


class Listener(logging.Handler):
    """Keeps every line that would be logged, tracebacks included."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@contextmanager
def listening() -> Iterator[list[str]]:
    """Collect what the block logs, as the site's own settings let it through."""
    listener = Listener()
    loggers = [logging.getLogger(name) for name in LOGGERS]
    heard = [one for one in loggers if one.name == "root" or not one.propagate]
    for one in heard:
        one.addHandler(listener)
    try:
        yield listener.lines
    finally:
        for one in heard:
            one.removeHandler(listener)


def faults_of_answer(answer: HttpResponse, path: str, case: Case) -> Iterator[str]:
    """Yield what is wrong with an answer by itself."""
    # Without a worker, the site is not ready, and says so to whoever watches it.
    if answer.status_code >= 500 and not (path.startswith("/readyz") and answer.status_code == 503):
        yield f"the answer is {answer.status_code}"
    body = body_of(answer)
    if len(body) > LARGEST:
        yield f"the answer has {len(body)} bytes"
    # JSON is no markup, and a browser is told so (nosniff).
    is_page = answer.get("Content-Type", "") != "application/json"
    if is_page and (f"<b {MARK}".encode() in body or f"<script {MARK}".encode() in body):
        yield "what was typed became markup"
    is_private = path.startswith(PRIVATE) and answer.status_code not in SAYS_NOTHING
    if is_private and "no-store" not in answer.get("Cache-Control", ""):
        yield f"a private page ({answer.status_code}) may be stored"
    yield from _faults_of_headers(answer, path, case)


def _faults_of_headers(answer: HttpResponse, path: str, case: Case) -> Iterator[str]:
    # As browsers read it: `///host` and `https:host` lead away, too. A long address is one that it refuses.
    ours = {urlsplit(settings.SITE_URL).netloc, "testserver"}
    if "Location" in answer and not url_has_allowed_host_and_scheme(answer["Location"][:1000], ours):
        yield "the answer leads to another site"
    kept = dict(answer.headers)
    # Somebody may ask to be led on to a page of this site, whatever its name.
    if "next" in dict(case.posted or ()):
        kept.pop("Location", None)
    head = "\n".join([str(kept), *(str(cookie) for cookie in answer.cookies.values())])
    told = [secret for secret in SECRETS if secret in head and secret not in path + case.query]
    if told:
        yield f"a header tells what was typed ({len(told)})"


def faults_of_log(lines: list[str], token: str) -> Iterator[str]:
    """Yield what the log tells of a person, of what was typed, or of a private link."""
    told = [secret for secret in SECRETS if any(secret in line for line in lines)]
    if told:
        yield f"the log tells something personal: {[line.split(' ')[:2] for line in lines]}"
    if token and any(token in line for line in lines):
        yield "the log tells a token"


def faults_of_lost_words(answer: HttpResponse, case: Case, form: SeenForm) -> Iterator[str]:
    """Yield the fields whose text does not come back although the form was refused."""
    is_plain_form = case.posted is not None and case.content_type == FORM_TYPE
    if answer.status_code != 422 or not is_plain_form or not case.is_drawn:
        return
    html = body_of(answer).decode()
    posted = dict(parse_qsl(case.body.decode("ascii"), keep_blank_values=True))
    for name in form.texts & posted.keys():
        if is_plain(posted[name]) and str(escape(posted[name])) not in html:
            yield f"what was typed in {name} does not come back"


def body_of(answer: HttpResponse) -> bytes:
    """Return what a browser shows; a file that is sent in pieces counts as nothing."""
    if answer.streaming:
        return b""
    return gzip.decompress(answer.content) if answer.get("Content-Encoding") == "gzip" else answer.content


def is_plain(text: str) -> bool:
    """Say whether a text is one that a person could type and a page can show again as it is."""
    return 0 < len(text) <= 200 and all(
        unicodedata.category(one)[0] not in "CMZ" or one == " " for one in text
    )
