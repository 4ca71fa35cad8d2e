"""The reports on links: what leads nowhere, and what nothing leads to."""

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from clinic.roles import Role
from education.models import ArticlePage, GuidePage, HomePage, StandardPage
from education.sample.build import text
from education.site_links import Problem, SiteLinks
from tests.appointments.factories import make_staff
from tests.education.conftest import MakeArticle
from tests.signed_in import sign_in

pytestmark = pytest.mark.usefixtures("sample_pages")

GONE, DRAFT, NO_PLACE = "The page was deleted.", "The page is not published.", "The page has no such place."
NO_PAGE = "No page has this address."


def problems() -> list[tuple[str, str, bool]]:
    return [(problem.target, problem.what, problem.is_broken) for problem in SiteLinks().problems()]


def linked(html: str) -> list[dict[str, object]]:
    return [text(f"<p>{html}</p>")]


def test_no_link_of_the_sample_site_is_broken_and_no_page_is_out_of_reach(sample_pages: None) -> None:
    site = SiteLinks()

    assert sum(len(links) for _, links in site.links) >= 7
    assert [problem for problem in site.problems() if problem.is_broken] == []
    assert site.orphans() == []


def test_a_link_to_a_page_that_was_unpublished_is_found(make_article: MakeArticle) -> None:
    target = make_article(title="Rest", slug="rest")
    source = make_article(slug="sleep", body=linked(f'<a linktype="page" id="{target.pk}">Rest</a>'))
    assert problems() == []

    target.unpublish()

    assert SiteLinks().problems() == [Problem(source, "Rest", DRAFT)]


def test_a_link_to_a_page_that_was_deleted_is_found(make_article: MakeArticle) -> None:
    target = make_article(title="Rest", slug="rest")
    make_article(slug="sleep", body=linked(f'<a linktype="page" id="{target.pk}">Rest</a>'))

    Page.objects.get(pk=target.pk).delete()

    assert problems() == [(f"page {target.pk}", GONE, True)]


def test_a_card_whose_place_is_gone_is_found(home: HomePage, make_article: MakeArticle) -> None:
    flagship = Page.objects.get(slug="ketamine-for-chronic-pain").specific
    assert problems() == []

    flagship.body = [
        (block.block_type, block.value)
        for block in flagship.body
        if block.block_type != "heading" or block.value["text"] != "Benefits and risks"
    ]
    flagship.save_revision().publish()

    assert problems() == [(f"{flagship.title} #topic-benefits-and-risks", NO_PLACE, True)]


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("/nowhere/", [("/nowhere/", NO_PAGE, True)]),
        ("http://localhost:8000/nowhere", [("http://localhost:8000/nowhere", NO_PAGE, True)]),
        ("/no.php", [("/no.php", NO_PAGE, True)]),
        ("#topic-nowhere", [("Sleep and pain #topic-nowhere", NO_PLACE, True)]),
        ("#main", []),
        ("/request/", []),
        ("/request/?from=/sleep/", []),
        ("/search/", []),
        ("/old/", []),
        ("https://example.org/nowhere/", []),
        ("mailto:desk@example.org", []),
        ("tel:988", []),
        ("http://[broken", []),
    ],
)
def test_addresses_that_were_typed_are_followed(
    make_article: MakeArticle, address: str, found: list[tuple[str, str, bool]]
) -> None:
    Redirect.add_redirect("/old/", "/sleep/")
    make_article(slug="sleep", body=linked(f'<a href="{address}">x</a>'))

    assert problems() == found


def test_a_page_address_that_was_typed_works_and_is_named(make_article: MakeArticle) -> None:
    make_article(slug="sleep", body=linked('<a href="/ketamine-for-chronic-pain/">x</a>'))

    assert problems() == [
        (
            "/ketamine-for-chronic-pain/",
            "The address was typed by hand. Choose the page, so that the link moves with it.",
            False,
        )
    ]


def test_a_page_that_nothing_leads_to_is_an_orphan(home: HomePage, make_article: MakeArticle) -> None:
    about = home.add_child(instance=StandardPage(title="About", slug="about", summary="Who we are."))
    home.add_child(instance=GuidePage(title="Pain", slug="pain", summary="Why.")).add_child(
        instance=ArticlePage(title="One", slug="one", summary="One.")
    )
    assert [page.title for page in SiteLinks().orphans()] == ["About"]

    make_article(slug="sleep", body=linked(f'<a linktype="page" id="{about.pk}">x</a>'))

    assert SiteLinks().orphans() == []


def test_a_page_in_the_menu_is_no_orphan_and_its_own_link_does_not_count(home: HomePage) -> None:
    about = home.add_child(
        instance=StandardPage(
            title="About", slug="about", summary="Who we are.", body=linked('<a href="/about/">x</a>')
        )
    )
    assert [page.title for page in SiteLinks().orphans()] == ["About"]

    about.show_in_menus = True
    about.save()

    assert SiteLinks().orphans() == []


@pytest.mark.parametrize(
    ("report", "said"),
    [
        ("links", "/nowhere/"),
        ("orphans", "About"),
        ("links/?export=csv", NO_PAGE),
        ("orphans/?export=csv", "/about/"),
    ],
)
def test_marketing_reads_the_reports(
    client: Client, home: HomePage, make_article: MakeArticle, report: str, said: str
) -> None:
    make_article(slug="sleep", body=linked('<a href="/nowhere/">x</a>'))
    home.add_child(instance=StandardPage(title="About", slug="about", summary="Who we are."))
    sign_in(client, make_staff(Role.MARKETING))

    response = client.get(f"/cms/reports/{report}" + ("" if "?" in report else "/"))

    assert response.status_code == 200
    assert said in b"".join(response).decode()


@pytest.mark.parametrize("report", ["links", "orphans", "misses", "requests"])
def test_the_reports_stand_in_the_menu_and_are_closed_to_the_front_desk(
    client: Client, home: HomePage, report: str
) -> None:
    sign_in(client, make_staff(Role.MARKETING))
    assert f'"/cms/reports/{report}/"' in client.get("/cms/").content.decode()

    sign_in(client, make_staff(Role.FRONT_DESK))

    assert client.get(f"/cms/reports/{report}/").status_code == 403
