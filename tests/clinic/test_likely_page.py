"""What the page that says "not found" offers: a search, and the page that was probably meant."""

import logging

import pytest
from django.db import OperationalError
from django.http import HttpRequest
from django.test import Client, RequestFactory

from clinic import likely_page
from tests.markup import faults_of


@pytest.fixture
def finders(monkeypatch: pytest.MonkeyPatch) -> list[likely_page.Finder]:
    """Replace what the site registered with an empty list."""
    monkeypatch.setattr(likely_page, "_finders", [])
    return likely_page._finders


def found(request: HttpRequest, words: tuple[str, ...]) -> likely_page.LikelyPage:
    return likely_page.LikelyPage(" ".join(words), "/there/")


def broken(request: HttpRequest, words: tuple[str, ...]) -> None:
    raise OperationalError("password=hunter2")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/ketamine-for-pian/", ("ketamine", "for", "pian")),
        ("/guides/Nerve_Pain/", ("nerve", "pain")),
        ("/dolor-cr%C3%B3nico/", ("dolor", "crónico")),
        ("/wp-login.php", ()),
        ("/a/b-52-x/", ()),
        ("/manage/secretword/", ()),
        ("/request/sent/elsewhere/", ()),
        ("/staff/somebody/", ()),
        ("/", ()),
    ],
)
def test_only_words_that_tell_nothing_private_are_taken_from_an_address(
    rf: RequestFactory, path: str, words: tuple[str, ...]
) -> None:
    assert likely_page.address_words(rf.get(path)) == words


@pytest.mark.django_db
def test_the_page_offers_a_search_for_the_words_of_the_address(
    client: Client, finders: list[likely_page.Finder]
) -> None:
    likely_page.register(found)

    response = client.get("/nowhere/nerve-pane/")

    html = response.content.decode()
    assert (response.status_code, faults_of(html)) == (404, [])
    assert 'action="/search/"' in html
    assert 'value="nerve pane"' in html
    assert 'Did you want <a href="/there/">nerve pane</a>?' in html


@pytest.mark.django_db
def test_a_finder_that_fails_leaves_the_page_as_it_was(
    client: Client, finders: list[likely_page.Finder], caplog: pytest.LogCaptureFixture
) -> None:
    likely_page.register(broken)

    with caplog.at_level(logging.WARNING):
        response = client.get("/nowhere/")

    assert response.status_code == 404
    assert "Did you want" not in response.content.decode()
    assert [record.getMessage() for record in caplog.records] == [
        "no likely page was looked for: OperationalError"
    ]


def test_a_finder_is_registered_once(finders: list[likely_page.Finder]) -> None:
    likely_page.register(found)
    likely_page.register(found)

    assert finders == [found]
