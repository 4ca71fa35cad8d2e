"""Which answers go into memory: public pages alone, and not more than there is room for."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from clinic.page_cache.answers import Answer
from clinic.page_cache.memory import Memory
from clinic.page_cache.page import Page as KeptPage
from clinic.page_cache.requests import Key
from tests.clinic.page_cache.asking import ARTICLE, Asked

MARKED = [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "public, max-age=0")]


def kept(status: str, *more: tuple[str, str], marked: list[tuple[str, str]] = MARKED) -> bool:
    return Answer(status, [*marked, *more]).is_for_everybody()


def test_a_page_that_is_marked_as_public_is_for_everybody() -> None:
    assert kept("200 OK")
    assert kept("200 OK", ("Vary", "Accept-Encoding, Cookie"), ("Content-Encoding", "gzip"))


@pytest.mark.parametrize(
    "header",
    [
        ("Set-Cookie", "session=abc"),
        ("Cache-Control", "private"),
        ("Cache-Control", "no-store"),
        ("Content-Security-Policy", "script-src 'self' 'nonce-abc'"),
        ("Vary", "Accept-Language"),
        ("Vary", "*"),
        ("Content-Encoding", "zstd"),
    ],
)
def test_a_mark_does_not_make_up_for_something_personal(header: tuple[str, str]) -> None:
    assert not kept("200 OK", header)


@pytest.mark.parametrize("status", ["404 Not Found", "301 Moved Permanently", "206 Partial", "500 Oh"])
def test_only_whole_pages_are_kept(status: str) -> None:
    assert not kept(status)


def test_a_page_without_the_mark_and_other_things_with_it_are_not_kept() -> None:
    assert not kept("200 OK", marked=MARKED[:1])
    assert not kept("200 OK", marked=[("Content-Type", "image/png"), MARKED[1]])


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/request/", 200),
        ("/sign-in/", 200),
        ("/staff/", 302),
        ("/cms/", 302),
        ("/healthz", 200),
        ("/robots.txt", 200),
        ("/sitemap.xml", 200),
        ("/no-such-page/", 404),
        (ARTICLE.rstrip("/"), 301),
    ],
)
def test_nothing_but_public_pages_is_kept(ask: Asked, path: str, status: int) -> None:
    assert ask(path).status == status
    assert ask.kept == set()


def test_a_draft_that_is_previewed_is_never_kept(ask: Asked, admin_client: Client) -> None:
    page = Page.objects.get(slug="ketamine-for-chronic-pain")
    cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in admin_client.cookies.items())

    draft = ask(f"/cms/pages/{page.pk}/view_draft/", cookie=cookies)

    assert (draft.status, draft.text.count("<h1")) == (200, 1)
    assert "public" not in draft.headers["Cache-Control"]
    assert ask.kept == set()


def test_a_page_with_a_password_is_never_kept(ask: Asked) -> None:
    page = Page.objects.get(slug="ketamine-for-chronic-pain")
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="tulip")

    answer = ask()

    assert ask.kept == set()
    assert "Cochrane" not in answer.text


@pytest.fixture
def memory(settings: Any) -> Memory:
    settings.PAGE_CACHE_MB = 1
    return Memory()


@pytest.fixture
def numbers() -> Iterator[Key]:
    return (Key(False, "localhost", f"/{number}/") for number in range(1000))


def large_page() -> KeptPage:
    """Return a page of a little under a third of a megabyte."""
    page = KeptPage.of(MARKED, b"x" * 310_000)
    assert 310_000 < page.size < 330_000
    return page


def test_the_page_that_nobody_asked_for_longest_makes_room(memory: Memory, numbers: Iterator[Key]) -> None:
    first, second, third, fourth = (next(numbers) for _ in range(4))
    for key in (first, second, third):
        memory.put(key, "g", large_page())
    assert memory.get(first, "g")

    memory.put(fourth, "g", large_page())

    assert [bool(memory.get(key, "g")) for key in (first, second, third, fourth)] == [True, False, True, True]
    assert memory.size < 1_000_000


def test_memory_stays_within_its_bound_whatever_is_asked(memory: Memory, numbers: Iterator[Key]) -> None:
    page = KeptPage.of(MARKED, b"x" * 10_000)
    for key in numbers:
        memory.put(key, "g", page)

    assert (len(memory), memory.size) == (1_000_000 // page.size, 1_000_000 // page.size * page.size)


def test_a_page_that_is_kept_twice_counts_once(memory: Memory, numbers: Iterator[Key]) -> None:
    key, page = next(numbers), large_page()

    memory.put(key, "one", page)
    memory.put(key, "two", page)

    assert (len(memory), memory.size) == (1, page.size)
    assert (memory.get(key, "one"), memory.get(key, "two")) == (None, page)


def test_a_page_too_large_for_all_the_room_is_not_kept(memory: Memory, numbers: Iterator[Key]) -> None:
    memory.put(next(numbers), "g", KeptPage.of(MARKED, b"x" * 1_100_000))

    assert (len(memory), memory.size) == (0, 0)


def test_a_page_is_made_anew_after_a_minute_although_nothing_changed(numbers: Iterator[Key]) -> None:
    key, seconds = next(numbers), [1000.0]
    memory = Memory(clock=lambda: seconds[0])
    memory.put(key, "g", large_page())
    seconds[0] += 59.9
    assert memory.get(key, "g")

    seconds[0] += 0.1

    assert memory.get(key, "g") is None


def test_the_sample_site_fits_into_memory(sample_site: None) -> None:
    ask = Asked()
    for page in Page.objects.filter(depth__gt=1).live():
        ask(page.url)

    assert len(ask.kept) == Page.objects.filter(depth__gt=1).live().count() >= 2
