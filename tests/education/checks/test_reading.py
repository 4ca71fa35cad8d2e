"""A page with its blocks as the plain data that the checks read."""

import pytest
from wagtail import blocks
from wagtail.blocks import StreamValue
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.images.tests.utils import get_test_image_file
from wagtail.snippets.blocks import SnippetChooserBlock

from education.checks.content import Part, Picture
from education.checks.reading import content_of
from education.models import (
    ArticlePage,
    GlossaryTerm,
    Reference,
    ReusableContent,
    SafetyNotice,
    TreatmentPage,
)
from education.sample import build
from tests.education.conftest import make_references


def test_fields_and_blocks_are_read_in_the_order_of_the_page() -> None:
    page = TreatmentPage(
        title="Ketamine",
        search_description="On ketamine.",
        summary="It may help & may not.",
        evidence_summary="Small studies.[[ref:a]]",
        safety_notice=SafetyNotice(title="Off-label", text="Not approved."),
        body=[
            build.topic("Sleep"),
            build.text("You may <b>sleep</b>."),
            build.evidence("Does it?", finding="A little.[[ref:a]]", certainty="low", limits="Few people."),
            build.care_card("urgent", "Wait", "Ask.", status="needs_check"),
            build.steps("", ("Ask", "Send it."), ("Decide", "Say no.")),
        ],
    )

    content = content_of(page)

    assert (content.title, content.search_description) == ("Ketamine", "On ketamine.")
    assert (content.is_treatment, content.has_notice) == (True, True)
    assert content.parts == (
        Part("Lead", "summary", "summary", ("It may help &amp; may not.",)),
        Part("In short", "evidence_summary", "evidence_summary", ("Small studies.[[ref:a]]",)),
        Part("Off-label notice", "safety_notice", "safety_notice", ("Not approved.",)),
        Part("Body, block 1: Heading", "body", "heading", ("Sleep",)),
        Part("Body, block 2: Text", "body", "text", ("<p>You may <b>sleep</b>.</p>",)),
        Part(
            "Body, block 3: Evidence",
            "body",
            "evidence",
            ("Does it?", "A little.[[ref:a]]", "Few people."),
            is_sourced=True,
        ),
        Part("Body, block 4: Care card", "body", "care_card", ("Wait", "<p>Ask.</p>")),
        Part("Body, block 5: Steps", "body", "steps", ("", "Ask", "Send it.", "Decide", "Say no.")),
    )


def test_a_notice_that_readers_do_not_see_counts_as_none() -> None:
    page = ArticlePage(title="A", summary="B", safety_notice=SafetyNotice(text="C", live=False), body=[])

    content = content_of(page)

    assert content.has_notice is False
    assert [part.where for part in content.parts] == ["Lead"]


def test_a_word_changes_the_hash_and_the_same_words_do_not() -> None:
    def hash_of(text: str) -> str:
        return content_of(ArticlePage(title="A", summary="", body=[build.text(text)])).text_hash

    assert hash_of('<p data-block-key="x1">It may help.</p>') == hash_of(
        '<p data-block-key="y2">It may help.</p>'
    )
    assert hash_of("<p>It may help.</p>") != hash_of("<p>It helps.</p>")


@pytest.mark.django_db
def test_pictures_and_chosen_references_are_found_in_any_block() -> None:
    [reference] = make_references("a")
    image = get_image_model().objects.create(title="Chair", file=get_test_image_file())
    page = ArticlePage(title="A", summary="", body=[])
    figure = blocks.StructBlock(
        [
            ("image", ImageChooserBlock(required=False)),
            ("alternative_text", blocks.CharBlock(required=False)),
            ("is_decorative", blocks.BooleanBlock(required=False)),
            ("credit", blocks.CharBlock(required=False)),
            ("sources", blocks.ListBlock(SnippetChooserBlock(Reference))),
        ]
    )
    stream = blocks.StreamBlock([("figure", figure), ("picture", ImageBlock())])
    ours = {"image": image.pk, "is_decorative": False, "credit": "By us", "sources": [reference.pk]}
    page.body = StreamValue(
        stream,
        [
            {"type": "figure", "value": ours | {"alternative_text": "A chair."}},
            {"type": "figure", "value": ours | {"alternative_text": "", "image": None, "sources": []}},
            {"type": "picture", "value": {"image": image.pk, "alt_text": "", "decorative": True}},
        ],
        is_lazy=True,
    )

    parts = content_of(page).parts

    assert [(part.texts, part.pictures, part.cites_by_choice) for part in parts] == [
        (("By us",), (Picture("A chair.", False),), True),
        (("", "By us"), (), False),
        ((), (Picture("", True),), False),
    ]


@pytest.mark.django_db
def test_the_words_of_snippets_are_read_where_readers_see_them() -> None:
    term = GlossaryTerm.objects.create(term="burst", definition="A <short> rise.")
    passage = ReusableContent.objects.create(
        name="Rest", body=[build.text("You will be cured."), build.steps("", ("Rest", "Sit down."))]
    )
    draft = SafetyNotice.objects.create(name="draft", title="Soon", text="Not yet.", live=False)
    page = ArticlePage(
        title="A",
        summary="",
        body=[
            {"type": "glossary_term", "value": {"term": term.pk}},
            {"type": "reusable_content", "value": {"content": passage.pk}},
            {"type": "safety_notice", "value": {"notice": draft.pk}},
        ],
    )

    content = content_of(page)

    assert [part.texts for part in content.parts] == [
        ("burst", "A &lt;short&gt; rise."),
        ("<p>You will be cured.</p>", "", "Rest", "Sit down."),
        (),
    ]
