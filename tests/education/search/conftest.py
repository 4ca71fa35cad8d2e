"""A small site to search."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from education.models import ArticlePage, HomePage
from tests.education.conftest import MakeArticle
from tests.markup import faults_of

Ask = Callable[..., str]


@pytest.fixture
def nerve(make_article: MakeArticle) -> ArticlePage:
    return make_article(
        title="Nerve pain",
        slug="nerve-pain",
        summary="It burns.",
        evidence_summary="",
        body=_text("Feet tingle."),
    )


@pytest.fixture
def lumbago(make_article: MakeArticle) -> ArticlePage:
    return make_article(
        title="Lumbago",
        slug="lumbago",
        summary="Low in the spine.",
        evidence_summary="",
        body=_text("It aches."),
    )


@pytest.fixture
def small_site(home: HomePage, nerve: ArticlePage, lumbago: ArticlePage) -> HomePage:
    """The home page and two articles."""
    return home


@pytest.fixture
def ask(client: Client) -> Ask:
    """Return a function that searches and gives back the sound HTML of the page."""

    def search(query: str, **more: Any) -> str:
        response = client.get("/search/", {"q": query} | more)
        html = response.content.decode()
        assert (response.status_code, faults_of(html)) == (200, [])
        return html

    return search


def _text(words: str) -> list[dict[str, str]]:
    return [{"type": "text", "value": f"<p>{words}</p>"}]
