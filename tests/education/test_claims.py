"""Words that are marked as a claim: in the editor, in the database and on the page."""

import json

from django.test import Client
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from education.blocks.text import RICH_TEXT
from tests.education.conftest import MakeArticle, make_references

CLAIM = '<p data-block-key="a">It <span data-claim="">may help</span>.[[ref:a]]</p>'


def test_a_claim_survives_the_way_through_the_editor() -> None:
    converter = ContentstateConverter(features=RICH_TEXT)

    in_editor = converter.from_database_format(CLAIM)

    [paragraph] = json.loads(in_editor)["blocks"]
    assert paragraph["text"] == "It may help.[[ref:a]]"
    assert paragraph["inlineStyleRanges"] == [{"offset": 3, "length": 8, "style": "CLAIM"}]
    assert converter.to_database_format(in_editor) == CLAIM


def test_a_span_that_is_no_claim_loses_its_mark() -> None:
    converter = ContentstateConverter(features=RICH_TEXT)

    pasted = converter.from_database_format('<p data-block-key="a">It <span class="x">may</span> help.</p>')

    assert converter.to_database_format(pasted) == '<p data-block-key="a">It may help.</p>'


def test_readers_see_a_claim_as_plain_words(client: Client, make_article: MakeArticle) -> None:
    make_references("a")
    make_article(slug="sleep", body=[{"type": "text", "value": CLAIM}])

    html = client.get("/sleep/").content.decode()

    assert '<span data-claim="">may help</span>.<sup class="cite"' in html
    assert "[[ref" not in html
