"""What an editor sees of a page's title and description while writing them."""

import re

import pytest
from django.test import Client

from clinic.models import User
from education.cms.search_preview import lines_of
from education.models import ArticlePage, HomePage, TreatmentPage
from tests.signed_in import sign_in


@pytest.fixture
def editor(db: None, client: Client) -> Client:
    sign_in(client, User.objects.create_superuser("editor"))
    return client


def _said(html: str) -> dict[str, str]:
    """Return what each line of the preview says, and each count."""
    lines = re.findall(r'data-line="(\w+)"\s+data-fields="[^"]+"\s*>([^<]*)<', html)
    counts = re.findall(r'data-count="(\w+)".*?<span>\s*(.*?)\s*</span>', html, re.DOTALL)
    found = dict(lines) | {f"{name} count": text for name, text in counts}
    return {name: " ".join(text.split()) for name, text in found.items()}


def test_the_preview_shows_the_saved_draft(editor: Client, flagship: TreatmentPage) -> None:
    flagship.seo_title = "Ketamine & pain"
    flagship.search_description = "d" * 156
    flagship.save_revision()

    html = editor.get(f"/cms/pages/{flagship.pk}/edit/").content.decode()

    assert _said(html) == {
        "title": "Ketamine &amp; pain",
        "title count": "15 of 60 characters.",
        "description": "d" * 156,
        "description count": "156 characters. Search engines may cut it off after 155.",
    }
    assert re.findall(r'<img src="(/social/[^"]+)"', html) != []
    assert 'src="/static/js/cms/search-preview.js" type="module"' in html
    assert "css/cms/search-preview.css" in html


def test_a_longer_title_is_saved_all_the_same(flagship: TreatmentPage) -> None:
    flagship.seo_title = "t" * 61

    flagship.full_clean()

    assert lines_of(flagship)[0].is_too_long


def test_a_new_page_has_a_preview_without_a_picture(editor: Client, home: HomePage) -> None:
    html = editor.get(f"/cms/pages/add/education/articlepage/{home.pk}/").content.decode()

    assert _said(html) == {
        "title": "",
        "title count": "0 of 60 characters.",
        "description": "",
        "description count": "0 of 155 characters.",
    }
    assert "/social/" not in html


def test_lines_fall_back_as_the_page_does(home: HomePage) -> None:
    article = ArticlePage(title="Sleep", summary="A lead.")

    said = [[(line.text, line.ids) for line in lines_of(page)] for page in (article, home)]

    assert said == [
        [("Sleep", "id_seo_title id_title"), ("A lead.", "id_search_description id_summary")],
        [
            (home.seo_title or home.title, "id_seo_title id_title"),
            (home.search_description or home.hero_lead, "id_search_description id_hero_lead"),
        ],
    ]
