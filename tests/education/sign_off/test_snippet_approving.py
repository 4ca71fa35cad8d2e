"""The sign-off of a snippet: who may, what is written down, and the road for samples."""

from typing import Any

import pytest
from wagtail.models import ModelLogEntry

from clinic.models import ClinicSettings, User
from education.models import ClinicalApproval, GlossaryTerm, ReusableContent, SafetyNotice
from education.publishing import PublishingRefused, publishing_samples
from education.sample import load_sample_pages
from tests.education.sign_off.conftest import (
    approve,
    edit,
    edit_unread,
    make_reviewer,
    make_snippet_draft,
    signed_off,
    submit,
)
from tests.education.sign_off.snippet_words import UNREAD, now

pytestmark = pytest.mark.django_db


def test_a_submitted_snippet_goes_live_as_it_was_read(
    snippet_draft: Any, writer: User, reviewer: User
) -> None:
    read = snippet_draft.latest_revision_id
    submit(snippet_draft, by=writer)
    assert now(snippet_draft).live is False

    approve(snippet_draft, by=reviewer)

    assert (
        now(snippet_draft).live,
        now(snippet_draft).live_revision_id,
        now(snippet_draft).revisions.count(),
    ) == (True, read, 1)


def test_the_approval_says_who_read_which_words(term: GlossaryTerm, reviewer: User) -> None:
    kept = ClinicalApproval.objects.get()

    assert (kept.content_type.model, kept.object_id, kept.version) == ("glossaryterm", term.pk, 1)
    assert (kept.title, kept.change_note, kept.content) == (
        "flare-up",
        "First version.",
        {"term": "flare-up", "definition": "A time of more pain."},
    )
    assert (kept.user, kept.clinician, kept.revision_id) == (
        reviewer,
        reviewer.clinician,
        term.live_revision_id,
    )


@pytest.mark.parametrize("model", [SafetyNotice, ReusableContent])
def test_the_editors_name_of_a_snippet_may_change_without_a_new_sign_off(
    model: type[Any], writer: User, reviewer: User
) -> None:
    snippet = signed_off(make_snippet_draft(model, by=writer), writer, reviewer)

    edit(snippet, name="other").publish()

    assert now(snippet).name == "other"


def test_who_wrote_it_does_not_sign_it_off(snippet_draft: Any, writer: User) -> None:
    author = make_reviewer("author")
    edit_unread(snippet_draft, by=author)
    submit(snippet_draft, by=writer)

    with pytest.raises(PublishingRefused) as refusal:
        approve(snippet_draft, by=author)

    assert str(refusal.value) == "You wrote part of this text, so another clinician has to sign it off."
    assert (now(snippet_draft).live, ClinicalApproval.objects.exists()) == (False, False)


def test_what_was_changed_after_it_was_submitted_is_not_signed_off(
    snippet_draft: Any, writer: User, reviewer: User
) -> None:
    submit(snippet_draft, by=writer)
    edit_unread(snippet_draft, by=writer)

    with pytest.raises(PublishingRefused) as refusal:
        approve(snippet_draft, by=reviewer)

    assert str(refusal.value) == "The text changed after it was submitted. Ask for it to be submitted again."


def test_what_autosave_wrote_over_after_it_was_submitted_is_not_signed_off(
    snippet_draft: Any, writer: User, reviewer: User
) -> None:
    submit(snippet_draft, by=writer)
    changed = now(snippet_draft)
    for name, value in UNREAD[type(snippet_draft)].items():
        setattr(changed, name, value)
    changed.save_revision(user=writer, overwrite_revision=changed.latest_revision)
    assert now(snippet_draft).revisions.count() == 1

    with pytest.raises(PublishingRefused) as refusal:
        approve(snippet_draft, by=reviewer)

    assert str(refusal.value) == "The text changed after it was submitted. Ask for it to be submitted again."
    assert now(snippet_draft).live is False


def test_an_unread_sample_can_be_saved_but_not_published_anew(sample_pages: None) -> None:
    notice = SafetyNotice.objects.get()
    assert notice.live is True
    notice.save()

    with pytest.raises(PublishingRefused):
        notice.save_revision().publish()


def test_sample_snippets_are_published_unread_and_their_history_says_so(sample_pages: None) -> None:
    load_sample_pages(())

    said = ModelLogEntry.objects.filter(action="education.publish_sample")
    assert said.count() == SafetyNotice.objects.count() + GlossaryTerm.objects.count()
    assert GlossaryTerm.objects.filter(live=False).exists() is False


def test_the_road_for_samples_is_closed_on_a_clinics_own_site(snippet_draft: Any) -> None:
    ClinicSettings.load()
    ClinicSettings.objects.update(made_by_load_sample=False)

    with pytest.raises(PublishingRefused), publishing_samples():
        snippet_draft.get_latest_revision().publish()

    assert now(snippet_draft).live is False
