"""The site's own list of addresses, and odd ones that fit each of them."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from django.urls import URLPattern, URLResolver, get_resolver
from hypothesis import strategies as st

from tests.fuzz.grammar import FORM_TYPE, OTHER_METHODS, Case
from tests.fuzz.odd_values import AGENTS, MARK, RUBBISH, TYPES
from tests.fuzz.world import World

# Behind the door; the front desk's part of it has its own test (test_staff.py).
BEHIND_THE_DOOR = ("staff/", "cms/")
PLACE = re.compile(r"<(?:(\w+):)?(\w+)>")
# Patterns that are written as regular expressions, as a browser would meet them.
WRITTEN = {
    r"documents/^(\d+)/(.*)$": "documents/<int:pk>/<path:name>",
    r"^((?:[\w\-]+/)*)$": "<path:page>/",
}
SEGMENTS = (
    *(
        "x",
        "%00",
        "%ff%fe",
        "%C0%AF",
        "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "..",
        ".",
        "%20",
        "%0d%0aSet-Cookie:a=b",
    ),
    *(
        MARK,
        f"%3Cscript%20{MARK}%3E",
        "a" * 300,
        "a" * 3000,
        "%E2%80%AE%D9%A3",
        "%ED%A0%80",
        ";x=1",
        "~",
        "null",
    ),
    *(
        "0",
        "1",
        "2",
        "-1",
        quote("٣"),
        "9" * 25,
        "1e999",
        "00000000-0000-0000-0000-000000000000",
        "%25%32%65",
        "index.php",
    ),
    quote("'\"|;$(id)`{{7*7}}"),
    *("con", ".git", "%5c..%5c", "a.png", "a%2eics", "%F0%9F%8C%8A", "e%CC%81" * 20),
)
QUERIES = (
    *(
        "",
        "",
        "",
        "",
        "page=1",
        "page=0",
        "page=-1",
        "page=9" + "9" * 40,
        "page=x",
        "q=",
        "q=%22flu",
        "q=%00",
    ),
    *(
        f"q={MARK}",
        f"q={quote(f'<script {MARK}>')}",
        "q=" + "a+" * 900,
        "q=%ff%fe%ED%A0%80",
        "q=*%20OR%20(",
        "q[]=1",
    ),
    *(
        "q=NEAR(a+b)&q=x",
        "from=//evil.example/",
        "from=/" + "a" * 400,
        "next=https://evil.example",
        "done=moved",
    ),
    *(
        "part=x&from=2026-02-30&location=%D9%A3",
        "location=any&on=9999-12-31",
        "on=0000-00-00",
        "time=1-1",
        "&&==%",
    ),
    *(
        "location=" + "9" * 30,
        "time=" + "9" * 400,
        "mailed=yes",
        "a=1&" * 1200,
        "page=1;drop",
        "format=json",
        "in_preview_panel=true",
    ),
)


def public_routes() -> list[str]:
    """Return every address pattern that needs no sign-in, as the resolver has them."""
    return [one for one in _walk(get_resolver(), "") if not one.startswith(BEHIND_THE_DOOR)]


def _walk(resolver: URLResolver, before: str) -> Iterator[str]:
    for one in resolver.url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLPattern):
            yield route
        else:
            yield from _walk(one, route)


def known_values(world: World) -> list[str]:
    """Return what real addresses hold."""
    names = [*world.tokens.values(), *world.old.values(), world.sent_path.split("/")[3]]
    pages = ["you", "part-4", "time", "check", "conditions", "search"]
    return [quote(one) for one in (*names, *pages, *(str(one.pk) for one in world.requests.values()))]


@st.composite
def visits(draw: st.DrawFn, route: str, known: list[str]) -> tuple[str, Case]:
    """Return an address that fits a route, or nearly, and any request to it."""
    path = "/" + WRITTEN.get(route, route)
    while found := PLACE.search(path):
        choices = [*SEGMENTS, *known, *known] if found[1] != "int" else ["0", "1", "2", "3", "9" * 25, "x"]
        path = path[: found.start()] + draw(st.sampled_from(choices)) + path[found.end() :]
    end = draw(st.integers(0, 9))
    if end == 0:
        path = path.rstrip("/")
    elif end == 1:
        path += draw(st.sampled_from(SEGMENTS))
    query, headers = draw(st.sampled_from(QUERIES)), draw(AGENTS)
    how = draw(st.integers(0, 5))
    if how == 0:
        body, kind = draw(st.sampled_from(RUBBISH)), draw(st.sampled_from([*TYPES, FORM_TYPE]))
        return path, Case("POST", None, body, kind, headers, query)
    method = draw(OTHER_METHODS) if how == 1 else "GET"
    return path, Case(method, None, b"", FORM_TYPE, headers, query)
