"""Drawings on pages: diagrams with their words, cards that lead somewhere, and the picture of an article."""

import re
from html import unescape

import pytest
from django.core.exceptions import ValidationError
from django.template.loader import get_template
from django.test import Client
from django.test.html import parse_html
from wagtail.blocks import StreamBlock

from education.blocks import BODY_BLOCKS
from education.blocks.pictures import DiagramBlock, TopicCardBlock
from education.models import HomePage, TreatmentPage
from education.pictures import (
    WITH_WORDS,
    Diagram,
    Illustration,
    diagram_template,
    illustration_template,
    words_template,
)
from education.sample import build
from education.sample.forbidden import ALLOWED, FORBIDDEN
from education.wording import forbidden_phrases, paragraphs, sentences, word_count
from tests.education.conftest import MakeArticle

pytestmark = pytest.mark.usefixtures("home")

STREAM = StreamBlock(BODY_BLOCKS)
CARDS = (("tms", "Coils", "A magnet.", ""), ("session", "A day", "A chair.", "topic-benefits-and-risks"))


def _cards(page: int | None = None) -> build.Block:
    block = build.topic_cards("Ways in", *CARDS)
    return build.lead_to(page, block) if page else block


def _render(block: build.Block) -> str:
    [child] = STREAM.to_python([block])
    return child.render()


@pytest.mark.parametrize("name", Illustration.values)
def test_every_illustration_that_editors_can_choose_is_there(name: str) -> None:
    drawing = get_template(f"pictures/{name}.svg").render()

    assert drawing.startswith('<svg class="picture" viewBox="0 0 320 200" aria-hidden="true"')


@pytest.mark.parametrize("name", Diagram.values)
def test_a_diagram_has_its_title_and_the_same_teaching_in_words(name: str) -> None:
    html = _render(build.diagram(name, "As [[ref:a]] says."))

    assert html.count(f'<figure class="diagram" aria-label="{Diagram(name).label}">') == 1
    assert "<figcaption>As [[ref:a]] says.</figcaption>" in html
    assert ("This picture in words" in html) == (name in WITH_WORDS)
    assert html.count("<svg") == html.count('aria-hidden="true"') == html.count('<p class="diagram__name">')


def test_a_diagram_without_a_caption_has_no_empty_one() -> None:
    assert "figcaption" not in _render(build.diagram("nmda", ""))


@pytest.mark.parametrize("name", Diagram.values)
def test_the_words_of_a_diagram_keep_the_rules_for_copy(name: str) -> None:
    templates = [
        get_template(path).render() for path in (diagram_template(name), words_template(name)) if path
    ]
    texts = [
        unescape(text)
        for html in templates
        for text in paragraphs(re.sub(r"<svg.*?</svg>", "", html, flags=re.S))
    ]

    assert len(texts) >= 4
    assert [text for text in texts if forbidden_phrases(text, FORBIDDEN, ALLOWED)] == []
    assert [text for text in texts if len(sentences(text)) > 3] == []
    assert [one for text in texts for one in sentences(text) if word_count(one) > 20] == []


def test_cards_lead_to_a_page_and_to_places_on_it(flagship: TreatmentPage) -> None:
    html = _render(_cards(flagship.pk))

    assert re.findall(r'<h3 class="card__title"><a href="([^"]+)">([^<]+)</a></h3>', html) == [
        ("/ketamine-for-chronic-pain/", "Coils"),
        ("/ketamine-for-chronic-pain/#topic-benefits-and-risks", "A day"),
    ]
    assert parse_html(html).count(parse_html('<h2 id="cards-ways-in">Ways in</h2>')) == 1
    assert html.count("<svg") == 2


def test_a_card_whose_page_is_not_published_leads_nowhere(flagship: TreatmentPage) -> None:
    assert "href" in _render(_cards(flagship.pk))

    flagship.unpublish()

    assert "href" not in _render(_cards(flagship.pk))
    assert "href" not in _render(_cards())


def test_a_card_cannot_name_a_place_that_the_page_does_not_have(flagship: TreatmentPage) -> None:
    block = _cards(flagship.pk)
    STREAM.clean(STREAM.to_python([block]))
    block["value"]["cards"][1]["anchor"] = "topic-nowhere"

    with pytest.raises(ValidationError) as refusal:
        STREAM.clean(STREAM.to_python([block]))

    cards = refusal.value.block_errors[0].block_errors["cards"]
    assert cards.block_errors[1].block_errors["anchor"].messages == [
        "The page has no heading with these words. Copy its link to see them."
    ]


@pytest.mark.usefixtures("sample_pages")
def test_the_sample_home_page_leads_to_every_topic_of_the_flagship(
    client: Client, home: HomePage, flagship: TreatmentPage
) -> None:
    html = client.get("/").content.decode()

    assert re.findall(r'href="/ketamine-for-chronic-pain/#([^"]+)"', html) == [
        topic.anchor for topic in flagship.contents()
    ]
    home.full_clean()
    STREAM.clean(home.body)


def test_the_sample_article_shows_each_diagram_once(client: Client, sample_pages: None) -> None:
    html = client.get("/ketamine-for-chronic-pain/").content.decode()

    assert re.findall(r'<figure class="diagram" aria-label="([^"]+)">', html) == Diagram.labels


def test_an_article_shows_the_picture_that_was_chosen(client: Client, make_article: MakeArticle) -> None:
    article = make_article(slug="sleep", picture="session")
    drawing = get_template("pictures/session.svg").render()
    assert drawing in client.get("/sleep/").content.decode()

    article.picture = ""
    article.save_revision().publish()

    assert article.picture_template == ""
    assert drawing not in client.get("/sleep/").content.decode()


def test_a_draft_without_its_choices_is_shown_without_a_drawing() -> None:
    diagram = DiagramBlock()
    card = TopicCardBlock().to_python({"picture": "", "title": "A", "text": "B", "page": None, "anchor": ""})

    shown = diagram.render(diagram.to_python({"diagram": None, "caption": "Not shown alone"}))

    assert (shown.strip(), card.drawing) == ("", "")


def test_a_drawing_that_was_dropped_meanwhile_takes_no_page_down() -> None:
    assert (illustration_template("no-longer-there"), diagram_template("no-longer-there")) == ("", "")
