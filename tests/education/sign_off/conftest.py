"""People with their roles, a draft, and the steps from draft to live."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from wagtail.models import TaskState

from clinic.models import Clinician, User
from clinic.roles import ROLES, Role
from education.checklist import CHECKS
from education.models import MEDICAL_SNIPPETS, ArticlePage, GlossaryTerm, HomePage
from tests.education.sign_off.snippet_words import UNREAD, WORDS

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
    return signed_off(draft, writer, reviewer)


@pytest.fixture(params=MEDICAL_SNIPPETS, ids=lambda model: model.__name__)
def snippet_draft(request: pytest.FixtureRequest, writer: User) -> Any:
    """A snippet of each kind that the writer saved, and nobody read."""
    return make_snippet_draft(request.param, by=writer)


@pytest.fixture
def snippet(snippet_draft: Any, writer: User, reviewer: User) -> Any:
    """The same, live and signed off by the reviewer."""
    return signed_off(snippet_draft, writer, reviewer)


@pytest.fixture
def term_draft(writer: User) -> GlossaryTerm:
    """One kind, where one is enough."""
    return make_snippet_draft(GlossaryTerm, by=writer)


@pytest.fixture
def term(term_draft: GlossaryTerm, writer: User, reviewer: User) -> GlossaryTerm:
    return signed_off(term_draft, writer, reviewer)


def make_snippet_draft(model: type[Any], *, by: User) -> Any:
    snippet = model.objects.create(live=False, **WORDS[model])
    snippet.save_revision(user=by)
    return snippet


def signed_off(text: Any, writer: User, reviewer: User) -> Any:
    submit(text, by=writer)
    approve(text, by=reviewer)
    return type(text).objects.get(pk=text.pk)


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


def edit_unread(snippet: Any, **fields: Any) -> Any:
    """Save a new revision of a snippet with words that nobody has read."""
    return edit(snippet, **UNREAD[type(snippet)], **fields)


def waiting(page: Any) -> int:
    return TaskState.objects.for_instance(page).filter(status=TaskState.STATUS_IN_PROGRESS).count()
