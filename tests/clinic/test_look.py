"""Colours that can be read, pages that need nothing from elsewhere, errors that survive."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import get_template
from django.test import RequestFactory

from clinic.forms.sign_in import SignInForm

CSS = Path(settings.ROOT) / "static" / "css"
TEMPLATES = Path(settings.ROOT) / "templates"
SCHEMES = ("light", "dark")
READING, SMALL, SHAPES = 7.0, 4.5, 3.0

# What stands on what, and the least contrast it needs: AAA for text to read, AA for the rest.
PAIRS = [
    ("ink", "paper", READING),
    ("ink", "surface", READING),
    ("ink", "dawn", READING),
    ("ink", "mist", READING),
    ("ink", "danger-soft", READING),
    ("ink", "caution-soft", READING),
    ("ink-soft", "paper", READING),
    ("ink-soft", "surface", READING),
    ("ink-soft", "mist", SMALL),
    ("ink-soft", "dawn", SMALL),
    ("heading", "paper", READING),
    ("heading", "mist", READING),
    ("heading", "dawn", READING),
    ("link", "paper", READING),
    ("link", "surface", READING),
    ("link", "mist", SMALL),
    ("link", "dawn", SMALL),
    ("danger", "paper", READING),
    ("danger", "danger-soft", READING),
    ("link", "danger-soft", SMALL),
    ("line-strong", "danger-soft", SHAPES),
    ("line-strong", "mist", SHAPES),
    ("caution", "caution-soft", SMALL),
    ("on-deep", "deep", READING),
    ("on-deep-soft", "deep", READING),
    ("on-action", "action", READING),
    ("on-action", "action-hover", READING),
    ("on-accent", "accent", SMALL),
    ("on-accent", "accent-hover", SMALL),
    ("line-strong", "surface", SHAPES),
    ("line-strong", "paper", SHAPES),
    ("action", "surface", SHAPES),
    ("accent", "paper", SHAPES),
    ("focus-inner", "focus-outer", SHAPES),
]


def colours(scheme: str) -> dict[str, str]:
    """Return token → #rrggbb in one scheme; what the dark one does not name, it takes from the light one."""
    light, dark = (CSS / "tokens.css").read_text().split("@media (prefers-color-scheme: dark)")
    named = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    return named if scheme == "light" else named | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark))


def luminance(colour: str) -> float:
    """Return the relative luminance that WCAG 2.2 defines."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_pair_of_colours_has_the_contrast_it_needs(scheme: str) -> None:
    named = colours(scheme)

    too_weak = {
        f"{front} on {back}": round(contrast(named[front], named[back]), 2)
        for front, back, least in PAIRS
        if contrast(named[front], named[back]) < least
    }

    assert too_weak == {}


def test_every_token_that_is_used_is_defined() -> None:
    text = "".join(path.read_text() for path in CSS.rglob("*.css"))

    # Wagtail's own names begin with w-.
    assert set(re.findall(r"var\(--((?!w-)[\w-]+)", text)) - set(re.findall(r"--([\w-]+):", text)) == set()


def test_stylesheets_hold_no_colour_but_the_tokens() -> None:
    # Paper has colours of its own, and pictures.css is the palette of the drawings.
    own = {"tokens.css", "print.css", "pictures.css"}
    sheets = [path for path in CSS.rglob("*.css") if path.name not in own]

    found = {path.name: re.findall(r"#[0-9a-fA-F]{3,8}\b", path.read_text()) for path in sheets}

    assert len(found) > 40
    assert {name: colours for name, colours in found.items() if colours} == {}


def test_the_accent_colours_the_request_button_alone() -> None:
    uses = {
        (path.name, rule.strip())
        for path in CSS.rglob("*.css")
        if path.name != "style-guide.css"
        for rule in re.findall(r"([^{};]+)\{[^{}]*var\(--accent(?:-hover)?\)[^{}]*\}", path.read_text())
    }

    assert uses == {("button.css", ".button--accent")}


def test_no_template_has_inline_script_or_style() -> None:
    inline = re.compile(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:")
    files = [
        TEMPLATES / "base.html",
        *TEMPLATES.glob("[45]*.html"),
        *(TEMPLATES / "components").glob("*.html"),
    ]
    files += [*(TEMPLATES / "crispy").rglob("*.html"), *(TEMPLATES / "clinic").rglob("*.html")]

    found = {path.name: inline.findall(path.read_text()) for path in files}

    assert len(found) > 30
    assert {name: hits for name, hits in found.items() if hits} == {}


@pytest.mark.parametrize("code", ["400", "413", "429", "500", "503"])
def test_an_error_page_needs_the_phone_number_alone(code: str) -> None:
    page = get_template(f"{code}.html").render({"phone": "(305) 555-0100"})

    assert 'href="tel:3055550100"' in page
    assert [line in page for line in ("tel:911", "tel:988", "sms:988")] == [True, True, True]
    files = re.findall(r'(?:href|src)="/static/([^"]+)"', page)
    assert sorted(files) == ["css/plain.css", "img/favicon.svg"]
    assert [name for name in files if not finders.find(name)] == []


@pytest.mark.parametrize("code", ["500", "503"])
def test_an_error_page_survives_an_empty_context(code: str) -> None:
    page = get_template(f"{code}.html").render({})

    assert "tel:988" in page
    assert "always call us" not in page


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["403", "403_csrf", "404"])
def test_other_error_pages_keep_the_way_back_and_the_phone_number(code: str) -> None:
    page = get_template(f"{code}.html").render({}, RequestFactory().get("/nowhere/"))

    assert page.count('href="tel:3055550100"') == 4
    assert '<meta name="robots" content="noindex">' in page
    assert '<a class="wordmark" href="/">' in page


def title_of(page: str) -> str:
    found = re.search(r"<title>(.*?)</title>", page, re.S)
    return " ".join(found[1].split()) if found else ""


@pytest.mark.django_db
def test_sign_in_with_errors_says_so_in_its_title_and_its_summary() -> None:
    form = SignInForm(data={"login": "ana", "password": ""})
    request = RequestFactory().get("/sign-in/")

    blank = get_template("clinic/sign_in/sign_in.html").render(
        {"form": SignInForm(), "next": "/staff/"}, request
    )
    wrong = get_template("clinic/sign_in/sign_in.html").render({"form": form, "next": "/staff/"}, request)

    assert title_of(blank) == "Staff sign-in | Neuro Wellness TMS Centers of America"
    assert title_of(wrong) == "Error: Staff sign-in | Neuro Wellness TMS Centers of America"
    assert 'href="#id_password"' in wrong
    assert '<input type="hidden" name="next" value="/staff/">' in wrong
    assert 'value="ana"' in wrong


@pytest.mark.django_db
def test_a_page_asks_nothing_of_other_sites() -> None:
    page = get_template("404.html").render({}, RequestFactory().get("/nowhere/"))
    loaded = re.findall(r'<(?:link|script|img|iframe|source)\b[^>]*?(?:href|src|srcset)="([^"]+)"', page)

    assert "/static/css/site.css" in loaded
    assert len([address for address in loaded if address.endswith(".css")]) == 1
    assert [address for address in loaded if not address.startswith(("/static/", "data:"))] == []
