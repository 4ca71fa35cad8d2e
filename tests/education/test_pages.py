"""The public pages over HTTP."""

import re
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from clinic.models import Clinician, ClinicSettings, Location
from education.models import HomePage, TreatmentPage
from education.sample.build import text
from tests.education.conftest import MakeArticle, make_references

pytestmark = pytest.mark.usefixtures("home")

FLAGSHIP = "/ketamine-for-chronic-pain/"


def _get(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


class _Outline(HTMLParser):
    """Collects headings, ids and the targets of links within the page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if name := found.get("id"):
            self.ids.append(name)
        if (href := found.get("href") or "").startswith("#"):
            self.targets.append(href[1:])


@pytest.mark.parametrize("path", ["/", FLAGSHIP])
def test_headings_go_down_one_level_at_a_time(client: Client, sample_pages: None, path: str) -> None:
    levels = _Outline(_get(client, path)).levels

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


@pytest.mark.parametrize("path", ["/", FLAGSHIP])
def test_every_link_within_a_page_has_its_target(client: Client, sample_pages: None, path: str) -> None:
    outline = _Outline(_get(client, path))

    assert sorted(set(outline.targets) - set(outline.ids)) == []
    assert sorted({name for name in outline.ids if outline.ids.count(name) > 1}) == []


def test_the_contents_list_leads_to_every_topic(client: Client, sample_pages: None) -> None:
    html = _get(client, FLAGSHIP)

    contents = html[html.index('<nav class="contents"') :].split("</nav>")[0]
    assert re.findall(r'href="#([^"]+)"', contents) == re.findall(r'<h2 id="(topic-[^"]+)"', html)
    assert len(re.findall("<li>", contents)) == 7


def test_citations_lead_to_references_and_back(client: Client, make_article: MakeArticle) -> None:
    make_references("a", "b")
    make_article(
        slug="sleep",
        evidence_summary="Small studies.[[ref:b]]",
        body=[text("Sleep helps.[[ref:a]] It does.[[ref:b]]")],
    )

    html = _get(client, "/sleep/")

    assert re.findall(
        r'<sup class="cite" id="([^"]+)"><a href="#([^"]+)" aria-label="Reference \[\d\]">(\[\d\])</a>', html
    ) == [
        ("cite-1-1", "reference-1", "[1]"),
        ("cite-2-1", "reference-2", "[2]"),
        ("cite-1-2", "reference-1", "[1]"),
    ]
    items = re.findall(r'<li id="(reference-\d)">(.*?)</li>', html, re.DOTALL)
    assert [(item, re.findall(r'href="#([^"]+)"', inside)) for item, inside in items] == [
        ("reference-1", ["cite-1-1", "cite-1-2"]),
        ("reference-2", ["cite-2-1"]),
    ]
    assert "[[" not in html


def test_the_article_ends_with_a_next_step_that_names_the_page(client: Client, sample_pages: None) -> None:
    main = _get(client, FLAGSHIP).split("</main>")[0]

    links = re.findall(r'<a[^>]*class="button button--accent"[^>]*>([^<]+)</a>', main)
    assert links[-1] == "Request An Appointment"
    assert main.rindex('href="/request/?from=/ketamine-for-chronic-pain/"') > main.index("page-references")


def test_the_emergency_lines_come_from_the_clinics_settings(client: Client, sample_pages: None) -> None:
    clinic = ClinicSettings.load()
    clinic.emergency_line, clinic.crisis_line = "112", "116 123"
    clinic.save()

    main = _get(client, FLAGSHIP).split("<main")[1].split("</main>")[0]

    assert [line for line in ("112", "116 123", "911", "988") if line in main] == ["112", "116 123"]


def test_an_unreviewed_article_says_so(client: Client, sample_pages: None) -> None:
    assert "Not yet reviewed by a clinician" in _get(client, FLAGSHIP)


def test_a_reviewed_article_names_who_and_when(client: Client, make_article: MakeArticle) -> None:
    clinician = Clinician.objects.create(name="Sample Clinician", credentials="MD")
    make_article(slug="sleep", reviewed_by=clinician, last_reviewed_on=date(2026, 2, 3))

    html = _get(client, "/sleep/")

    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))
    assert "Reviewed by Sample Clinician, MD, February 3, 2026" in words
    assert "Not yet reviewed" not in html


def test_a_published_change_shows_on_the_next_request(
    client: Client, flagship: TreatmentPage, make_article: MakeArticle
) -> None:
    make_article(slug="sleep")
    assert "A change of words" not in _get(client, FLAGSHIP)
    flagship.summary = "A change of words."

    revision = flagship.save_revision()
    assert "A change of words" not in _get(client, FLAGSHIP)
    revision.publish()

    assert "A change of words." in _get(client, FLAGSHIP)
    assert "A change of words." in _get(client, "/")


def test_a_draft_is_unknown_to_a_stranger(client: Client, make_article: MakeArticle) -> None:
    article = make_article(slug="sleep")
    assert "Sleep and pain" in _get(client, "/")
    assert "Sleep and pain" in _get(client, "/sleep/")

    article.unpublish()

    assert client.get("/sleep/").status_code == 404
    assert "Sleep and pain" not in _get(client, "/")


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize("path", ["/", FLAGSHIP])
def test_pages_refuse_methods_that_write(
    client: Client, flagship: TreatmentPage, path: str, method: str
) -> None:
    response = getattr(client, method)(path, {"title": "Mine"}, content_type="application/json")

    assert response.status_code == 405
    assert TreatmentPage.objects.get().title == flagship.title


@pytest.mark.parametrize("path", ["/nowhere/", "/ketamine-for-chronic-pain/deeper/", "/%F0%9F%92%8A/"])
def test_an_unknown_page_is_a_404(client: Client, sample_pages: None, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_home_page_lists_open_locations(client: Client, home: HomePage) -> None:
    Location.objects.create(name="Open Sample", street="1 A St", city="Tampa", postal_code="33601", phone="1")
    closed = Location.objects.create(
        name="Shut Sample", street="2 B St", city="Tampa", postal_code="33601", phone="2"
    )
    assert "Shut Sample" in _get(client, "/")

    closed.is_active = False
    closed.save()

    html = _get(client, "/")
    assert [name in html for name in ("Open Sample", "Shut Sample")] == [True, False]


@pytest.mark.parametrize("count", [1, 3])
def test_an_article_costs_the_same_queries_with_1_and_3_references(
    client: Client,
    make_article: MakeArticle,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    keys = ["a", "b", "c"][:count]
    make_references(*keys)
    make_article(
        slug="sleep",
        body=[text(f"It helps.[[ref:{key}]]") for key in keys],
        reviewed_by=Clinician.objects.create(name="Sample Clinician"),
        last_reviewed_on=date(2026, 2, 3),
    )
    client.get("/sleep/")

    with django_assert_num_queries(9):
        html = _get(client, "/sleep/")

    assert html.count('<li id="reference-') == count


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.usefixtures("sample_pages")
def test_the_home_page_costs_the_same_queries_with_1_and_3_articles_beside_the_flagship(
    client: Client,
    make_article: MakeArticle,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    for number in range(count):
        make_article(slug=f"sleep-{number}", picture="session")
    client.get("/")

    with django_assert_num_queries(12):
        html = _get(client, "/")

    assert html.count("Poor sleep and pain can feed each other.") == count
