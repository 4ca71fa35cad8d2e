"""The note that a citation's number opens."""

import re

from django.test import Client
from django.test.html import parse_html

from education.models import Reference, TreatmentPage
from education.sample.build import text
from tests.education.conftest import MakeArticle, make_references
from tests.markup import faults_of


def test_a_note_says_the_source_in_short_and_leads_to_the_list(
    client: Client, make_article: MakeArticle
) -> None:
    Reference.objects.create(key="a", authors="Cohen SP", title="On ketamine", journal="Pain", year=2018)
    make_article(slug="sleep", body=[text("It may help.[[ref:a]]")])

    html = client.get("/sleep/").content.decode()

    assert parse_html(_notes(html)[0]) == parse_html(
        """<div class="note" id="note-1" popover role="note" aria-label="Reference [1]">
        <p>Cohen SP <cite>Pain</cite> 2018</p>
        <p class="note__more"><a href="#reference-1">Full entry</a>
        <button class="button-link" type="button" popovertarget="note-1"
        popovertargetaction="hide">Close</button>
        </p></div>"""
    )


def test_a_reference_has_one_note_for_all_its_places(client: Client, make_article: MakeArticle) -> None:
    make_references("a", "b")
    make_article(slug="sleep", body=[text("One.[[ref:a]] Two.[[ref:b]] Three.[[ref:a]]")])

    html = client.get("/sleep/").content.decode()

    assert re.findall(r'<button type="button" popovertarget="([^"]+)"', html) == [
        "note-1",
        "note-2",
        "note-1",
    ]
    assert [re.search(r'id="([^"]+)"', note)[1] for note in _notes(html)] == ["note-1", "note-2"]
    assert faults_of(html) == []


def test_the_citations_of_a_notice_have_their_notes_too(client: Client, flagship: TreatmentPage) -> None:
    html = client.get("/ketamine-for-chronic-pain/").content.decode()

    in_short = html.split('id="in-short"')[1].split("</section>")[0]
    opened = set(re.findall(r'popovertarget="([^"]+)"', in_short))
    assert {"[[ref:label]]" in flagship.safety_notice.text, len(opened) > 2} == {True}
    assert sorted(opened - set(re.findall(r'id="(note-\d+)"', html))) == []
    assert faults_of(html) == []


def _notes(html: str) -> list[str]:
    return re.findall(r'<div class="note".*?</div>', html, re.DOTALL)
