"""Passing a page on, without anybody's script."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from education.models import TreatmentPage
from education.sharing import share_links
from tests.education.conftest import MakeArticle
from tests.markup import faults_of

PAGE = "http://localhost:8000/ketamine-for-chronic-pain/"


def _links(html: str) -> list[tuple[str, str]]:
    """Return address and other attributes of each link in the last list of tags."""
    block = html[html.rindex('<ul class="tags"') :].split("</ul>")[0]
    return [
        (href.replace("&amp;", "&"), " ".join(rest.split()))
        for href, rest in re.findall(r'<a\s+class="tag"\s+href="([^"]+)"([^>]*)>', block)
    ]


def test_a_medical_page_is_shared_by_plain_links(client: Client, flagship: TreatmentPage) -> None:
    html = client.get("/ketamine-for-chronic-pain/").content.decode()

    away = 'rel="noopener noreferrer" referrerpolicy="no-referrer"'
    address = "http%3A%2F%2Flocalhost%3A8000%2Fketamine-for-chronic-pain%2F"
    assert _links(html) == [
        (f"mailto:?subject=Ketamine%20for%20chronic%20pain&body={address}", ""),
        (f"https://www.facebook.com/sharer/sharer.php?u={address}", away),
        (f"https://www.linkedin.com/sharing/share-offsite/?url={address}", away),
        (f"https://x.com/intent/post?url={address}&text=Ketamine+for+chronic+pain", away),
        (f"/share/{flagship.pk}/", 'rel="nofollow"'),
    ]
    assert '<script type="module"' not in html


def test_any_title_survives_in_a_link() -> None:
    title = "Pain & sleep? 100% #1 “ñ” + more"

    links = {link.label: link.url for link in share_links(PAGE, title)}

    mail = links["Email"].removeprefix("mailto:?")
    assert "+" not in mail
    assert parse_qs(mail) == {"subject": [title], "body": [PAGE]}
    assert parse_qs(urlsplit(links["X"]).query) == {"url": [PAGE], "text": [title]}


def test_the_share_page_shows_an_address_to_copy_by_hand(client: Client, flagship: TreatmentPage) -> None:
    response = client.get(f"/share/{flagship.pk}/")

    html = response.content.decode()
    (field,) = re.findall('<input[^>]*id="share-url"[^>]*>', html)
    assert f'value="{PAGE}"' in field
    assert "readonly" in field
    assert re.findall(r"<button[^>]*data-(copy|native)[^>]*hidden", html) == ["copy", "native"]
    assert [link for link, _ in _links(html)][-1].startswith("https://x.com/")
    assert '<meta name="robots" content="noindex, follow">' in html
    assert "Set-Cookie" not in response
    assert faults_of(html) == []


def test_only_a_published_page_can_be_shared(client: Client, make_article: MakeArticle) -> None:
    article = make_article(slug="sleep")
    assert client.get(f"/share/{article.pk}/").status_code == 200

    article.unpublish()

    assert client.get(f"/share/{article.pk}/").status_code == 404
    assert client.get("/share/999999/").status_code == 404
    assert client.get(f"/share/{10**30}/").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_share_page_is_only_read(client: Client, flagship: TreatmentPage, method: str) -> None:
    assert getattr(client, method)(f"/share/{flagship.pk}/").status_code == 405
