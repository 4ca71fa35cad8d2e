"""The same roads at `/cms/`, where people meet the refusal: in plain words, and with their text kept."""

import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import TaskState
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from clinic.models import User
from education.models import ArticlePage, ClinicalApproval, HomePage, StandardPage, TreatmentPage
from tests.education.sign_off.conftest import TICKED, submit
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db

UNREAD = "Words that nobody has read."
REFUSED = (
    "“Sleep and pain” was not published: no clinician has signed off these words."
    " Submit the page for clinical sign-off; it goes live when a clinician approves it."
)


def browser(person: User) -> Client:
    client = Client()
    sign_in(client, person)
    return client


def form(action: str, **fields: Any) -> dict[str, Any]:
    usual = {
        "title": "Sleep and pain",
        "slug": "sleep",
        "search_description": "How sleep and pain go together.",
        "summary": "Poor sleep and pain can feed each other.",
        "body": streamfield([("text", rich_text("<p>You may sleep badly.</p>"))]),
        "review_interval_months": "12",
        "comments": inline_formset([]),
    }
    return nested_form_data(usual | fields) | {action: "yes"}


def said(response: HttpResponse) -> list[str]:
    return [str(message).split("\n")[0].strip() for message in response.context["messages"]]


def post(person: User, path: str, data: dict[str, Any]) -> HttpResponse:
    return browser(person).post(path, data, follow=True)


