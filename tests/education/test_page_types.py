"""What each type of page adds to what all have in common."""

import re
from datetime import time

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Page

from clinic.models import Clinician, Location, OpeningHours
from education.models import (
    ArticlePage,
    CitedReference,
    ConditionPage,
    GuidePage,
    HomePage,
    LocationPage,
    Reference,
    StandardPage,
    TeamPage,
    TreatmentPage,
)
from education.sample.build import text
from tests.education.conftest import make_references

LEAD = "The answer comes first."


def add(parent: Page, page: Page) -> Page:
    """Put a page below `parent` and publish it."""
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


@pytest.fixture
def guide(home: HomePage) -> GuidePage:
    return add(home, GuidePage(title="Pain", slug="pain", summary=LEAD))


@pytest.fixture
def articles(guide: GuidePage) -> list[Page]:
    return [add(guide, ArticlePage(title=name, slug=name.lower(), summary=LEAD)) for name in ("One", "Two")]


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_guide_lists_its_pages_in_order(client: Client, articles: list[Page]) -> None:
    html = client.get("/pain/").content.decode()

    assert re.findall(r'<a href="(/pain/[^"]+)">([^<]+)</a>', html) == [
        ("/pain/one/", "One"),
        ("/pain/two/", "Two"),
    ]


def test_a_page_of_a_guide_leads_to_the_ones_before_and_after(client: Client, articles: list[Page]) -> None:
    first, second = (client.get(page.url).content.decode() for page in articles)

    assert "Page 1 of 2 in Pain Next One" not in words(first)
    assert "Page 1 of 2 in Pain Next Two" in words(first)
    assert "Page 2 of 2 in Pain Before One" in words(second)
    assert [re.findall(r'rel="(prev|next)"\s+href="([^"]+)"', html) for html in (first, second)] == [
        [("next", "/pain/two/")],
        [("prev", "/pain/one/")],
    ]


def test_an_unpublished_page_drops_out_of_its_guide(client: Client, articles: list[Page]) -> None:
    articles[1].unpublish()

    assert "Two" not in client.get("/pain/").content.decode()
    assert 'rel="next"' not in client.get("/pain/one/").content.decode()


def test_a_guide_takes_8_pages_at_most(guide: GuidePage, home: HomePage) -> None:
    for number in range(8):
        assert ArticlePage.can_create_at(Page.objects.get(pk=guide.pk))
        add(guide, ArticlePage(title=f"Page {number}", slug=f"page-{number}", summary=LEAD))

    assert not ArticlePage.can_create_at(Page.objects.get(pk=guide.pk))
    alone = add(home, ArticlePage(title="Alone", slug="alone", summary=LEAD))
    assert not alone.can_move_to(Page.objects.get(pk=guide.pk))
    assert ArticlePage.can_create_at(home)


def test_a_treatment_without_its_notice_is_refused(home: HomePage) -> None:
    with pytest.raises(ValidationError) as refusal:
        home.add_child(instance=TreatmentPage(title="TMS", slug="tms", summary=LEAD))

    assert refusal.value.message_dict == {
        "safety_notice": ["A page about a treatment needs its off-label notice."]
    }


def test_a_location_page_takes_its_facts_from_the_location(client: Client, home: HomePage) -> None:
    place = Location.objects.create(
        name="Sample Bay", street="1 A St", city="Tampa", postal_code="33601", phone="(813) 555-0100"
    )
    OpeningHours.objects.create(location=place, weekday=2, opens_at=time(9), closes_at=time(13))
    places = add(home, StandardPage(title="Locations", slug="locations", summary=LEAD))
    add(places, LocationPage(title="Tampa", slug="tampa", summary=LEAD, location=place))

    html = client.get("/locations/tampa/").content.decode()

    assert "Wednesday: 9 am to 1 pm" in words(html)
    assert "1 A St Tampa, FL 33601" in words(html)
    assert 'href="tel:8135550100"' in html
    assert 'href="https://www.openstreetmap.org/search?query=1+A+St%2C+Tampa%2C+FL+33601"' in html
    assert "Tampa" in client.get("/locations/").content.decode()


def test_the_team_page_shows_who_works_here_now(client: Client, home: HomePage) -> None:
    Clinician.objects.create(name="Here Sample", credentials="MD", licence_number="S-1", languages="English")
    gone = Clinician.objects.create(name="Gone Sample")
    add(home, TeamPage(title="Team", slug="team", summary=LEAD))
    assert "Gone Sample" in client.get("/team/").content.decode()

    gone.is_active = False
    gone.save()

    html = client.get("/team/").content.decode()
    assert "Gone Sample" not in html
    assert "Here Sample, MD License S-1 Languages English" in words(html)


def test_publishing_writes_down_what_a_page_cites(home: HomePage) -> None:
    make_references("a", "b")
    page = add(
        home, ConditionPage(title="CRPS", slug="crps", summary=LEAD, body=[text("Well.[[ref:b]][[ref:b]]")])
    )
    cited = CitedReference.objects.filter(page=page)
    assert [found.reference.key for found in cited] == ["b"]

    page.body = [text("Well.[[ref:a]]")]
    page.save_revision().publish()

    assert [found.reference.key for found in cited.all()] == ["a"]


def test_a_reference_that_a_page_cites_cannot_be_deleted(home: HomePage) -> None:
    make_references("a")
    add(home, ArticlePage(title="Sleep", slug="sleep", summary=LEAD, evidence_summary="It helps.[[ref:a]]"))

    assert Reference.objects.get(key="a").citing_pages.count() == 1
    with pytest.raises(Exception, match="protected foreign keys"):
        Reference.objects.get(key="a").delete()


def test_a_medical_page_in_a_guide_costs_at_most_12_queries(
    client: Client, articles: list[Page], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_references("a", "b")
    page = articles[0].specific
    page.body = [text("Well.[[ref:a]]"), text("Yes.[[ref:b]]")]
    page.reviewed_by = Clinician.objects.create(name="Sample Clinician")
    page.last_reviewed_on = "2026-02-03"
    page.save_revision().publish()
    client.get("/pain/one/")

    with django_assert_max_num_queries(12):
        assert "Reviewed by" in client.get("/pain/one/").content.decode()
