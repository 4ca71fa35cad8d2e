"""The pages of the front desk, and every form on them: a new button is fuzzed as soon as it is shown."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from django.test import Client
from hypothesis import strategies as st

from tests.fuzz.grammar import FORM_TYPE, Case
from tests.fuzz.odd_values import AGENTS, DATES, MARK, NUMBERS, TEXTS
from tests.fuzz.pages import Pairs, SeenForm, forms_of
from tests.fuzz.rows import Change
from tests.fuzz.running import Tried
from tests.fuzz.world import World

QUEUE = "/staff/appointments/appointmentrequest/"
# What reading, searching and having a page open leave behind, whatever the answer is.
TRACES = {"appointments_accessevent", "appointments_presence", "django_session"}
# Signing in again, wrongly, leaves a line for whoever watches.
WATCHED = "clinic_securityevent"
OWN_SIGN_IN = [
    f"/sign-in/{name}"
    for name in (
        *("factors/", "factors/app/", "factors/app/remove/", "factors/passkey/", "factors/codes/"),
        *("factors/codes/new/", "password/", "sessions/", "sessions/kept/"),
        *("again/", "again/code/", "again/passkey/"),
    )
]
# Their rows are somebody's; a change of them is told by an event.
TOLD_BY_EVENTS = {"appointments_appointmentrequest", "appointments_appointment", "appointments_note"}
FILLED = {
    "note": "Called, no answer.",
    "text": "Prefers mornings.",
    "reason": "withdrawn",
    "channel": "call",
    "outcome": "no_answer",
    "wake_on": "2026-03-09",
    "language": "en",
    "subject": "About your request ({reference})",
    "body": "Hello {first_name},\n\nPlease call us.",
    "typed": "Quintanilla",
    "name": "Mine",
}
KEYS = (
    *(
        "queue",
        "location",
        "service",
        "language",
        "source",
        "age",
        "p",
        "q",
        "o",
        "e",
        "all",
        "on",
        "from",
        "to",
    ),
    *(
        "part",
        "resource",
        "week",
        "menu",
        "_facets",
        "id__exact",
        "status__in",
        "phone__contains",
        "pk",
        "only",
    ),
)


def staff_forms(world: World, client: Client) -> list[tuple[SeenForm, Pairs]]:
    """Return every form of every page, once for each address and set of fields."""
    found: dict[tuple[str, frozenset[str]], SeenForm] = {}
    for address, html in _pages(world, client):
        for form in forms_of(html, address):
            found.setdefault((form.action, frozenset(form.offered)), form)
    return [(form, form.filled(_fitting(form))) for form in found.values()]


def page_addresses(world: World) -> list[str]:
    """Return where the pages are."""
    each = [f"{QUEUE}{request.pk}/" for name, request in world.requests.items() if name not in world.drafts]
    mine = f"{QUEUE}{world.requests['mine'].pk}/"
    twin = f"{mine}same/{world.requests['new'].pk}/"
    lists = [
        QUEUE,
        f"{QUEUE}today/",
        f"{QUEUE}waitlist/",
        f"{QUEUE}numbers/",
        f"{QUEUE}export/",
        f"{QUEUE}hand-over/",
    ]
    calendar = [f"/staff/appointments/calendar/{name}/" for name in ("week", "day", "holidays")]
    others = ["/staff/", "/staff/?menu", "/staff/appointments/morning-email/", "/staff/password_change/"]
    changes = [f"{one}change/" for one in each]
    return [*lists, *calendar, *others, *OWN_SIGN_IN, *changes, f"{mine}times/", f"{mine}write/", twin]


def _pages(world: World, client: Client) -> Iterator[tuple[str, str]]:
    for address in page_addresses(world):
        answer = client.get(address)
        if answer.status_code == 200:
            yield address, answer.content.decode()
    mine = world.requests["mine"]
    chosen = f"{mine.pk}:{mine.version}"
    for action in ("claim", "assign", "close", "snooze", "write", "note"):
        told = {"action": action, "chosen": [chosen], "step": "preview", "origin": "open"}
        yield f"{QUEUE}bulk/", client.post(f"{QUEUE}bulk/", told).content.decode()
    yield f"{QUEUE}search/", client.post(f"{QUEUE}search/", {"typed": "Quintanilla"}).content.decode()


def _fitting(form: SeenForm) -> Mapping[str, Any]:
    """Return usual answers, and the first choice where nothing is chosen."""
    chosen = {name for name, _ in form.sent}
    firsts = {name: values[-1] for name, values in form.offered.items() if values and name not in chosen}
    return firsts | {name: value for name, value in FILLED.items() if name in form.texts}


@st.composite
def looks(draw: st.DrawFn, addresses: list[str]) -> tuple[str, Case]:
    """Return a page with an odd query: filters that do not exist, dates and numbers that cannot be."""
    parts = []
    for _ in range(draw(st.integers(0, 4))):
        value = draw(st.sampled_from([*TEXTS[:20], *NUMBERS, *DATES, "open", "none", "topic-1", "visit-x"]))
        raw = value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")
        parts.append(f"{draw(st.sampled_from(KEYS))}={quote(raw[:900])}")
    path = draw(st.sampled_from(addresses)).split("?")[0]
    if draw(st.integers(0, 9)) == 0:
        path = re.sub(r"\d+", lambda _: draw(st.sampled_from(["0", "9" * 25, "%D9%A3", MARK])), path, count=1)
    method = draw(st.sampled_from(["GET"] * 9 + ["HEAD", "PUT", "DELETE", "OPTIONS"]))
    is_drawn = draw(st.integers(0, 3)) == 0
    return path, Case(method, None, b"", FORM_TYPE, draw(AGENTS), "&".join(parts), is_drawn)


def staff_faults(tried: Tried) -> Iterator[str]:
    """Yield what a press of staff must never do: half of a thing, or anything without an event."""
    real = {name: change for name, change in tried.changes.items() if name not in TRACES}
    if tried.path.startswith("/sign-in/") and tried.answer.status_code >= 400:
        real.pop(WATCHED, None)
    if real and tried.answer.status_code >= 400:
        yield f"refused, and yet it changed {real}"
    if real and tried.case.method != "POST":
        yield f"{tried.case.method} changed {real}"
    events = real.get("appointments_event", Change()).added
    if real.keys() & TOLD_BY_EVENTS and not events:
        yield f"a change without an event: {real}"
    gone = {name: one for name, one in real.items() if one.removed and name not in MAY_GO}
    if gone:
        yield f"rows went: {gone}"


# Times that come free, and what somebody keeps for themselves.
MAY_GO = {
    "appointments_occupiedtick",
    "appointments_savedfilter",
    "appointments_searchtoken",
    "django_session",
    "mfa_authenticator",
}