def edit_url(page: ArticlePage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def sign_off_url(page: ArticlePage) -> str:
    """Return where the one text that waits for review is signed off."""
    return reverse(
        "wagtailadmin_pages:workflow_action", args=[page.pk, "approve", TaskState.objects.latest("pk").pk]
    )


def add_url(home: HomePage) -> str:
    return reverse("wagtailadmin_pages:add", args=["education", "articlepage", home.pk])


@pytest.mark.parametrize("who", ["writer", "publisher"])
def test_publish_on_a_new_page_saves_a_draft_and_says_why(
    home: HomePage, who: str, request: pytest.FixtureRequest
) -> None:
    response = post(request.getfixturevalue(who), add_url(home), form("action-publish"))

    page = ArticlePage.objects.get()
    assert (page.live, page.summary) == (False, "Poor sleep and pain can feed each other.")
    assert "Saved as a draft. A medical page goes live when a clinician signs it off: press Submit." in said(
        response
    )


def test_publish_on_unread_words_keeps_them_as_a_draft_and_says_why(
    article: ArticlePage, publisher: User
) -> None:
    response = post(publisher, edit_url(article), form("action-publish", summary=UNREAD))

    page = ArticlePage.objects.get()
    assert (page.live, page.summary) == (True, "Poor sleep and pain can feed each other.")
    assert page.get_latest_revision_as_object().summary == UNREAD
    assert said(response) == [f"{REFUSED} Your changes are saved as a draft."]


def test_scheduling_unread_words_is_refused_too(article: ArticlePage, publisher: User) -> None:
    dated = form("action-publish", summary=UNREAD, go_live_at="2090-01-01 09:00")

    response = post(publisher, edit_url(article), dated)

    assert said(response) == [f"{REFUSED} Your changes are saved as a draft."]
    assert ArticlePage.objects.get().approved_schedule is False


def test_a_publisher_mends_the_address_without_a_clinician(article: ArticlePage, publisher: User) -> None:
    body = streamfield([("text", rich_text(str(article.body[0].value.source)))])

    post(publisher, edit_url(article), form("action-publish", slug="sleeping", body=body))

    assert ArticlePage.objects.values_list("slug", "live", "approved_version").get() == ("sleeping", True, 1)


def test_marketing_does_not_publish_medical_pages_alone(article: ArticlePage, writer: User) -> None:
    post(writer, edit_url(article), form("action-publish", slug="sleeping"))

    page = ArticlePage.objects.get()
    assert (page.slug, page.get_latest_revision_as_object().slug) == ("sleep", "sleeping")


def test_marketing_publishes_pages_without_medicine(home: HomePage, writer: User) -> None:
    path = reverse("wagtailadmin_pages:add", args=["education", "standardpage", home.pk])

    post(writer, path, form("action-publish", title="About us", slug="about"))

    assert StandardPage.objects.values_list("slug", "live").get() == ("about", True)


def test_the_menu_offers_what_would_work(
    article: ArticlePage,
    home: HomePage,
    flagship: TreatmentPage,
    writer: User,
    publisher: User,
) -> None:
    def offered(person: User, path: str) -> list[str]:
        html = browser(person).get(path).content.decode()
        return [name for name in ("action-publish", "action-submit") if f'name="{name}"' in html]

    standard = reverse("wagtailadmin_pages:add", args=["education", "standardpage", home.pk])
    found = {
        "new article": offered(publisher, add_url(home)),
        "new standard page": offered(publisher, standard),
        "approved, publisher": offered(publisher, edit_url(article)),
        "approved, marketing": offered(writer, edit_url(article)),
        "unread, publisher": offered(publisher, edit_url(flagship)),
        "home page, marketing": offered(writer, edit_url(home)),
    }

    assert found == {
        "new article": ["action-submit"],
        "new standard page": ["action-publish"],
        "approved, publisher": ["action-publish", "action-submit"],
        "approved, marketing": ["action-submit"],
        "unread, publisher": ["action-submit"],
        "home page, marketing": ["action-publish"],
    }


def bulk(person: User, *pages: Any, descendants: bool = False) -> HttpResponse:
    ids = "&".join(f"id={page.pk}" for page in pages)
    path = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return post(person, f"{path}?{ids}&next=/cms/", {"include_descendants": "on"} if descendants else {})


def test_bulk_publishing_names_each_page_that_nobody_read(
    draft: ArticlePage, home: HomePage, publisher: User
) -> None:
    chosen, above = bulk(publisher, draft), bulk(publisher, home, descendants=True)

    assert (said(chosen), said(above)) == ([REFUSED], [REFUSED])
    assert ArticlePage.objects.get().live is False


def test_bulk_publishing_publishes_what_was_approved(article: ArticlePage, publisher: User) -> None:
    article.unpublish()

    bulk(publisher, article)

    assert ArticlePage.objects.get().live is True


def copy(person: User, page: Any, **fields: str) -> HttpResponse:
    data = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": str(page.get_parent().pk)} | fields
    return post(person, reverse("wagtailadmin_pages:copy", args=[page.pk]), data)


def test_a_page_is_duplicated_as_a_draft(article: ArticlePage, publisher: User) -> None:
    response = copy(publisher, article, publish_copies="on")

    assert list(ArticlePage.objects.order_by("pk").values_list("slug", "live")) == [
        ("sleep", True),
        ("copy", False),
    ]
    assert "Copies of medical pages are drafts until a clinician has signed them off." in said(response)


def test_an_alias_of_an_unread_page_is_refused_in_words(flagship: TreatmentPage, publisher: User) -> None:
    response = copy(publisher, flagship, alias="on")

    assert TreatmentPage.objects.count() == 1
    assert said(response) == [REFUSED.replace("Sleep and pain", flagship.title)]


# From draft to live


def test_an_article_goes_from_writer_to_reviewer_to_the_site(
    home: HomePage, writer: User, reviewer: User
) -> None:
    post(writer, add_url(home), form("action-submit"))
    page = ArticlePage.objects.get()
    path = sign_off_url(page)
    modal = browser(reviewer).get(path, headers={"x-requested-with": "XMLHttpRequest"})
    assert "I read the sources, and they say what the text says." in json.loads(modal.content)["html"]

    browser(reviewer).post(path, TICKED)

    page.refresh_from_db()
    assert (page.live, page.reviewed_by, ClinicalApproval.objects.count()) == (True, reviewer.clinician, 1)
    assert Client().get("/sleep/").status_code == 200


def test_an_unticked_box_is_asked_for_again(draft: ArticlePage, writer: User, reviewer: User) -> None:
    submit(draft, by=writer)
    path = reverse(
        "wagtailadmin_pages:workflow_action", args=[draft.pk, "approve", TaskState.objects.get().pk]
    )

    ajax = {"x-requested-with": "XMLHttpRequest"}
    response = browser(reviewer).post(path, TICKED | {"numbers_right": ""}, headers=ajax)

    assert "This field is required." in json.loads(response.content)["html"]
    assert ArticlePage.objects.get().live is False


@pytest.mark.parametrize("who", ["writer", "publisher"])
def test_nobody_else_presses_sign_off(
    draft: ArticlePage, writer: User, who: str, request: pytest.FixtureRequest
) -> None:
    submit(draft, by=writer)
    path = reverse(
        "wagtailadmin_pages:workflow_action", args=[draft.pk, "approve", TaskState.objects.get().pk]
    )

    browser(request.getfixturevalue(who)).post(path, TICKED)

    assert ArticlePage.objects.get().live is False


def test_a_reviewer_sees_what_waits_and_can_read_it(draft: ArticlePage, writer: User, reviewer: User) -> None:
    submit(draft, by=writer)

    first_screen = browser(reviewer).get("/cms/").content.decode()
    preview = browser(reviewer).get(
        reverse("wagtailadmin_pages:workflow_preview", args=[draft.pk, TaskState.objects.get().task_id])
    )

    assert ("Awaiting your review" in first_screen, "Sleep and pain" in first_screen) == (True, True)
    assert "You may sleep badly." in preview.content.decode()
