"""Asks the database which public pages answer a query, and puts them in order."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, TextField, Value
from django.db.models.functions import Coalesce
from wagtail.models import Page, get_page_models
from wagtail.search.query import And, Or, PlainText
from wagtail.search.query import SearchQuery as IndexQuery

from education.models import PromotedPage, SearchSynonyms
from education.models.public_page import PublicPage
from education.search.expand import Phrase, Term, expand, forms
from education.search.query import SearchQuery, words_of

# A queryset of pages; Wagtail's own class has no name for the type checker.
Pages = Any
MOST_RESULTS = 200
TITLE_WEIGHT, SUMMARY_WEIGHT = 4, 1
LEAD_FIELDS = ("summary", "hero_lead")


@dataclass(frozen=True)
class Found:
    """The pages in order. `has_all` is False where no page has every word, and these have some."""

    pages: list[Page] = field(default_factory=list)
    has_all: bool = True


def public_pages() -> Pages:
    """Return a queryset of the pages that everybody may read, each with its lead. One query, for locks."""
    leads = [F(path) for model in get_page_models() if (path := _lead_of(model))]
    lead = Coalesce(*leads, F("search_description"), Value(""), output_field=TextField())
    return Page.objects.live().public().filter(depth__gt=1).annotate(lead=lead).order_by("path")


def synonym_lists() -> list[str]:
    """Return what editors say means the same, each list with commas. One query."""
    return list(SearchSynonyms.objects.values_list("words", flat=True))


def find_pages(query: SearchQuery, public: Pages, synonyms: Iterable[str]) -> Found:
    """Return the pages that have every word of the query, or else some of them. One or two queries."""
    terms = expand(query.words, synonyms)
    wanted = [_any_of(term) for term in terms]
    if not wanted:
        return Found()
    if pages := _search(public, And(wanted)):
        return Found(_in_order(pages, terms))
    if len(wanted) == 1:
        return Found(has_all=False)
    return Found(_in_order(_search(public, Or(wanted)), terms), has_all=False)


def promoted_pages(query: SearchQuery, public: Pages) -> list[Page]:
    """Return the pages that editors put first for these words. One query, or two where there are any."""
    promoted = PromotedPage.objects.values_list("words", "page_id")
    wanted = [page_id for words, page_id in promoted if _is_asked_for(words, query)]
    return list(public.filter(pk__in=wanted)) if wanted else []


def trails_of(pages: Iterable[Page]) -> dict[int, list[Page]]:
    """Return page id → the pages above it, the home page first. One query."""
    paths = {page.pk: _paths_above(page) for page in pages}
    every = {path for above in paths.values() for path in above}
    found = Page.objects.live().filter(path__in=every).in_bulk(field_name="path")
    return {pk: [found[path] for path in above if path in found] for pk, above in paths.items()}


def _lead_of(model: type[Page]) -> str:
    """Return the path from Page to a page type's lead, such as "articlepage__summary"."""
    if not issubclass(model, PublicPage):
        return ""
    names = {own.name for own in model._meta.get_fields()}
    return next((f"{model._meta.model_name}__{name}" for name in LEAD_FIELDS if name in names), "")


def _any_of(term: Term) -> IndexQuery:
    return Or([PlainText(" ".join(phrase), operator="and") for phrase in term])


def _search(public: Pages, wanted: IndexQuery) -> list[Page]:
    return list(public.search(wanted, order_by_relevance=False)[:MOST_RESULTS])


def _in_order(pages: list[Page], terms: tuple[Term, ...]) -> list[Page]:
    """Return the pages that name the terms in their title first, then in their lead, then as in the tree.

    The databases would each rank in their own way.
    """
    return sorted(pages, key=lambda page: -_score(page, terms))


def _score(page: Page, terms: tuple[Term, ...]) -> int:
    title, lead = words_of(page.title), words_of(page.lead)
    return sum(
        TITLE_WEIGHT * _has(title, phrase_list) + SUMMARY_WEIGHT * _has(lead, phrase_list)
        for phrase_list in terms
    )


def _has(words: Phrase, term: Term) -> bool:
    return any(set(phrase) <= set(words) for phrase in term)


def _is_asked_for(promoted: str, query: SearchQuery) -> bool:
    """Say whether the query holds all words of one of the promoted phrases."""
    asked = {form for word in query.words for form in forms(word)}
    phrases = [words_of(part) for part in promoted.split(",")]
    return any(phrase and set(phrase) <= asked for phrase in phrases)


def _paths_above(page: Page) -> list[str]:
    """Return the tree paths above a page, from below the root on."""
    return [page.path[:end] for end in range(2 * Page.steplen, len(page.path), Page.steplen)]
