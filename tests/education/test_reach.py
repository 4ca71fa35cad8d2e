"""The head of a page, the sitemap and the feed."""

import re
from datetime import UTC, date, datetime
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
from django.test import Client
from wagtail.models import Locale, Page, PageViewRestriction

from education.models import ArticlePage, HomePage, TreatmentPage
from education.views.feed import MOST_ENTRIES
from tests.education.conftest import MakeArticle
from tests.markup import faults_of

SITE = "http://localhost:8000"
FLAGSHIP = "/ketamine-for-chronic-pain/"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEW_YEAR = datetime(2025, 1, 1, tzinfo=UTC)
ATOM = "{http://www.w3.org/2005/Atom}"


def _html(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def _meta(html: str) -> dict[str, str]:
    return dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)"', html))


def _publish_at(page: Page, first: datetime, last: datetime) -> None:
    Page.objects.filter(pk=page.pk).update(first_published_at=first, last_published_at=last)


def _sitemap(client: Client) -> dict[str, str | None]:
    tree = Xml.fromstring(client.get("/sitemap.xml").content)
    return {url.findtext(f"{MAP}loc") or "": url.findtext(f"{MAP}lastmod") for url in tree}


def test_a_page_names_its_one_address_whatever_the_host(flagship: TreatmentPage) -> None:
    html = Client(headers={"host": "testserver"}).get(FLAGSHIP).content.decode()

    assert re.findall('<link rel="canonical" href="([^"]+)"', html) == [f"{SITE}{FLAGSHIP}"]
    assert re.findall('<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', html) == [
        ("en-us", f"{SITE}{FLAGSHIP}"),
        ("x-default", f"{SITE}{FLAGSHIP}"),
    ]


def test_a_translation_is_named_in_both_languages(
    client: Client, home: HomePage, make_article: MakeArticle, settings: Any
) -> None:
    article = make_article(slug="sleep")
    settings.WAGTAIL_I18N_ENABLED = True
    spanish = Locale.objects.create(language_code="es")
    home.copy_for_translation(spanish)
    translation = article.copy_for_translation(spanish)
    translation.slug = "sueno"
    translation.save_revision().publish()

    html = _html(client, "/sleep/")

    assert re.findall('<link rel="alternate" hreflang="([^"]+)"', html) == ["en", "es", "x-default"]


def test_a_page_is_shared_with_its_own_title_text_and_card(client: Client, flagship: TreatmentPage) -> None:
    flagship.seo_title = "Ketamine & pain"
    flagship.search_description = "What is “known”."
    flagship.save_revision().publish()

    html = _html(client, FLAGSHIP)

    meta = _meta(html)
    card = meta["og:image"]
    assert re.fullmatch(rf"{SITE}/social/{flagship.pk}-[0-9a-f]{{16}}\.png", card)
    assert {name: text for name, text in meta.items() if re.match("og:|twitter:|desc|robots", name)} == {
        "description": "What is “known”.",
        "robots": "index, follow",
        "og:type": "article",
        "og:site_name": "Neuro Wellness TMS Centers of America",
        "og:url": f"{SITE}{FLAGSHIP}",
        "og:title": "Ketamine &amp; pain",
        "og:description": "What is “known”.",
        "og:image": card,
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Ketamine for chronic pain",
        "twitter:card": "summary_large_image",
    }
    assert html.count('property="og:image"') == 1
    assert "Ketamine &amp; pain | Neuro Wellness" in " ".join(html.split("</title>")[0].split())
    assert faults_of(html) == []


@pytest.mark.parametrize("path", ["/", FLAGSHIP])
def test_a_page_leads_to_the_feed(client: Client, sample_pages: None, path: str) -> None:
    html = _html(client, path)

    feeds = re.findall(r'<link\s+rel="alternate"\s+type="application/atom\+xml"\s+href="([^"]+)"', html)
    assert feeds == ["/feed/"]


