"""What stands on many pages goes live by the same sign-off as the pages themselves, on every road."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.actions.revert_to_revision import RevertToRevisionAction
from wagtail.models import ModelLogEntry, Revision, WorkflowContentType

from clinic.models import ClinicSettings, User
from education.models import (
    MEDICAL_SNIPPETS,
    ClinicalApproval,
    GlossaryTerm,
    ReusableContent,
    SafetyNotice,
)
from education.publishing import PublishingRefused, publishing_samples
from education.sample import load_sample_pages
from education.schedule import publish_scheduled
from tests.education.sign_off.conftest import TICKED, approve, edit, make_reviewer, submit

pytestmark = pytest.mark.django_db

WORDS: dict[type[Any], dict[str, Any]] = {
    SafetyNotice: {"name": "x", "title": "Off-label", "text": "Not approved for this use."},
    GlossaryTerm: {"term": "flare-up", "definition": "A time of more pain."},
    ReusableContent: {"name": "Ride", "body": [{"type": "text", "value": "<p>An adult takes you home.</p>"}]},
}
UNREAD: dict[type[Any], dict[str, Any]] = {
    SafetyNotice: {"text": "Words that nobody has read."},
    GlossaryTerm: {"definition": "Words that nobody has read."},
    ReusableContent: {"body": [{"type": "text", "value": "<p>Words that nobody has read.</p>"}]},
}
REFUSED = (
    "“flare-up” was not published: no clinician has signed off these words."
    " Submit the glossary term for clinical sign-off; it goes live when a clinician approves it."
)


@pytest.fixture(params=MEDICAL_SNIPPETS, ids=lambda model: model.__name__)
def draft(request: pytest.FixtureRequest, writer: User) -> Any:
    """A snippet of each kind that the writer saved, and nobody read."""
    snippet = request.param.objects.create(live=False, **WORDS[request.param])
    snippet.save_revision(user=writer)
    return snippet


@pytest.fixture
def snippet(draft: Any, writer: User, reviewer: User) -> Any:
    """The same, live and signed off by the reviewer."""
    submit(draft, by=writer)
    approve(draft, by=reviewer)
    return now(draft)


@pytest.fixture
def term(writer: User, reviewer: User) -> GlossaryTerm:
    """A glossary term that is live and signed off."""
    term = GlossaryTerm.objects.create(live=False, **WORDS[GlossaryTerm])
    term.save_revision(user=writer)
    submit(term, by=writer)
    approve(term, by=reviewer)
    return now(term)


def now(snippet: Any) -> Any:
    return type(snippet).objects.get(pk=snippet.pk)


def edit_unread(snippet: Any, **fields: Any) -> Any:
    return edit(snippet, **UNREAD[type(snippet)], **fields)


def is_unread(snippet: Any) -> bool:
    return "nobody has read" in str([getattr(now(snippet), name) for name in UNREAD[type(snippet)]])


def _publish_revision(snippet: Any) -> None:
    snippet.get_latest_revision().publish()


def _publish(snippet: Any) -> None:
    snippet.publish(snippet.get_latest_revision())


def _publish_action(snippet: Any) -> None:
    PublishRevisionAction(snippet.get_latest_revision()).execute(skip_permission_checks=True)


def _shell(snippet: Any) -> None:
    latest = snippet.get_latest_revision_as_object()
    latest.live = True
    latest.save()


def _shell_one_field(snippet: Any) -> None:
    latest = snippet.get_latest_revision_as_object()
    latest.live = True
    latest.save(update_fields=["live", *UNREAD[type(snippet)]])


def _schedule(snippet: Any) -> None:
    edit(snippet, go_live_at=timezone.now() + timedelta(days=1)).publish()


def _publish_scheduled(snippet: Any) -> None:
    snippet.revisions.filter(pk=snippet.latest_revision_id).update(
        approved_go_live_at=timezone.now() - timedelta(minutes=1)
    )
    call_command("publish_scheduled")


ROADS: list[Callable[[Any], None]] = [
    _publish_revision,
    _publish,
    _publish_action,
    _shell,
    _shell_one_field,
    _publish_scheduled,
]


def test_migrate_gives_each_kind_the_one_workflow(db: None) -> None:
    found = WorkflowContentType.objects.values_list("content_type__model", "workflow__name")

    assert sorted(found) == [
        ("glossaryterm", "Clinical sign-off"),
        ("reusablecontent", "Clinical sign-off"),
        ("safetynotice", "Clinical sign-off"),
    ]


@pytest.mark.parametrize("road", [*ROADS, _schedule])
def test_an_unread_snippet_does_not_go_live(draft: Any, road: Callable[[Any], None]) -> None:
    with pytest.raises(PublishingRefused):
        road(draft)

    assert now(draft).live is False


@pytest.mark.parametrize("road", [*ROADS, _schedule])
def test_unread_words_do_not_replace_those_that_were_approved(
    snippet: Any, road: Callable[[Any], None]
) -> None:
    edit_unread(snippet)

    with pytest.raises(PublishingRefused):
        road(now(snippet))

    assert (now(snippet).live, is_unread(snippet)) == (True, False)


def test_unread_words_are_not_scheduled(draft: Any) -> None:
    with pytest.raises(PublishingRefused):
        _schedule(draft)

    assert now(draft).approved_schedule is False


def test_a_new_snippet_is_not_made_as_live(db: None) -> None:
    for model, words in WORDS.items():
        with pytest.raises(PublishingRefused):
            model.objects.create(**words)


def test_the_refusal_names_the_text_and_what_to_do(term: GlossaryTerm) -> None:
    with pytest.raises(PublishingRefused) as refusal:
        edit_unread(term).publish()

    assert str(refusal.value) == REFUSED


def test_a_copy_of_an_approved_snippet_needs_its_own_sign_off(term: GlossaryTerm) -> None:
    term.pk, term.term, term._state.adding = None, "flare", True

    with pytest.raises(PublishingRefused):
        term.save()


def test_a_submitted_snippet_goes_live_as_it_was_read(draft: Any, writer: User, reviewer: User) -> None:
    read = draft.latest_revision_id
    submit(draft, by=writer)
    assert now(draft).live is False

    approve(draft, by=reviewer)

    assert (now(draft).live, now(draft).live_revision_id, now(draft).revisions.count()) == (True, read, 1)


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


@pytest.mark.parametrize("road", ROADS)
def test_approved_words_go_live_again_on_every_road(snippet: Any, road: Callable[[Any], None]) -> None:
    snippet.unpublish()
    assert now(snippet).live is False

    road(now(snippet))

    assert now(snippet).live is True


@pytest.mark.parametrize("model", [SafetyNotice, ReusableContent])
def test_the_editors_name_of_a_snippet_may_change_without_a_new_sign_off(
    model: type[Any], writer: User, reviewer: User
) -> None:
    snippet = model.objects.create(live=False, **WORDS[model])
    snippet.save_revision(user=writer)
    submit(snippet, by=writer)
    approve(snippet, by=reviewer)

    edit(snippet, name="other").publish()

    assert now(snippet).name == "other"


def test_an_old_version_does_not_come_back_unread(term: GlossaryTerm, writer: User, reviewer: User) -> None:
    first = term.get_latest_revision()
    edit(term, by=writer, definition="Better words.")
    submit(term, by=writer)
    approve(term, by=reviewer)

    with pytest.raises(PublishingRefused):
        first.publish()
    with pytest.raises(PublishingRefused):
        RevertToRevisionAction(now(term), first).execute(skip_permission_checks=True).publish()

    assert now(term).definition == "Better words."


def test_what_is_live_is_saved_again_while_the_next_version_waits_for_its_day(
    term: GlossaryTerm, writer: User, reviewer: User, time_machine: Any
) -> None:
    day = timezone.now() + timedelta(days=7)
    live = term.get_latest_revision()
    edit(term, by=writer, definition="Next week's words.", go_live_at=day)
    submit(term, by=writer)
    approve(term, by=reviewer)
    live.publish()
    assert now(term).definition == "A time of more pain."

    revision = now(term).get_latest_revision()
    revision.approved_go_live_at = day
    revision.save()
    time_machine.move_to(day + timedelta(minutes=1))
    publish_scheduled(now=timezone.now())

    assert now(term).definition == "Next week's words."


def test_the_worker_drops_the_date_of_an_unread_version_and_says_so(snippet: Any) -> None:
    revision = edit_unread(snippet)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    assert now(snippet).approved_schedule is True

    publish_scheduled(now=timezone.now())

    assert (now(snippet).approved_schedule, is_unread(snippet)) == (False, False)
    assert ModelLogEntry.objects.filter(action="education.refuse_scheduled").count() == 1


def test_a_snippet_is_taken_down_whatever_state_it_is_in(snippet: Any, writer: User) -> None:
    edit_unread(snippet, by=writer)
    submit(snippet, by=writer)

    now(snippet).unpublish()

    assert now(snippet).live is False


def test_who_wrote_it_does_not_sign_it_off(draft: Any, writer: User) -> None:
    author = make_reviewer("author")
    edit_unread(draft, by=author)
    submit(draft, by=writer)

    with pytest.raises(PublishingRefused) as refusal:
        approve(draft, by=author)

    assert str(refusal.value) == "You wrote part of this text, so another clinician has to sign it off."
    assert (now(draft).live, ClinicalApproval.objects.exists()) == (False, False)


def test_what_was_changed_after_it_was_submitted_is_not_signed_off(
    draft: Any, writer: User, reviewer: User
) -> None:
    submit(draft, by=writer)
    edit_unread(draft, by=writer)

    with pytest.raises(PublishingRefused) as refusal:
        approve(draft, by=reviewer, answers=TICKED)

    assert str(refusal.value) == "The text changed after it was submitted. Ask for it to be submitted again."


def test_what_autosave_wrote_over_after_it_was_submitted_is_not_signed_off(
    draft: Any, writer: User, reviewer: User
) -> None:
    submit(draft, by=writer)
    changed = now(draft)
    for name, value in UNREAD[type(draft)].items():
        setattr(changed, name, value)
    changed.save_revision(user=writer, overwrite_revision=changed.latest_revision)
    assert now(draft).revisions.count() == 1

    with pytest.raises(PublishingRefused) as refusal:
        approve(draft, by=reviewer)

    assert str(refusal.value) == "The text changed after it was submitted. Ask for it to be submitted again."
    assert now(draft).live is False


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


def test_the_road_for_samples_is_closed_on_a_clinics_own_site(draft: Any) -> None:
    ClinicSettings.load()
    ClinicSettings.objects.update(made_by_load_sample=False)

    with pytest.raises(PublishingRefused), publishing_samples():
        draft.get_latest_revision().publish()

    assert now(draft).live is False
