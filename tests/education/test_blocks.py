"""Each block as readers get it."""

import pytest
from django.template.loader import render_to_string
from django.test.html import parse_html
from wagtail.blocks import Block, CharBlock, ListBlock, StreamBlock, StructBlock

from education.blocks import BODY_BLOCKS
from education.models import Reference
from education.sample import build

STREAM = StreamBlock(BODY_BLOCKS)


def render(block: build.Block) -> str:
    [child] = STREAM.to_python([block])
    return child.render()


@pytest.mark.parametrize(
    ("block", "html"),
    [
        (build.topic("Sleep & pain"), '<h2 id="topic-sleep-pain">Sleep &amp; pain</h2>'),
        (build.part("Ärger"), '<h3 id="topic-ärger">Ärger</h3>'),
        (build.subpart("Nights"), '<h4 id="topic-nights">Nights</h4>'),
        (build.text("One.", build.bullets("two")), "<p>One.</p><ul><li>two</li></ul>"),
        (
            build.key_points("Remember", "Rest.", "<script>"),
            """<section class="key-points" aria-label="Remember">
            <p class="key-points__title">Remember</p>
            <ul role="list"><li>Rest.</li><li>&lt;script&gt;</li></ul></section>""",
        ),
        (
            build.one_in(4, "US adults", "A survey."),
            """<figure class="one-in">
            <p class="one-in__number">About <strong>1 in 4</strong> US adults</p>
            <svg class="dots" viewBox="0 0 4 1" width="72" height="18" aria-hidden="true" focusable="false">
            <path class="dots__many" d="M.5 0.5h3.01"/><path class="dots__one" d="M.5 .5h.01"/></svg>
            <figcaption class="one-in__source">A survey.</figcaption></figure>""",
        ),
        (
            build.evidence("Does it help?", finding="A little.", certainty="none", limits="Few people."),
            """<section class="evidence" aria-label="Evidence: Does it help?">
            <p class="evidence__claim">Does it help?</p>
            <dl class="definition-list"><dt>What was found</dt><dd>A little.</dd>
            <dt>How certain</dt><dd>No clear evidence</dd>
            <dt>Limits and risks</dt><dd>Few people.</dd></dl></section>""",
        ),
        (
            build.risks("What can happen", blurred_sight="It passes."),
            """<div class="table-scroll" role="region" aria-label="What can happen" tabindex="0">
            <table class="table"><caption>What can happen</caption>
            <thead><tr><th scope="col">Risk</th><th scope="col">What is known</th></tr></thead>
            <tbody><tr><th scope="row">Blurred sight</th><td>It passes.</td></tr></tbody></table></div>""",
        ),
        (
            build.who_not("Not for", "Tell us.", "pregnancy"),
            """<section class="who-not" aria-label="Not for"><p class="who-not__title">Not for</p>
            <p>Tell us.</p><ul><li>pregnancy</li></ul></section>""",
        ),
        (
            build.care_card("urgent", "Wait", "Ask first.", status="needs_check"),
            """<section class="care-card care-card--urgent" aria-label="Wait">
            <p class="care-card__title">Wait</p><div class="care-card__body"><p>Ask first.</p></div>
            <p class="meta">Claim status: needs clinical check</p></section>""",
        ),
        (
            build.steps("", ("Ask", "Send it."), ("Decide", "Say no.")),
            """<ol class="steps" role="list">
            <li><p class="steps__name">Ask</p><p>Send it.</p></li>
            <li><p class="steps__name">Decide</p><p>Say no.</p></li></ol>""",
        ),
        (
            build.call_to_action("Other choices", "Wait."),
            """<section class="call-to-action" aria-label="Other choices">
            <p class="call-to-action__title">Other choices</p><p>Wait.</p></section>""",
        ),
    ],
)
def test_a_block_renders_as_its_own_html(block: build.Block, html: str) -> None:
    assert parse_html(render(block)) == parse_html(html)


@pytest.mark.parametrize(
    ("reference", "html"),
    [
        (
            Reference(authors="Woolf CJ.", title="Pain?", journal="Pain", year=2011, detail="152", pmid="12"),
            """Woolf CJ. Pain? <cite>Pain</cite> 2011; 152
            <a href="https://pubmed.ncbi.nlm.nih.gov/12/">PMID 12</a>""",
        ),
        (
            Reference(authors="FDA", title="Label", doi="10.1000/a(b)#c", url="https://example.org/?a=1&b=2"),
            """FDA. Label.
            <a href="https://doi.org/10.1000/a%28b%29%23c">doi:10.1000/a(b)#c</a>
            <a href="https://example.org/?a=1&amp;b=2">https://example.org/?a=1&amp;b=2</a>""",
        ),
    ],
)
def test_a_reference_says_who_wrote_what_and_where_to_find_it(reference: Reference, html: str) -> None:
    shown = render_to_string("education/components/reference.html", {"value": reference})

    assert parse_html(shown) == parse_html(html)


def test_the_button_of_a_next_step_leads_to_the_request_form() -> None:
    block = build.call_to_action("Ask us", "No hurry.")
    without = render(block)
    block["value"]["shows_button"] = True

    assert "<a" not in without
    assert parse_html(render(block)).count(
        parse_html('<a class="button button--accent" href="/request/">Request An Appointment</a>')
    )


def test_no_block_takes_raw_html() -> None:
    kinds = {type(block).__name__ for block in _all_blocks(STREAM)}

    assert "RichTextBlock" in kinds
    assert kinds & {"RawHTMLBlock", "EmbedBlock"} == set()


def test_blocks_are_two_levels_deep_at_most() -> None:
    depths = {name: _depth(block) for name, block in STREAM.child_blocks.items()}

    assert len(depths) == 25
    assert {name: depth for name, depth in depths.items() if depth > 2} == {}
    assert _depth(ListBlock(StructBlock([("inner", ListBlock(StructBlock([("text", CharBlock())])))]))) == 2
    assert _depth(StructBlock([("inner", ListBlock(StructBlock([("inner", ListBlock(CharBlock()))])))])) == 3


def _depth(block: Block) -> int:
    """Count the frames in which an editor stands at most: a block is one, an item of its list another."""
    if isinstance(block, StructBlock):
        return 1 + max(_depth(child) for child in block.child_blocks.values())
    if isinstance(block, ListBlock):
        return max(1, _depth(block.child_block))
    return 0


def _all_blocks(block):
    yield block
    children = getattr(block, "child_blocks", {}).values()
    for child in [*children, *([block.child_block] if hasattr(block, "child_block") else [])]:
        yield from _all_blocks(child)