def test_a_page_that_robots_may_not_list_says_so_and_leaves_sitemap_and_feed(
    client: Client, flagship: TreatmentPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert f"{SITE}{FLAGSHIP}" in _sitemap(client)
    assert FLAGSHIP in client.get("/feed/").content.decode()

    monkeypatch.setattr(TreatmentPage, "is_indexed", False, raising=False)

    assert _meta(_html(client, FLAGSHIP))["robots"] == "noindex, follow"
    assert f"{SITE}{FLAGSHIP}" not in _sitemap(client)
    assert FLAGSHIP not in client.get("/feed/").content.decode()


def test_a_page_may_give_robots_its_own_words(
    client: Client, flagship: TreatmentPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TreatmentPage, "robots", "index, nofollow", raising=False)

    assert _meta(_html(client, FLAGSHIP))["robots"] == "index, nofollow"


@pytest.mark.usefixtures("sample_pages")
def test_the_sitemap_says_when_readers_last_saw_a_change(client: Client, make_article: MakeArticle) -> None:
    article = make_article(slug="sleep")
    _publish_at(article, datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 3, 12, tzinfo=UTC))
    article.save_revision()  # A draft that was only saved.

    found = _sitemap(client)

    assert set(found) == {f"{SITE}/", f"{SITE}{FLAGSHIP}", f"{SITE}/sleep/"}
    assert found[f"{SITE}/sleep/"] == "2026-02-03"


def test_the_sitemap_keeps_drafts_and_private_pages_back(client: Client, make_article: MakeArticle) -> None:
    draft, private = make_article(slug="draft"), make_article(slug="private")
    assert {f"{SITE}/draft/", f"{SITE}/private/"} <= set(_sitemap(client))

    draft.unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type="login")

    assert {f"{SITE}/draft/", f"{SITE}/private/"} & set(_sitemap(client)) == set()


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.usefixtures("sample_pages")
def test_the_sitemap_costs_the_same_queries_with_1_and_3_articles(
    client: Client, make_article: MakeArticle, django_assert_num_queries: Any, count: int
) -> None:
    for number in range(count):
        make_article(slug=f"sleep-{number}")
    client.get("/sitemap.xml")

    with django_assert_num_queries(7):
        found = _sitemap(client)

    assert len(found) == count + 2


def test_the_feed_lists_what_was_published_or_reviewed_last(
    client: Client, flagship: TreatmentPage, make_article: MakeArticle
) -> None:
    old, reviewed = make_article(slug="old", title="Old"), make_article(slug="seen", title="Seen & checked")
    _publish_at(old, datetime(2025, 1, 1, tzinfo=UTC), datetime(2025, 3, 1, tzinfo=UTC))
    _publish_at(reviewed, datetime(2025, 1, 1, tzinfo=UTC), datetime(2025, 2, 1, tzinfo=UTC))
    ArticlePage.objects.filter(pk=reviewed.pk).update(last_reviewed_on=date(2025, 4, 1))
    _publish_at(flagship, datetime(2025, 2, 2, tzinfo=UTC), datetime(2025, 2, 3, tzinfo=UTC))

    response = client.get("/feed/")

    feed = Xml.fromstring(response.content)
    entries = [
        tuple(entry.findtext(f"{ATOM}{name}") for name in ("title", "published", "updated", "id"))
        for entry in feed.findall(f"{ATOM}entry")
    ]
    assert entries == [
        (
            "Seen & checked",
            "2025-01-01T00:00:00+00:00",
            "2025-04-01T00:00:00+00:00",
            f"{SITE}/#page-{reviewed.pk}",
        ),
        ("Old", "2025-01-01T00:00:00+00:00", "2025-03-01T00:00:00+00:00", f"{SITE}/#page-{old.pk}"),
        (
            "Ketamine for chronic pain",
            "2025-02-02T00:00:00+00:00",
            "2025-02-03T00:00:00+00:00",
            f"{SITE}/#page-{flagship.pk}",
        ),
    ]
    assert feed.findtext(f"{ATOM}updated") == "2025-04-01T00:00:00+00:00"
    assert [link.get("href") for link in feed.findall(f"{ATOM}entry/{ATOM}link")] == [
        f"{SITE}/seen/",
        f"{SITE}/old/",
        f"{SITE}{FLAGSHIP}",
    ]
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert response["Last-Modified"] == "Tue, 01 Apr 2025 00:00:00 GMT"


def test_the_feed_ends_somewhere(client: Client, make_article: MakeArticle) -> None:
    for number in range(MOST_ENTRIES + 1):
        _publish_at(make_article(slug=f"a-{number}"), NEW_YEAR, NEW_YEAR)

    assert client.get("/feed/").content.decode().count("<entry>") == MOST_ENTRIES


def test_an_empty_site_has_an_empty_feed(client: Client, db: None) -> None:
    feed = Xml.fromstring(client.get("/feed/").content)

    assert feed.findall(f"{ATOM}entry") == []


@pytest.mark.parametrize("path", ["/feed/", "/sitemap.xml"])
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_lists_are_only_read(client: Client, db: None, path: str, method: str) -> None:
    assert getattr(client, method)(path).status_code == 405
