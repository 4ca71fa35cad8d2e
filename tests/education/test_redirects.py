"""An address that once worked goes on working."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TestCase
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from clinic.roles import Role
from education.models import ArticlePage, GuidePage, HomePage
from tests.appointments.factories import make_staff
from tests.signed_in import sign_in

LEAD = "The answer comes first."


def add(parent: Page, page: Page) -> Page:
    parent.add_child(instance=page)
    page.save_revision().publish()
    return Page.objects.get(pk=page.pk)


def change_slug(page: Page, slug: str) -> None:
    """Publish a page under another slug, as the editor does; Wagtail waits for the commit."""
    page = Page.objects.get(pk=page.pk).specific
    page.slug = slug
    with TestCase.captureOnCommitCallbacks(execute=True):
        page.save_revision().publish()


def move(page: Page, parent: Page) -> None:
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=parent.pk), pos="last-child")


def answer(path: str) -> tuple[int, str]:
    response = Client().get(path)
    return response.status_code, response.get("Location", "")


@pytest.fixture
def guide(home: HomePage) -> Page:
    return add(home, GuidePage(title="Pain", slug="pain", summary=LEAD))


@pytest.fixture
def article(home: HomePage) -> Page:
    return add(home, ArticlePage(title="Sleep", slug="sleep", summary=LEAD))


def test_a_page_that_moved_is_found_at_its_old_address(guide: Page, article: Page) -> None:
    assert answer("/sleep/") == (200, "")

    move(article, guide)

    assert answer("/sleep/") == (301, "/pain/sleep/")
    assert answer("/pain/sleep/") == (200, "")


def test_a_page_whose_slug_changed_is_found_at_its_old_address(article: Page) -> None:
    change_slug(article, "rest")

    assert answer("/sleep/") == (301, "/rest/")


def test_two_moves_are_followed_in_one_step(guide: Page, article: Page) -> None:
    change_slug(article, "rest")
    move(article, guide)

    assert answer("/sleep/") == (301, "/pain/rest/")
    assert answer("/rest/") == (301, "/pain/rest/")


def test_the_pages_below_move_along(guide: Page, home: HomePage) -> None:
    add(guide, ArticlePage(title="Sleep", slug="sleep", summary=LEAD))

    change_slug(guide, "chronic-pain")

    assert answer("/pain/sleep/") == (301, "/chronic-pain/sleep/")
    assert answer("/pain/") == (301, "/chronic-pain/")


def test_a_page_that_moved_back_answers_itself(article: Page) -> None:
    change_slug(article, "rest")
    change_slug(article, "sleep")

    assert answer("/sleep/") == (200, "")
    assert answer("/rest/") == (301, "/sleep/")


def test_a_page_that_moved_back_and_was_unpublished_does_not_lead_to_itself(article: Page) -> None:
    change_slug(article, "rest")
    change_slug(article, "sleep")
    assert Redirect.objects.filter(old_path="/sleep", redirect_page=article).exists()

    Page.objects.get(pk=article.pk).specific.unpublish()

    assert answer("/sleep/") == (404, "")
    assert answer("/rest/") == (301, "/sleep/")


@pytest.mark.parametrize("host", ["http://localhost:8000", "http://testserver"])
def test_redirects_that_lead_to_each_other_end_as_not_found(home: HomePage, host: str) -> None:
    Redirect.add_redirect("/a/", f"{host}/b/")
    Redirect.add_redirect("/b/", f"{host}/c/")
    assert answer("/a/") == (301, f"{host}/b/")

    Redirect.add_redirect("/c/", f"{host}/a/")

    assert [answer(path) for path in ("/a/", "/b/", "/c/")] == [(404, "")] * 3


def test_a_redirect_to_another_site_is_followed(home: HomePage) -> None:
    Redirect.add_redirect("/a/", "https://example.org/a/")

    assert answer("/a/") == (301, "https://example.org/a/")


def test_marketing_imports_redirects_from_a_file(client: Client, article: Page) -> None:
    sign_in(client, make_staff(Role.MARKETING))
    table = b"from,to\n/old-sleep/,http://localhost:8000/sleep/\n/older-sleep/,http://localhost:8000/sleep/\n"
    upload = SimpleUploadedFile("redirects.csv", table, content_type="text/csv")

    page = client.post("/cms/redirects/import/", {"import_file": upload})
    form = page.context["form"]
    chosen = {name: form[name].value() for name in ("import_file_name", "input_format")}
    client.post(
        "/cms/redirects/import/process/",
        chosen | {"from_index": 0, "to_index": 1, "permanent": "on"},
        follow=True,
    )

    assert answer("/old-sleep/") == (301, "http://localhost:8000/sleep/")
    assert answer("/older-sleep/") == (301, "http://localhost:8000/sleep/")


def test_the_front_desk_may_not_import_redirects(client: Client, home: HomePage) -> None:
    sign_in(client, make_staff(Role.FRONT_DESK))

    assert client.get("/cms/redirects/import/").status_code == 403
    assert client.get("/cms/redirects/").status_code == 403
