"""What an editor meets in Wagtail's own forms."""

from typing import Any

import pytest
from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from clinic.models import User
from education.models import ArticlePage, HomePage, TreatmentPage
from tests.education.conftest import make_references
from tests.signed_in import sign_in


@pytest.fixture
def editor(db: None, client: Client) -> Client:
    """Sign in somebody who may do everything: here the forms are tested, not the roles."""
    sign_in(client, User.objects.create_superuser("editor"))
    return client


def _form(**fields: Any) -> dict[str, Any]:
    usual = {
        "title": "Sleep and pain",
        "slug": "sleep",
        "search_description": "Sleep and pain.",
        "summary": "Sleep may help.",
        "evidence_summary": "Studies are small.[[ref:a-2018]]",
        "body": streamfield([("text", rich_text("<p>Rest.[[ref:a-2018]]</p>"))]),
        "review_interval_months": "12",
        "comments": inline_formset([]),
    }
    return nested_form_data(usual | fields) | {"action-publish": "yes"}


def _add_url(home: HomePage) -> str:
    return f"/cms/pages/add/education/articlepage/{home.pk}/"


def test_an_editor_writes_an_article(editor: Client, home: HomePage) -> None:
    make_references("a-2018")

    response = editor.post(_add_url(home), _form())

    article = ArticlePage.objects.get(slug="sleep")
    assert (response.status_code, article.live, article.cited_keys()) == (302, False, ["a-2018", "a-2018"])
    article.get_latest_revision().publish()
    assert "Rest." in Client().get("/sleep/").content.decode()


def test_an_editor_is_told_which_key_is_unknown(editor: Client, home: HomePage) -> None:
    make_references("a-2018")
    body = streamfield([("text", rich_text("<p>Rest.[[ref:b-2019]]</p>"))])

    response = editor.post(_add_url(home), _form(body=body))

    assert response.status_code == 200
    assert response.context["form"].errors == {
        "body": ["The text cites “b-2019”, but no reference has that key."]
    }
    assert not ArticlePage.objects.filter(slug="sleep").exists()


def test_the_sample_pages_open_in_the_editor(editor: Client, home: HomePage, flagship: TreatmentPage) -> None:
    answers = [editor.get(f"/cms/pages/{page.pk}/edit/").status_code for page in (home, flagship)]

    assert answers == [200, 200]


def test_a_preview_shows_what_is_not_published_yet(editor: Client, flagship: TreatmentPage) -> None:
    flagship.summary = "Not published yet."
    flagship.save_revision()

    response = editor.get(f"/cms/pages/{flagship.pk}/view_draft/")

    assert response.status_code == 200
    assert "Not published yet." in response.content.decode()
    assert "Not published yet." not in Client().get("/ketamine-for-chronic-pain/").content.decode()


def test_the_articles_of_a_site_have_one_home(editor: Client, home: HomePage) -> None:
    assert HomePage.can_create_at(home.get_parent()) is False
    assert HomePage.can_create_at(home) is False
    assert ArticlePage.can_create_at(home) is True
    assert ArticlePage.can_create_at(home.get_parent()) is False
