"""Who may sign a text off, and what is written down."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import Permission
from wagtail.models import Workflow

from clinic.append_only import AppendOnlyError
from clinic.models import Clinician, User
from clinic.roles import Role
from education.checklist import CHECKS, ChecklistForm
from education.models import ArticlePage, ClinicalApproval, HomePage
from education.publishing import PublishingRefused
from tests.education.sign_off.conftest import (
    TICKED,
    approve,
    edit,
    make_person,
    make_reviewer,
    submit,
    waiting,
)

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 4, 17, 0, tzinfo=UTC)


def refusal_to(page: ArticlePage, person: User, answers: dict = TICKED) -> str:
    with pytest.raises(PublishingRefused) as refusal:
        approve(page, by=person, answers=answers)
    assert not ClinicalApproval.objects.exists()
    assert ArticlePage.objects.get(pk=page.pk).live is False
    return str(refusal.value)


def test_a_submitted_text_goes_live_with_the_reviewers_name(
    draft: ArticlePage, writer: User, reviewer: User, time_machine
) -> None:
    draft.revisions.update(created_at=NOW)
    time_machine.move_to(NOW, tick=False)
    submit(draft, by=writer)
    assert ArticlePage.objects.get().live is False

    approve(draft, by=reviewer)

    page = ArticlePage.objects.get()
    assert (
        page.live,
        page.reviewed_by,
        page.last_reviewed_on,
        page.next_review_on,
        page.approved_version,
    ) == (
        True,
        reviewer.clinician,
        date(2026, 3, 4),
        date(2027, 3, 4),
        1,
    )
    assert (page.revisions.count(), page.live_revision_id) == (1, page.latest_revision_id)


def test_the_approval_says_who_read_what_when_and_what_was_asked(
    draft: ArticlePage, writer: User, reviewer: User, time_machine
) -> None:
    draft.revisions.update(created_at=NOW)
    time_machine.move_to(NOW, tick=False)
    submit(draft, by=writer)

    approve(draft, by=reviewer)

    kept = ClinicalApproval.objects.get()
    assert (kept.object_id, kept.version, kept.revision_id, kept.clinician, kept.user, kept.approved_at) == (
        draft.pk,
        1,
        draft.latest_revision_id,
        reviewer.clinician,
        reviewer,
        NOW,
    )
    assert (kept.checklist_version, kept.answers) == (1, dict.fromkeys(CHECKS, True))
    assert (kept.title, kept.change_note, len(kept.content_hash)) == ("Sleep and pain", "First version.", 64)
    assert kept.content == {
        "title": "Sleep and pain",
        "summary": "Poor sleep and pain can feed each other.",
        "body": [{"type": "text", "value": "<p>You may sleep badly.</p>"}],
    }
    assert str(kept) == "“Sleep and pain”, version 1, by Reviewer, MD"


def test_an_approval_is_never_changed_or_deleted(article: ArticlePage) -> None:
    kept = ClinicalApproval.objects.get()

    for change in (kept.save, kept.delete, ClinicalApproval.objects.all().delete):
        with pytest.raises(AppendOnlyError):
            change()
    with pytest.raises(AppendOnlyError):
        ClinicalApproval.objects.update(version=2)


def test_an_approval_outlives_its_page(article: ArticlePage) -> None:
    article.delete()

    assert list(ClinicalApproval.objects.values_list("title", "revision")) == [("Sleep and pain", None)]


def test_the_author_does_not_sign_off_their_own_text(draft: ArticlePage, writer: User) -> None:
    author = make_reviewer("author")
    edit(draft, by=author, summary="Mine.")
    submit(draft, by=writer)

    said = refusal_to(draft, author)

    assert said == "You wrote part of this text, so another clinician has to sign it off."


def test_nobody_who_wrote_any_of_it_since_the_last_approval_signs_off(
    article: ArticlePage, writer: User, reviewer: User
) -> None:
    edit(article, by=reviewer, summary="The reviewer's words.")
    edit(article, by=writer, evidence_summary="The writer's words.")
    submit(article, by=writer)

    with pytest.raises(PublishingRefused) as refusal:
        approve(article, by=reviewer)

    assert str(refusal.value) == "You wrote part of this text, so another clinician has to sign it off."
    approve(article, by=make_reviewer("another"))
    assert ArticlePage.objects.get().summary == "The reviewer's words."


def test_who_wrote_an_earlier_version_signs_off_a_later_one_of_somebody_else(
    draft: ArticlePage, writer: User
) -> None:
    first, second = make_reviewer("first"), make_reviewer("second")
    edit(draft, by=first, summary="By the first.")
    submit(draft, by=writer)
    approve(draft, by=second)
    edit(draft, by=writer, summary="By the writer.")
    submit(draft, by=writer)

    approve(draft, by=first)

    assert list(ClinicalApproval.objects.order_by("version").values_list("version", "user__username")) == [
        (1, "second"),
        (2, "first"),
    ]


@pytest.mark.parametrize("role", [role for role in Role if role != Role.CLINICAL_REVIEWER])
def test_no_other_role_signs_off(draft: ArticlePage, writer: User, role: Role) -> None:
    person = make_person("somebody", role)
    Clinician.objects.create(name="Somebody", user=person)
    submit(draft, by=writer)

    said = refusal_to(draft, person)

    assert said == "You do not have the right to sign off medical pages."


@pytest.mark.parametrize("linked", [False, True], ids=["linked to none", "who left"])
def test_only_a_clinician_who_works_here_signs_off(draft: ArticlePage, writer: User, linked: bool) -> None:
    person = make_person("somebody", Role.CLINICAL_REVIEWER)
    if linked:
        Clinician.objects.create(name="Somebody", user=person, is_active=False)
    submit(draft, by=writer)

    said = refusal_to(draft, person)

    assert said == "Only a clinician can sign off a text. Your account is linked to none."


def test_whoever_may_do_everything_is_still_no_clinician(draft: ArticlePage, writer: User) -> None:
    submit(draft, by=writer)

    said = refusal_to(draft, User.objects.create_superuser("root"))

    assert said == "Only a clinician can sign off a text. Your account is linked to none."


@pytest.mark.parametrize("name", CHECKS)
def test_every_box_has_to_be_ticked(draft: ArticlePage, writer: User, reviewer: User, name: str) -> None:
    submit(draft, by=writer)

    said = refusal_to(draft, reviewer, TICKED | {name: False})

    assert said == f"Not confirmed: {CHECKS[name]}"
    assert ChecklistForm(TICKED | {name: ""}).errors == {name: ["This field is required."]}
    assert ChecklistForm(TICKED).is_valid()


def test_what_was_changed_after_it_was_submitted_is_not_signed_off(
    draft: ArticlePage, writer: User, reviewer: User
) -> None:
    submit(draft, by=writer)
    edit(draft, by=writer, summary="Changed behind the reviewer's back.")

    said = refusal_to(draft, reviewer)

    assert said == "The text changed after it was submitted. Ask for it to be submitted again."


def test_a_text_that_nobody_submitted_has_nothing_to_press(draft: ArticlePage) -> None:
    assert waiting(draft) == 0
    assert draft.current_workflow_task_state is None


def test_the_buttons_are_for_those_who_may_press_them(
    draft: ArticlePage, writer: User, reviewer: User, publisher: User
) -> None:
    author = make_reviewer("author")
    edit(draft, by=author, summary="Mine.")
    submit(draft, by=writer)
    page = ArticlePage.objects.get()

    task = page.current_workflow_task
    found = {
        person.username: task.get_actions(page, person) for person in (writer, publisher, author, reviewer)
    }

    ask = ("reject", "Ask for changes", True)
    assert found == {
        "writer": [],
        "publisher": [],
        "author": [ask],
        "reviewer": [("approve", "Sign off", True), ask],
    }


def test_a_text_under_review_is_locked_for_those_who_do_not_review(
    draft: ArticlePage, writer: User, reviewer: User
) -> None:
    submit(draft, by=writer)
    page = ArticlePage.objects.get()

    locked = [page.get_lock().for_user(person) for person in (writer, reviewer)]

    assert locked == [True, False]


def test_asking_for_changes_writes_no_approval(draft: ArticlePage, writer: User, reviewer: User) -> None:
    submit(draft, by=writer)
    state = ArticlePage.objects.get().current_workflow_task_state

    state.task.specific.on_action(state, reviewer, "reject", comment="Name the risks, please.")

    state.refresh_from_db()
    assert (state.status, state.comment) == ("rejected", "Name the risks, please.")
    assert (ClinicalApproval.objects.exists(), ArticlePage.objects.get().live) == (False, False)


def test_a_page_without_medicine_passes_the_workflow_without_an_approval(
    home: HomePage, reviewer: User, publisher: User
) -> None:
    home.hero_heading = "Other words."
    home.save_revision(user=publisher)
    home.get_workflow().start(home, publisher)
    state = home.current_workflow_task_state

    state.task.specific.on_action(state, reviewer, "approve", **TICKED)

    assert (HomePage.objects.get().hero_heading, ClinicalApproval.objects.exists()) == ("Other words.", False)


def test_the_reviewers_are_mailed_when_a_text_waits_for_them(
    draft: ArticlePage, writer: User, reviewer: User, publisher: User, mailoutbox: list
) -> None:
    submit(draft, by=writer)

    sent = [(mail.to, mail.subject) for mail in mailoutbox]
    assert sent == [
        (
            ["reviewer@clinic.example"],
            'The page "Sleep and pain" has been submitted for approval in moderation stage "Clinical review"',
        )
    ]


def test_migrate_leaves_one_workflow(db: None) -> None:
    assert list(Workflow.objects.filter(active=True).values_list("name", flat=True)) == ["Clinical sign-off"]
    assert Permission.objects.filter(codename="sign_off_medical_page").count() == 1
