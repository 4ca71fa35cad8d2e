"""Every road to a live snippet, for each kind: none lets words through that no clinician approved."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.actions.revert_to_revision import RevertToRevisionAction
from wagtail.models import ModelLogEntry, Revision, WorkflowContentType

from clinic.models import User
from education.models import GlossaryTerm
from education.publishing import PublishingRefused
from education.schedule import publish_scheduled
from tests.education.sign_off.conftest import approve, edit, edit_unread, submit
from tests.education.sign_off.snippet_words import UNREAD, WORDS, is_unread, now

pytestmark = pytest.mark.django_db

REFUSED = (
    "“flare-up” was not published: no clinician has signed off these words."
    " Submit the glossary term for clinical sign-off; it goes live when a clinician approves it."
)


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
def test_an_unread_snippet_does_not_go_live(snippet_draft: Any, road: Callable[[Any], None]) -> None:
    with pytest.raises(PublishingRefused):
        road(snippet_draft)

    assert now(snippet_draft).live is False


@pytest.mark.parametrize("road", [*ROADS, _schedule])
def test_unread_words_do_not_replace_those_that_were_approved(
    snippet: Any, road: Callable[[Any], None]
) -> None:
    edit_unread(snippet)

    with pytest.raises(PublishingRefused):
        road(now(snippet))

    assert (now(snippet).live, is_unread(snippet)) == (True, False)


def test_unread_words_are_not_scheduled(snippet_draft: Any) -> None:
    with pytest.raises(PublishingRefused):
        _schedule(snippet_draft)

    assert now(snippet_draft).approved_schedule is False


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


@pytest.mark.parametrize("road", ROADS)
def test_approved_words_go_live_again_on_every_road(snippet: Any, road: Callable[[Any], None]) -> None:
    snippet.unpublish()
    assert now(snippet).live is False

    road(now(snippet))

    assert now(snippet).live is True


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
