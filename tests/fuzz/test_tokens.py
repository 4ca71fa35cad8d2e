"""A private address tells nobody whether it ever was one: all that open nothing are answered alike."""

import secrets
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import strategies as st

from tests.fuzz.grammar import Case, plain
from tests.fuzz.lean_client import LeanClient
from tests.fuzz.routes import public_routes
from tests.fuzz.running import attempt, judge, many
from tests.fuzz.world import World

ROUTES = [route for route in public_routes() if "<str:token>" in route]
GET = Case("GET", None, b"", "text/plain", {})
# Long enough never to be a word of the page, where it is taken out before pages are compared.
SHORTEST = 12
# Each answer has its own number, which says nothing about the token.
OWN = ("Content-Length", "X-Request-ID")
CASES_EACH = 16
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


@st.composite
def dead_tokens(draw: st.DrawFn, good: list[str], old: list[str]) -> str:
    """Return a token that opens nothing: expired, revoked, cut, changed in a letter, doubled or made up."""
    how = draw(st.integers(0, 5))
    token = draw(st.sampled_from(old if how == 0 else good))
    place = draw(st.integers(SHORTEST, len(token) - 1))
    if how == 1:
        return token[:place]
    if how == 2:
        letter = draw(st.sampled_from([one for one in LETTERS if one != token[place]]))
        return token[:place] + letter + token[place + 1 :]
    if how == 3:
        return draw(
            st.sampled_from([token + token, token.swapcase() + "x", "%20" + token, f"{token}%E2%80%8B"])
        )
    if how == 4:
        return draw(st.text(LETTERS, min_size=SHORTEST, max_size=90))
    return token if how == 0 else token[::-1]


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_tokens_that_open_nothing_are_answered_alike(
    world: World, route: str, method: str, count_cases
) -> None:
    client = LeanClient()
    good = list(world.tokens.values())
    unknown = secrets.token_urlsafe(32)

    def answer(token: str) -> tuple[Any, ...]:
        path = "/" + route.replace("<str:token>", token).replace("<slug:slug>", "you")
        case = plain((("time", world.codes[1]), ("offer", "x")))
        tried = attempt(world, client, path, case if method == "POST" else GET)
        judge(tried, form=None, token=token, outcomes=())
        kept = {name: value for name, value in tried.answer.headers.items() if name not in OWN}
        body = _without(tried.answer.content.decode(), token)
        return tried.answer.status_code, body, kept

    usual = answer(unknown)

    def check(token: str) -> None:
        assert answer(token) == usual

    assert usual[0] in (403, 404, 405, 410)
    assert method == "POST" or usual[0] != 405
    count_cases(many(dead_tokens(good, list(world.old.values())), check, cases=CASES_EACH))


def _without(html: str, token: str) -> str:
    return html.replace(unquote(token), "TOKEN").replace(token, "TOKEN")
