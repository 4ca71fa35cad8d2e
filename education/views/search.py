"""`/search/`: finds pages, helps with words, and knows when somebody needs another kind of help."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Page

from education.models import GuidePage, SearchSettings
from education.search.crisis import speaks_of_a_crisis
from education.search.find import (
    Found,
    Pages,
    find_pages,
    promoted_pages,
    public_pages,
    synonym_lists,
    trails_of,
)
from education.search.kinds import kind_of
from education.search.misses import count_miss
from education.search.query import SearchQuery, read_query, words_of
from education.search.spelling import better_spelling

RESULTS_A_PAGE = 10
MOST_GUIDES = 8
MOST_WORDS_FROM = 500


@dataclass(frozen=True)
class Result:
    """One page as the list shows it."""

    title: str
    url: str
    text: str
    kind: str
    trail: list[Page]


@require_safe
@never_cache
def search(request: HttpRequest) -> HttpResponse:
    """Show the box and what was found. What somebody typed is neither logged nor put into a title.

    A query that speaks of a crisis is answered with 988 and 911 first, and is not counted anywhere.
    """
    query = read_query(request.GET.get("q", ""))
    if not query.words:
        return _page(request, query, guides=_guides(list(_overview(public_pages()))))
    public, synonyms = public_pages(), synonym_lists()
    found = find_pages(query, public, synonyms)
    promoted = promoted_pages(query, public)
    is_crisis = speaks_of_a_crisis(query.shown, SearchSettings.load(request_or_site=request).crisis_words)
    context = {} if found.has_all or promoted else _help(query, public, synonyms)
    if not (found.pages or promoted or is_crisis) and request.method == "GET":
        count_miss(query, today=timezone.localdate())
    return _page(request, query, **_results(request, found, promoted), **context, is_crisis=is_crisis)


def _page(request: HttpRequest, query: SearchQuery, **context: Any) -> HttpResponse:
    return render(request, "education/search.html", {"query": query} | context)


def _results(request: HttpRequest, found: Found, promoted: list[Page]) -> dict[str, Any]:
    """Return one page of the list, promoted pages first and none of them twice."""
    first = {page.pk for page in promoted}
    every = [*promoted, *(page for page in found.pages if page.pk not in first)]
    shown = Paginator(every, RESULTS_A_PAGE).get_page(request.GET.get("page"))
    pages = list(shown)
    trails = trails_of(pages) if pages else {}
    return {
        "results": [_result(request, page, trails[page.pk]) for page in pages],
        "page_of_results": shown,
        "total": len(every),
        "has_all": found.has_all,
    }


def _result(request: HttpRequest, page: Page, trail: list[Page]) -> Result:
    return Result(page.title, page.get_url(request), page.lead, kind_of(page), trail)


def _help(query: SearchQuery, public: Pages, synonyms: list[str]) -> dict[str, Any]:
    """Return what may help somebody whose words stand on no page: other words, and the guides. One query."""
    overview = list(_overview(public))
    texts = [text for page in overview for text in (page.title, page.lead)] + synonyms
    known = {word for text in texts for word in words_of(text)}
    return {"meant": better_spelling(query.words, known), "guides": _guides(overview)}


def _overview(public: Pages) -> Pages:
    return public.filter(depth__gt=2)[:MOST_WORDS_FROM]


def _guides(overview: list[Page]) -> list[Page]:
    """Return the guides, or on a small site the first pages below the home page."""
    guides = [page for page in overview if page.specific_class is GuidePage]
    return (guides or [page for page in overview if page.depth == 3])[:MOST_GUIDES]
