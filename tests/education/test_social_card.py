"""The card that stands beside a page where somebody shares it."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from PIL import Image

from education.models import HomePage, TreatmentPage
from education.social_card import Card, drawing, shelf
from education.social_card.lines import cut, wrapped
from tests.clinic.test_look import colours
from tests.education.conftest import MakeArticle


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "social-cards"


def _card_path(client: Client, page: Any) -> str:
    html = client.get(page.url).content.decode()
    (path,) = re.findall(r'property="og:image" content="http://localhost:8000([^"]+)"', html)
    return path


def _picture(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png))


def test_a_published_page_has_a_card(client: Client, flagship: TreatmentPage) -> None:
    response = client.get(_card_path(client, flagship))

    picture = _picture(response.content)
    assert (picture.format, picture.size) == ("PNG", (1200, 630))
    assert response["Content-Type"] == "image/png"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Set-Cookie" not in response
    assert len(response.content) < 60_000


def test_another_title_makes_another_card_and_the_old_address_leads_to_it(
    client: Client, flagship: TreatmentPage, folder: Path
) -> None:
    earlier = _card_path(client, flagship)
    first = client.get(earlier).content
    flagship.title = "Ketamine and pain"
    flagship.save_revision().publish()

    now = _card_path(client, flagship)
    second = client.get(now).content

    assert now != earlier
    assert second != first
    assert client.get(earlier).url == now
    assert [path.name for path in folder.iterdir()] == [now.removeprefix("/social/")]


def test_a_card_is_drawn_once(
    client: Client, flagship: TreatmentPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _card_path(client, flagship)
    first = client.get(path).content
    monkeypatch.setattr(shelf, "draw", lambda *said: b"drawn again")

    assert client.get(path).content == first


def test_a_site_that_may_not_write_draws_each_time(
    client: Client, flagship: TreatmentPage, folder: Path
) -> None:
    folder.write_text("a file where the folder should be")

    response = client.get(_card_path(client, flagship))

    assert _picture(response.content).size == (1200, 630)


def _of_a_draft(client: Client, home: HomePage, make_article: MakeArticle) -> str:
    article = make_article(slug="sleep")
    path = _card_path(client, article)
    assert client.get(path).status_code == 200
    article.unpublish()
    return path


def _of_the_root(client: Client, home: HomePage, make_article: MakeArticle) -> str:
    return Card.of(home.get_parent(), "Neuro Wellness").path


@pytest.mark.parametrize("path_of", [_of_a_draft, _of_the_root])
def test_what_is_not_published_has_no_card(
    client: Client, home: HomePage, make_article: MakeArticle, path_of: Callable[..., str]
) -> None:
    assert client.get(path_of(client, home, make_article)).status_code == 404


INVENTED = ["0-0", "999999-abc", f"{10**30}-abc", "-", "1-", "a-b", "1-../../x", "1-A title"]


@pytest.mark.parametrize("name", INVENTED)
@pytest.mark.usefixtures("home")
def test_an_invented_address_draws_nothing(client: Client, folder: Path, name: str) -> None:
    response = client.get(f"/social/{name}.png")

    assert response.status_code == 404
    assert not folder.exists()


def test_a_fingerprint_of_somebodys_own_draws_nothing(
    client: Client, flagship: TreatmentPage, folder: Path
) -> None:
    response = client.get(f"/social/{flagship.pk}-ffffffffffffffff.png")

    assert (response.status_code, response["Location"]) == (302, _card_path(client, flagship))
    assert not folder.exists()


@pytest.mark.parametrize(
    "title", ["CRPS", "A long title " * 19, "W" * 255, "El dolor crónico y tú: ¿qué ayuda?", "", " \n "]
)
def test_any_title_fits(title: str) -> None:
    assert _picture(drawing.draw(title, "Neuro Wellness")).size == (1200, 630)


@pytest.mark.parametrize("title", ["慢性疼痛", "Боль", "ألم مزمن", "Pain 💊", "\u0000"])
def test_a_title_in_letters_that_the_typeface_lacks_gets_the_general_card(title: str) -> None:
    assert drawing.can_write("Pain")
    assert drawing.draw(title, "Neuro Wellness") == drawing.general_card()


def test_a_title_is_broken_between_words() -> None:
    assert wrapped("who should not have it", 10, len, 3) == ["who should", "not have", "it"]
    assert wrapped("who should not have it", 10, len, 2) is None
    assert wrapped("psychotherapeutic", 10, len, 3) is None


def test_a_title_that_is_too_long_is_cut_with_an_ellipsis() -> None:
    assert cut("who should not have it at all", 11, len, 2) == ["who should", "not have i…"]
    assert cut("psychotherapeutic help", 11, len, 2) == ["psychother", "apeutic he…"]
    assert cut("short", 11, len, 2) == ["short"]


def test_cards_wear_the_sites_colours() -> None:
    tokens = colours("light")
    sky = re.search(r"--sky: (#\w+);", (Path(settings.ROOT) / "static/css/pictures.css").read_text())

    assert sky
    assert (sky[1], tokens["heading"], tokens["ink"]) == (drawing.SKY, drawing.HEADING, drawing.INK)


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_cards_are_only_read(client: Client, flagship: TreatmentPage, method: str) -> None:
    assert getattr(client, method)(_card_path(client, flagship)).status_code == 405
