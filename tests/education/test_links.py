"""Reading links out of stored content, without a database."""

import pytest
from wagtail import blocks

from education.blocks import BODY_BLOCKS
from education.links import Link, links_in_block, links_in_html

BODY = blocks.StreamBlock(BODY_BLOCKS)


def rich(html: str) -> dict[str, object]:
    return {"type": "text", "value": html, "id": "a"}


def card(page: int | None, anchor: str = "") -> dict[str, object]:
    return {"picture": "causes", "title": "A card", "text": "Read.", "page": page, "anchor": anchor}


@pytest.mark.parametrize(
    ("html", "links"),
    [
        ('<p>See <a linktype="page" id="5">this</a>.</p>', [Link(page_id=5)]),
        ('<a href="/pain/#topic-sleep">x</a>', [Link(address="/pain/#topic-sleep", anchor="topic-sleep")]),
        ('<a href="#topic-sleep">x</a>', [Link(address="#topic-sleep", anchor="topic-sleep")]),
        ('<a linktype="page" id="x">x</a><a>y</a><b href="/no/">z</b>', []),
        ('<a href="http://[broken">x</a>', [Link(address="http://[broken")]),
    ],
)
def test_links_of_rich_text(html: str, links: list[Link]) -> None:
    assert list(links_in_html(html)) == links


@pytest.mark.parametrize(
    ("body", "links"),
    [
        ([rich('<a linktype="page" id="5">x</a>')], [Link(page_id=5)]),
        (
            [{"type": "topic_cards", "value": {"title": "T", "cards": [card(7, "topic-a"), card(None)]}}],
            [Link(page_id=7, anchor="topic-a")],
        ),
        (
            [
                {
                    "type": "topic_cards",
                    "value": {"title": "T", "cards": [{"type": "item", "id": "b", "value": card(7)}]},
                }
            ],
            [Link(page_id=7)],
        ),
        (
            [{"type": "care_card", "value": {"title": "T", "text": '<a href="/x/">x</a>'}}],
            [Link(address="/x/")],
        ),
        ([{"type": "gone_with_an_old_version", "value": '<a href="/x/">x</a>'}], []),
        ([{"type": "call_to_action", "value": None}], []),
        ([], []),
    ],
)
def test_links_of_blocks_however_deep_they_lie(body: list[object], links: list[Link]) -> None:
    assert list(links_in_block(BODY, body)) == links
