"""The clinic's checks beside Wagtail's own, in the editor."""

import re

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from clinic.models import User
from education.checks.page import override
from education.models import HomePage, StandardPage, TreatmentPage
from education.sample.build import text
from tests.education.conftest import MakeArticle
from tests.signed_in import sign_in

LONG = " ".join(["word"] * 21)


@pytest.fixture
def editor(home: HomePage, client: Client) -> Client:
    sign_in(client, User.objects.create_superuser("editor"))
    return client


def _panel(client: Client, pk: int) -> list[str]:
    """Return the words of the checks' section, a list item or paragraph at a time."""
    html = client.get(f"/cms/pages/{pk}/edit/").content.decode()
    found = re.search(r'<section id="medical-checks".*?</section>', html, re.DOTALL)
    pieces = re.findall(
        r"<(?:h2|h3|li|p)\b[^>]*>(.*?)</(?:h2|h3|li|p)>", found[0] if found else "", re.DOTALL
    )
    return [" ".join(re.sub(r"<[^>]+>", "", piece).split()) for piece in pieces]


def test_the_panel_lists_what_the_last_draft_lacks(editor: Client, make_article: MakeArticle) -> None:
    article = make_article(search_description="Sleep.", evidence_summary="", body=[text("You may sleep.")])
    article.body = [text("Ketamine cures pain."), text(f"{LONG}.")]
    article.save_revision()

    assert _panel(editor, article.pk) == [
        "Medical checks (3)",
        "They read the draft that was saved last.",
        "Must be mended before the page goes live",
        "Off-label notice Choose a published off-label notice. The page speaks of ketamine.",
        "Body, block 1: Text We do not write “cure”. Say what is known instead.",
        "Advice",
        "Body, block 2: Text A sentence has 21 words; keep to 20: “word word word word word word …”",
    ]


def test_the_panel_says_that_all_is_well(editor: Client, flagship: TreatmentPage) -> None:
    assert _panel(editor, flagship.pk) == [
        "Medical checks (0)",
        "They read the draft that was saved last.",
        "Nothing found.",
    ]


def test_the_panel_shows_why_advice_was_set_aside(editor: Client, make_article: MakeArticle) -> None:
    article = make_article(search_description="Sleep.", evidence_summary="", body=[text(f"{LONG}.")])
    by, now = User.objects.get(), timezone.now()
    today = date_format(timezone.localdate(), "F j, Y")
    override(article, codes=["long_sentence"], reason="It is the law.", by=by, now=now)

    assert _panel(editor, article.pk) == [
        "Medical checks (1)",
        "They read the draft that was saved last.",
        "Advice that a publisher has answered",
        "Body, block 1: Text A sentence has 21 words; keep to 20: “word word word word word word …”",
        f"Published in spite of the advice by editor, {today}: “It is the law.”",
    ]


def test_a_save_of_its_own_accord_brings_the_new_findings(editor: Client, flagship: TreatmentPage) -> None:
    html = editor.get(f"/cms/pages/{flagship.pk}/edit/?_w_hydrate_create_view=1").content.decode()

    template = html.split('data-w-teleport-target-value=".medical-checks-panel"')[1].split("</template>")[0]
    assert "Medical checks (0)" in template


def test_pages_about_the_clinic_have_no_medical_checks(editor: Client, home: HomePage) -> None:
    about = home.add_child(instance=StandardPage(title="About us", slug="about", summary="Who we are."))

    assert _panel(editor, about.pk) == []
