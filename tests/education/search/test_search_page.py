"""`/search/` over HTTP, on whichever database the run uses."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import DjangoAssertNumQueries as MaxQueries
from wagtail.models import Page, PageViewRestriction

from education.models import ArticlePage, GuidePage, HomePage, PromotedPage, SearchSynonyms
from tests.education.conftest import MakeArticle
from tests.education.search.conftest import Ask

pytestmark = pytest.mark.usefixtures("home")

NOTHING = "We found no page for that"


def titles(html: str) -> list[str]:
    return re.findall(r"<h3><a[^>]*>([^<]+)</a></h3>", html)


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.split("<main")[1].split("</main>")[0]).split())


def test_a_result_says_what_the_page_is_and_where_it_stands(small_site: HomePage, ask: Ask) -> None:
    html = ask("nerve")

    assert titles(html) == ["Nerve pain"]
    assert "1 page for “nerve” Nerve pain It burns. Article Home" in words(html)
    assert '<a href="/nerve-pain/">' in html


@pytest.mark.parametrize("query", ["tingle", "TINGLE", "tingling feet nerves", "nerves", "the nerve of it"])
def test_titles_texts_and_plurals_are_found(small_site: HomePage, ask: Ask, query: str) -> None:
    assert titles(ask(query))[:1] == ["Nerve pain"]


def test_the_title_weighs_most(small_site: HomePage, make_article: MakeArticle, ask: Ask) -> None:
    make_article(title="Feet", slug="feet", summary="They carry you.")

    assert titles(ask("feet")) == ["Feet", "Nerve pain"]


def test_where_no_page_has_all_words_those_with_some_are_shown(small_site: HomePage, ask: Ask) -> None:
    html = ask("spine tingle")

    assert titles(html) == ["Lumbago", "Nerve pain"] or titles(html) == ["Nerve pain", "Lumbago"]
    assert "No page has all of your words. These have some of them." in words(html)


@pytest.mark.parametrize("query", ["back pain", "back pains", "low back pain spine", "lumbago", "backache"])
def test_words_that_editors_call_the_same_find_the_same(small_site: HomePage, ask: Ask, query: str) -> None:
    SearchSynonyms.objects.all().delete()
    assert "Lumbago" not in titles(ask("backache"))

    SearchSynonyms.objects.create(words="back pain, lumbago, backache")

    assert "Lumbago" in titles(ask(query))


def test_a_promoted_page_comes_first_and_once(small_site: HomePage, lumbago: ArticlePage, ask: Ask) -> None:
    assert titles(ask("nerve")) == ["Nerve pain"]

    PromotedPage.objects.create(words="cost, nerves", page=lumbago)

    assert titles(ask("nerves")) == ["Lumbago", "Nerve pain"]
    assert titles(ask("what does it cost")) == ["Lumbago"]
    assert titles(ask("lumbago nerves")) == ["Lumbago", "Nerve pain"]


def test_what_is_not_public_is_not_found(small_site: HomePage, nerve: ArticlePage, ask: Ask) -> None:
    assert titles(ask("burns")) == ["Nerve pain"]
    PromotedPage.objects.create(words="burns", page=nerve)

    PageViewRestriction.objects.create(page=nerve, restriction_type="login")
    assert titles(ask("burns")) == []
    PageViewRestriction.objects.all().delete()
    nerve.unpublish()

    assert titles(ask("burns")) == []


def test_a_change_is_found_once_it_is_published(small_site: HomePage, nerve: ArticlePage, ask: Ask) -> None:
    nerve.summary = "It feels like a xylophone."
    revision = nerve.save_revision()
    assert titles(ask("xylophone")) == []

    revision.publish()

    assert titles(ask("xylophone")) == ["Nerve pain"]


def test_nothing_found_says_what_to_try_and_whom_to_call(small_site: HomePage, ask: Ask) -> None:
    small_site.add_child(instance=GuidePage(title="Pain guide", slug="pain-guide", summary="Start here."))

    html = ask("zebra")

    assert NOTHING in words(html)
    assert re.findall(r'<li><a href="([^"]+)">Pain guide</a>', html) == ["/pain-guide/"]
    assert 'href="tel:3055550100"' in html.split("<main")[1].split("</main>")[0]


def test_a_slip_is_answered_with_what_was_probably_meant(small_site: HomePage, ask: Ask) -> None:
    html = ask("nervv pain")

    assert "Did you mean nerve pain ?" in words(html)
    assert '<a href="?q=nerve+pain">nerve pain</a>' in html


ATTACKS = [
    '"flu',
    "'; DROP TABLE wagtailcore_page; --",
    "nerve' OR '1'='1",
    "NEAR(nerve pain, 2)",
    "title:nerve",
    "nerve*",
    "^nerve",
    "nerve:*",
    "!nerve",
    "nerve & | !",
    "(((",
    ")",
    "\\",
    "%",
    "_",
    "AND OR NOT",
    "<script>alert(1)</script>",
    "{{ clinic }}",
    "🤕" * 50,
    "\u202e\u0000nerve",
    "\ud800",
    "nerve " * 2000,
    "e\u0300" * 99,
    "\n\r\t\x0b",
]


@pytest.mark.parametrize("query", ATTACKS)
def test_no_query_breaks_the_page_or_gets_into_it_as_markup(
    small_site: HomePage, client: Client, query: str
) -> None:
    response = client.get("/search/?q=" + _quoted(query))

    html = response.content.decode()
    assert response.status_code == (400 if "\x00" in query else 200)
    assert "<script>alert" not in html
    assert Page.objects.count() > 3


def _quoted(text: str) -> str:
    return "".join(f"%{byte:02x}" for byte in text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("page", ["0", "-1", "99999", "x", "1e9", ""])
def test_a_page_number_that_is_none_shows_a_page(small_site: HomePage, ask: Ask, page: str) -> None:
    assert titles(ask("nerve", page=page)) == ["Nerve pain"]


def test_a_long_list_is_divided_and_keeps_the_query(
    small_site: HomePage, make_article: MakeArticle, ask: Ask
) -> None:
    for number in range(12):
        make_article(title=f"Knee {number}", slug=f"knee-{number}")

    first, second = ask("knee"), ask("knee", page=2)

    assert [len(titles(html)) for html in (first, second)] == [10, 2]
    assert 'href="?q=knee&amp;page=2"' in first
    assert 'start="11"' in second


def test_the_page_keeps_nothing_and_is_kept_by_nobody(small_site: HomePage, client: Client) -> None:
    response = client.get("/search/", {"q": "nerve"})

    html = response.content.decode()
    assert (response.cookies, "no-store" in response["Cache-Control"]) == ({}, True)
    assert '<meta name="robots" content="noindex">' in html
    assert "nerve" not in html.split("<title>")[1].split("</title>")[0].lower()


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_the_page_is_only_read(small_site: HomePage, client: Client, method: str) -> None:
    assert getattr(client, method)("/search/?q=nerve").status_code == 405


def test_every_page_leads_to_the_search(small_site: HomePage, client: Client) -> None:
    header = client.get("/").content.decode().split("<main")[0]

    assert '<a class="search-link" href="/search/">' in header


@pytest.mark.parametrize("count", [1, 3])
def test_found_pages_cost_the_same_queries_with_1_and_3(
    small_site: HomePage,
    make_article: MakeArticle,
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    for number in range(count):
        make_article(title=f"Knee {number}", slug=f"knee-{number}")
    client.get("/search/?q=knee")

    with django_assert_num_queries(10):
        html = client.get("/search/?q=knee").content.decode()

    assert len(titles(html)) == count


@pytest.mark.parametrize("query", ["zebra", "zebra quagga", "spine tingle", "cost zebra", "", "suicide"])
def test_no_search_costs_more_than_12_queries(
    small_site: HomePage,
    nerve: ArticlePage,
    client: Client,
    django_assert_max_num_queries: MaxQueries,
    query: str,
) -> None:
    PromotedPage.objects.create(words="cost", page=nerve)
    client.get("/search/", {"q": query})

    with django_assert_max_num_queries(12):
        response = client.get("/search/", {"q": query})

    assert response.status_code == 200
