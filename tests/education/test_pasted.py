"""What an editor copies in a word processor, and the blocks that it becomes."""

import json
from typing import Any

import pytest
from django.test import Client
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from clinic.models import User
from education.blocks.text import RICH_TEXT, HeadingBlock
from education.pasted import split
from tests.signed_in import sign_in

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta name=Generator content="Word 15">
<style><!-- p.MsoNormal {mso-style-parent:"";} --></style></head><body lang=EN-US><!--StartFragment-->
<h1 style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;
</span></span><![endif]><span style='mso-fareast-font-family:"Times New Roman"'>Living with
pain<o:p></o:p></span></h1>
<h2><o:p>&nbsp;</o:p></h2>
<p class=MsoNormal style='margin-bottom:8.0pt'>See <b><span style='color:red'>our</span></b> <a
href="https://example.org/guide"><span style='mso-bidi-font-size:9pt'>guide</span></a><a href="#_ftn1">[1]</a>
<a name="_Toc1"></a>for more.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-.25in;mso-list:l0 level1 lfo1'>
<!--[if !supportLists]-->
<span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span></span><!--
[endif]-->Walk</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp;
</span></span>Slowly</p>
<p class=MsoListParagraph style='mso-list:l3 level1 lfo3'><span style='mso-list:Ignore'>1.</span>Rest</p>
<h3>Ways to rest</h3>
<table class=MsoTableGrid><tr><td><p class=MsoNormal><b>Way<o:p></o:p></b></p></td>
<td><p>How long</p></td></tr>
<tr><td><p class=MsoNormal>Lying<br>down</p><p>or not</p></td>
<td><p><a href="https://example.org/nap">A nap</a></p></td></tr></table>
<p class=MsoNormal>The end.</p><!--EndFragment--></body></html>"""

DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1">
<h2 dir="ltr"><span
style="font-size:16pt;font-weight:400;">Sleep</span></h2><p dir="ltr" style="line-height:1.38"><span
style="font-weight:700;font-style:italic">Bad nights</span><span style="font-weight:400"> are common. </span>
<a href="https://example.org/" style="text-decoration:none"><span style="color:#1155cc">Read on</span></a></p>
<br />
<ul style="margin-top:0"><li dir="ltr" aria-level="1"><p dir="ltr"
role="presentation"><span>Dark</span></p></li>
<ul><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation"><span>Quiet</span></p></li></ul></ul>
<h4 dir="ltr"><span>Why</span></h4><h3 dir="ltr"><span>How</span></h3><h1 dir="ltr"><span>Day</span></h1>
<div dir="ltr" align="left"><table><colgroup><col/><col/></colgroup><tbody>
<tr><td colspan="2"><p dir="ltr"><span>When</span></p></td></tr><tr><td><p><span>Noon</span></p></td>
<td><p><span>Lunch</span></p></td></tr></tbody></table></div>
<span>Bye</span></b><br class="Apple-interchange-newline">"""


def _read(blocks: list[dict[str, Any]]) -> list[Any]:
    """Return the blocks in short; of a text each line with its kind, its depth, its marks and its links."""
    return [
        _lines(block["value"]) if block["type"] == "text" else tuple(block["value"].values())
        for block in blocks
    ]


def _lines(html: str) -> list[tuple[Any, ...]]:
    state = json.loads(ContentstateConverter(RICH_TEXT).from_database_format(html))
    return [_line(block, state["entityMap"]) for block in state["blocks"]]


def _line(block: dict[str, Any], entities: dict[str, Any]) -> tuple[Any, ...]:
    def said(part: dict[str, Any]) -> str:
        return block["text"][part["offset"] : part["offset"] + part["length"]]

    marks = [f"{mark['style']} {said(mark)}" for mark in block["inlineStyleRanges"]]
    links = [f"{entities[str(at['key'])]['data']['url']} {said(at)}" for at in block["entityRanges"]]
    return block["type"], block["depth"], block["text"], *marks, *links


