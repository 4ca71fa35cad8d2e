"""What the checks stop in the editor, in which words, and what they never stop."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from clinic.append_only import AppendOnlyError
from clinic.models import Clinician, User
from education.checks.page import blocking_findings
from education.models import ArticlePage, CheckOverride, ForbiddenPhrase, HomePage, TreatmentPage
from tests.signed_in import sign_in

LONG = " ".join(["word"] * 21)
REASON = "The law's own wording."


@pytest.fixture
def editor(home: HomePage, client: Client) -> Client:
    sign_in(client, User.objects.create_superuser("editor"))
    return client


def _form(action: str, text: str = "You may sleep.", **fields: Any) -> dict[str, Any]:
    usual = {
        "title": "Sleep and pain",
        "slug": "sleep",
        "search_description": "Sleep and pain.",
        "summary": "You may sleep badly.",
        "evidence_summary": "",
        "body": streamfield([("text", rich_text(f"<p>{text}</p>"))]),
        "review_interval_months": "12",
        "comments": inline_formset([]),
    }
    return nested_form_data(usual | fields) | ({action: "yes"} if action else {})


def _add(editor: Client, *args: Any, **fields: Any) -> Any:
    home = HomePage.objects.get()
    return editor.post(f"/cms/pages/add/education/articlepage/{home.pk}/", _form(*args, **fields))


def _publish(editor: Client, *args: Any, **fields: Any) -> Any:
    """Press Publish on a draft that nothing is wrong with, after typing. A new page offers no Publish."""
    _add(editor, "", slug="sleep")
    return _edit(editor, ArticlePage.objects.get(slug="sleep"), "action-publish", *args, **fields)


def _edit(editor: Client, page: ArticlePage, *args: Any, **fields: Any) -> Any:
    return editor.post(f"/cms/pages/{page.pk}/edit/", _form(*args, **fields))


def test_the_sample_treatment_has_nothing_that_blocks(flagship: TreatmentPage) -> None:
    assert blocking_findings(flagship) == []


def test_what_blocks_is_said_at_its_field_and_nothing_typed_is_lost(editor: Client) -> None:
    response = _publish(editor, "Ketamine cures pain.", search_description="")

    assert response.status_code == 200
    assert response.context["form"].errors == {
        "safety_notice": ["Choose a published off-label notice. The page speaks of ketamine."],
        "search_description": ["Write one or two sentences that say what the page holds."],
        "body": ["Body, block 1: Text. We do not write “cure”. Say what is known instead."],
    }
    html = response.content.decode()
    assert "Ketamine cures pain." in html
    assert "Choose a published off-label notice. The page speaks of ketamine." in html
    assert not ArticlePage.objects.filter(slug="sleep", live=True).exists()


def test_what_blocks_stops_a_submission_too(editor: Client) -> None:
    refused = _add(editor, "action-submit", "It cures pain.")
    accepted = _add(editor, "action-submit", "It may help, or not.")

    assert list(refused.context["form"].errors) == ["body"]
    assert accepted.status_code == 302
    assert ArticlePage.objects.get(slug="sleep").current_workflow_state is not None


def test_what_blocks_stops_an_approval_and_not_a_rejection(editor: Client) -> None:
    _add(editor, "action-submit", "It may help, or not.")
    page = ArticlePage.objects.get(slug="sleep")
    reviewer = User.objects.create_superuser("reviewer")
    Clinician.objects.create(name="Sample Reviewer", user=reviewer)
    sign_in(editor, reviewer)

    def decide(name: str) -> Any:
        return _edit(
            editor, page, "action-workflow-action", "It cures pain.", **{"workflow-action-name": name}
        )

    approved = decide("approve")
    rejected = decide("reject")

    assert list(approved.context["form"].errors) == ["body"]
    assert rejected.status_code == 302
    page.refresh_from_db()
    assert (page.live, page.current_workflow_state.status) == (False, "needs_changes")


def test_a_draft_can_always_be_saved(editor: Client) -> None:
    response = _add(editor, "", "Ketamine cures pain.", search_description="")

    page = ArticlePage.objects.get(slug="sleep")
    assert (response.status_code, page.live) == (302, False)
    assert len(blocking_findings(page)) == 3


def test_a_preview_shows_what_a_check_would_stop(editor: Client) -> None:
    _add(editor, "", "It may help.")
    page = ArticlePage.objects.get(slug="sleep")
    path = f"/cms/pages/{page.pk}/edit/preview/"

    saved = editor.post(path, _form("", "Ketamine cures pain."))

    assert saved.json() == {"is_valid": True, "is_available": True}


def test_advice_stops_a_publication_until_a_reason_is_given(editor: Client) -> None:
    response = _publish(editor, f"{LONG}.")

    words = "word word word word word word"
    assert response.context["form"].errors == {
        "override_reason": [
            "To publish all the same, say why. The reason is kept with the page.",
            f"Body, block 1: Text. A sentence has 21 words; keep to 20: “{words} …”",
        ]
    }
    assert 'name="override_reason"' in response.content.decode()
    assert not ArticlePage.objects.filter(slug="sleep", live=True).exists()


def test_a_reason_is_kept_with_who_and_when_and_for_what(editor: Client) -> None:
    response = _publish(editor, f"{LONG}. About 4% do.", override_reason=REASON)

    page = ArticlePage.objects.get(slug="sleep")
    kept = CheckOverride.objects.get()
    assert (response.status_code, page.live) == (302, True)
    assert (kept.page_id, kept.page_title, kept.by.username) == (page.pk, "Sleep and pain", "editor")
    assert (kept.reason, kept.codes) == (REASON, ["long_sentence", "percentage_alone"])
    assert abs((datetime.now(UTC) - kept.at).total_seconds()) < 60


def test_a_reason_holds_for_this_very_text_only(editor: Client) -> None:
    _publish(editor, f"{LONG}.", override_reason=REASON)
    page = ArticlePage.objects.get(slug="sleep")

    same = _edit(editor, page, "action-publish", f"{LONG}.")
    changed = _edit(editor, page, "action-publish", f"{LONG}s.")

    assert same.status_code == 302
    assert list(changed.context["form"].errors) == ["override_reason"]
    assert CheckOverride.objects.count() == 1


def test_a_reason_cannot_stand_in_for_what_blocks(editor: Client) -> None:
    response = _publish(editor, "It cures pain.", override_reason=REASON)

    assert list(response.context["form"].errors) == ["body"]
    assert CheckOverride.objects.count() == 0


def test_advice_does_not_stop_a_submission(editor: Client) -> None:
    assert _add(editor, "action-submit", f"{LONG}.").status_code == 302


def test_a_page_without_findings_is_published_and_nothing_is_kept(editor: Client) -> None:
    response = _publish(editor, override_reason="Needless.")

    assert response.status_code == 302
    assert ArticlePage.objects.get(slug="sleep").live
    assert CheckOverride.objects.count() == 0


def test_a_reason_is_never_changed_and_outlives_its_page(editor: Client) -> None:
    _publish(editor, f"{LONG}.", override_reason=REASON)
    kept = CheckOverride.objects.get()

    with pytest.raises(AppendOnlyError, match=r"^CheckOverride rows are never changed\.$"):
        kept.save()
    with pytest.raises(AppendOnlyError, match=r"^CheckOverride rows are never deleted\.$"):
        CheckOverride.objects.all().delete()
    ArticlePage.objects.get(slug="sleep").delete()

    kept.refresh_from_db()
    assert (kept.page, kept.page_title, kept.reason) == (None, "Sleep and pain", REASON)


def test_the_clinics_own_list_decides(editor: Client) -> None:
    assert _add(editor, "action-submit", "A gentle way.").status_code == 302
    ForbiddenPhrase.objects.create(name="gentle", words="gentl*")

    page = ArticlePage.objects.get(slug="sleep")

    assert [str(finding) for finding in blocking_findings(page)] == [
        "Body, block 1: Text. We do not write “gentle”. Say what is known instead."
    ]
