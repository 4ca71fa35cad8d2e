"""The drawings and the identity: small, coloured by the page alone, and silent to screen readers."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.conf import settings
from django.template.loader import get_template
from PIL import Image

from tests.clinic.test_look import contrast

ROOT = Path(settings.ROOT)
PICTURES = ROOT / "templates" / "pictures"
IMAGES = ROOT / "static" / "img"
CSS = (ROOT / "static/css/pictures.css").read_text()
DIAGRAM_CSS = (ROOT / "static/css/components/diagram.css").read_text()
NAMES = sorted(path.relative_to(PICTURES).as_posix() for path in PICTURES.rglob("*.svg"))
STATES = [
    "confirmation",
    "empty-queue",
    "forbidden",
    "no-results",
    "not-found",
    "resting",
    "server-error",
    "too-many",
]
LARGEST = {"hero.svg": 2500}
USUAL_LIMIT = 1500


def source(name: str) -> str:
    return (PICTURES / name).read_text()


def tokens() -> dict[str, dict[str, str]]:
    """Return scheme → name → value of the drawings' own colours."""
    blocks = re.findall(r":root \{(.*?)\}", CSS, re.S)
    names = ("light", "dark", "forced")
    return {
        name: dict(re.findall(r"--([\w-]+): ([^;]+);", block))
        for name, block in zip(names, blocks, strict=True)
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_is_small_and_takes_its_colours_from_the_page(name: str) -> None:
    text = source(name)

    assert len(text) <= LARGEST.get(name, USUAL_LIMIT)
    assert re.findall(r"#[0-9a-f]{3,8}\b|rgb|style=|\s(?:fill|stroke|stop-color)=", text) == []
    assert set(re.findall(r"<(?:svg) [^>]*", text)) == set(
        re.findall(r'<svg class="picture[^>]*aria-hidden="true" focusable="false"', text)
    )
    assert ("<text" in text) == (name in {"diagrams/signal.svg", "diagrams/gate.svg"})


@pytest.mark.parametrize("name", NAMES)
def test_what_a_drawing_names_is_coloured(name: str) -> None:
    named = {word for words in re.findall(r'class="([^"]+)"', source(name)) for word in words.split()}

    assert named - set(re.findall(r"\.([\w-]+)", CSS + DIAGRAM_CSS)) == set()


def test_ids_are_used_by_one_drawing_each() -> None:
    ids = [found for name in NAMES for found in re.findall(r'\sid="([^"]+)"', source(name))]

    assert ids == ["hero-signal"]


@pytest.mark.parametrize("name", [*STATES, "hero"])
def test_a_state_is_drawn_without_any_context(name: str) -> None:
    drawing = get_template(f"pictures/{name}.svg").render({})

    assert drawing.count("<svg") == drawing.count("</svg>") == 1


def test_every_colour_has_its_night_and_its_forced_colour() -> None:
    named = tokens()

    assert len(named["light"]) > 10
    assert set(named["light"]) == set(named["dark"]) == set(named["forced"])
    assert set(named["forced"].values()) == {"Canvas", "CanvasText", "GrayText", "transparent"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("shape", ["signal", "deepest", "hot"])
def test_what_carries_the_drawing_stands_out_from_the_sky_and_the_sea(scheme: str, shape: str) -> None:
    named = tokens()[scheme]

    assert [contrast(named[shape], named[ground]) >= 3 for ground in ("sky", "light")] == [True, True]


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("apple-touch-icon.png", (180, 180)),
        ("social-card.png", (1200, 630)),
    ],
)
def test_an_icon_has_its_size_and_is_small(name: str, size: tuple[int, int]) -> None:
    with Image.open(IMAGES / name) as picture:
        assert picture.size == size
    assert (IMAGES / name).stat().st_size < 60_000


def test_the_favicon_holds_both_small_sizes() -> None:
    with Image.open(IMAGES / "favicon.ico") as picture:
        assert picture.info["sizes"] == {(16, 16), (32, 32)}


def test_the_symbol_is_the_same_everywhere() -> None:
    files = [ROOT / "templates/components/symbol.html", IMAGES / "favicon.svg", IMAGES / "wordmark.svg"]

    paths = [re.findall(r'\sd="([^"]+)"', path.read_text())[:2] for path in files]

    assert paths[0] == paths[1] == paths[2]
    assert len(paths[0]) == 2


def test_the_head_names_every_icon() -> None:
    plain = get_template("components/icons.html").render({})

    assert re.findall(r'<link rel="([^"]+)" href="/static/img/([^"]+)"', plain) == [
        ("icon", "favicon.ico"),
        ("apple-touch-icon", "apple-touch-icon.png"),
    ]
    inline = re.search(r'href="data:image/svg\+xml,([^"]+)" type="image/svg\+xml"', plain)
    assert inline is not None
    lines = (IMAGES / "favicon.svg").read_text().splitlines()
    assert unquote(inline[1]) == "".join(line.strip() for line in lines)


def test_the_card_is_absolute_and_only_there_where_the_address_is_known() -> None:
    card = get_template("components/social_picture.html")

    plain = card.render({})
    known = card.render({"site_url": "https://clinic.example"})

    assert "og:image" not in plain
    assert '<meta property="og:image" content="https://clinic.example/static/img/social-card.png">' in known