def test_a_word_document_becomes_plain_blocks_in_order() -> None:
    assert _read(split(WORD)) == [
        ("Living with pain", "h2"),
        [
            ("unstyled", 0, "See our guide[1] for more.", "BOLD our", "https://example.org/guide guide"),
            ("unordered-list-item", 0, "Walk"),
            ("unordered-list-item", 1, "Slowly"),
            ("ordered-list-item", 0, "Rest"),
        ],
        ("Ways to rest", "h3"),
        ("", ["Way", "How long"], [["Lying down or not", "A nap (https://example.org/nap)"]]),
        [("unstyled", 0, "The end.")],
    ]


def test_a_google_document_becomes_plain_blocks_in_order() -> None:
    sleep = "Bad nights are common. Read on"
    assert _read(split(DOCS)) == [
        ("Sleep", "h2"),
        [
            ("unstyled", 0, sleep, "BOLD Bad nights", "ITALIC Bad nights", "https://example.org/ Read on"),
            ("unordered-list-item", 0, "Dark"),
            ("unordered-list-item", 1, "Quiet"),
        ],
        ("Why", "h3"),
        ("How", "h3"),
        ("Day", "h2"),
        ("", ["When", ""], [["Noon", "Lunch"]]),
        [("unstyled", 0, "Bye")],
    ]


def test_levels_go_down_one_at_a_time() -> None:
    blocks = split("<h1>a</h1><h4>b</h4><h5>c</h5><h6>d</h6><h4>e</h4><h2>f</h2><h1>g</h1>")

    assert [block["value"]["level"] for block in blocks] == ["h2", "h3", "h4", "h4", "h3", "h3", "h2"]


def test_a_table_of_one_column_is_a_frame_around_text() -> None:
    assert _read(
        split("<table><tr><td><h2>In a box</h2>loose <i>words</i><p>More</p></td></tr></table>")
    ) == [
        ("In a box", "h2"),
        [("unstyled", 0, "loose words", "ITALIC words"), ("unstyled", 0, "More")],
    ]


def test_bold_is_what_looks_bold() -> None:
    html = '<p><b style="font-weight:normal">a</b> <span style="font-weight:700">b</span> <b>c</b></p>'

    assert split(html) == [{"type": "text", "value": "<p>a <b>b</b> <b>c</b></p>"}]


def test_no_link_runs_a_script_or_leads_to_a_page_by_number() -> None:
    html = (
        '<p><a href="javascript:alert(1)">a</a> <a linktype="page" id="3">b</a> <a href="file:///c">c</a></p>'
    )

    assert split(html) == [{"type": "text", "value": "<p>a b c</p>"}]


@pytest.mark.parametrize("html", ["", "<p>&nbsp;</p><h1> </h1><table><tr><td></td><td></td></tr></table>"])
def test_nothing_becomes_nothing(html: str) -> None:
    assert split(html) == []


def test_the_editor_gets_the_blocks_as_its_form_wants_them(client: Client, db: None) -> None:
    sign_in(client, User.objects.create_superuser("editor"))

    answer = client.post("/cms/split-paste/", {"html": "<h1>Sleep</h1><p>Well</p>"}).json()

    heading, text = answer["blocks"]
    saved = {"text": "Sleep", "level": "h2"}
    assert (heading["type"], heading["value"]) == ("heading", HeadingBlock().get_form_state(saved))
    assert json.loads(text["value"])["blocks"][0]["text"] == "Well"
    assert len({heading["id"], text["id"]}) == 2


def test_the_way_to_split_is_closed_to_strangers_and_to_get(client: Client, db: None) -> None:
    assert client.post("/cms/split-paste/", {"html": "<h1>a</h1>"}).status_code == 302
    sign_in(client, User.objects.create_superuser("editor"))

    assert client.get("/cms/split-paste/").status_code == 405
