"""People with their roles, a draft, and the steps from draft to live."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from wagtail.models import TaskState

from clinic.models import Clinician, User
from clinic.roles import ROLES, Role
from education.checklist import CHECKS
from education.models import ArticlePage, HomePage

TICKED = dict.fromkeys(CHECKS, True)


@pytest.fixture(autouse=True)
def unreviewed_texts() -> None:
    """Let nothing go live unread: that is what is tested here."""


def make_person(name: str, role: Role) -> User:
    person = User.objects.create_user(name, email=f"{name}@clinic.example")
    person.groups.add(Group.objects.get(name=ROLES[role].title))
    return person


def make_reviewer(name: str) -> User:
    reviewer = make_person(name, Role.CLINICAL_REVIEWER)
    Clinician.objects.create(name=name.capitalize(), credentials="MD", user=reviewer)
    return reviewer


@pytest.fixture
def writer(db: None) -> User:
    return make_person("writer", Role.MARKETING)


@pytest.fixture
def reviewer(db: None) -> User:
    return make_reviewer("reviewer")


@pytest.fixture
def publisher(db: None) -> User:
    return make_person("publisher", Role.PUBLISHER)


@pytest.fixture
def draft(home: HomePage, writer: User) -> ArticlePage:
    """An article that the writer saved, and nobody read."""
    page = ArticlePage(
        title="Sleep and pain",
        slug="sleep",
        summary="Poor sleep and pain can feed each other.",
        body=[{"type": "text", "value": "<p>You may sleep badly.</p>"}],
        live=False,
        owner=writer,
    )
    home.add_child(instance=page)
    page.save_revision(user=writer)
    return page


@pytest.fixture
def article(draft: ArticlePage, writer: User, reviewer: User) -> ArticlePage:
    """An article that is live, signed off by the reviewer."""
    submit(draft, by=writer)
    approve(draft, by=reviewer)
    return ArticlePage.objects.get(pk=draft.pk)


def submit(page: Any, *, by: User) -> None:
    page = type(page).objects.get(pk=page.pk)
    page.get_workflow().start(page, by)


def approve(page: Any, *, by: User, answers: dict[str, Any] = TICKED) -> None:
    """Press “Sign off” on the text that waits for review."""
    state = type(page).objects.get(pk=page.pk).current_workflow_task_state
    state.task.specific.on_action(state, by, "approve", **answers)


def edit(page: Any, *, by: User | None = None, **fields: Any) -> Any:
    """Save a new revision with other words; returns it."""
    page = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(page, name, value)
    return page.save_revision(user=by)


def waiting(page: Any) -> int:
    return TaskState.objects.for_instance(page).filter(status=TaskState.STATUS_IN_PROGRESS).count()
