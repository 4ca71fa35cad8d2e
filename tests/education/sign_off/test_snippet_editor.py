"""Snippets at `/cms/`: the refusal in plain words, and the way from the writer to the site."""

import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import TaskState

from clinic.models import User
from education.models import ClinicalApproval, GlossaryTerm
from tests.education.sign_off.conftest import TICKED, approve, edit, submit
from tests.education.sign_off.test_editor import browser, post, said

pytestmark = pytest.mark.django_db

UNREAD = "Words that nobody has read."
REFUSED = (
    "“flare-up” was not published: no clinician has signed off these words."
    " Submit the glossary term for clinical sign-off; it goes live when a clinician approves it."
    " Your changes are saved as a draft."
)
AJAX = {"x-requested-with": "XMLHttpRequest"}


def address(view: str, *args: Any) -> str:
    return reverse(f"wagtailsnippets_education_glossaryterm:{view}", args=args)


def form(action: str, **fields: str) -> dict[str, str]:
    return {"term": "flare-up", "definition": "A time of more pain.", action: "yes"} | fields


def offered(person: User, path: str) -> list[str]:
    html = browser(person).get(path).content.decode()
    names = ("action-publish", "action-submit", "action-approve")
    return [name for name in names if f'name="{name}"' in html]


def awaiting(person: User) -> str:
    """Return the part of the first screen that lists what waits for this person's review."""
    html = browser(person).get("/cms/").content.decode()
    return html.split("Awaiting your review")[1].split("</table>")[0]


def test_publish_on_a_new_snippet_saves_a_draft_and_says_why(publisher: User) -> None:
    response = post(publisher, address("add"), form("action-publish"))

    assert GlossaryTerm.objects.values_list("live", "definition").get() == (False, "A time of more pain.")
    assert said(response) == [REFUSED]


def test_publish_on_unread_words_keeps_them_as_a_draft_and_says_why(
    term: GlossaryTerm, publisher: User
) -> None:
    response = post(publisher, address("edit", term.pk), form("action-publish", definition=UNREAD))

    term = GlossaryTerm.objects.get()
    assert (term.live, term.definition) == (True, "A time of more pain.")
    assert term.get_latest_revision_as_object().definition == UNREAD
    assert said(response) == [REFUSED]


def test_scheduling_unread_words_is_refused_too(term: GlossaryTerm, publisher: User) -> None:
    dated = form("action-publish", definition=UNREAD, go_live_at="2090-01-01 09:00")

    response = post(publisher, address("edit", term.pk), dated)

    assert said(response) == [REFUSED]
    assert GlossaryTerm.objects.get().approved_schedule is False


def test_an_older_version_is_refused_in_words(
    term: GlossaryTerm, writer: User, reviewer: User, publisher: User
) -> None:
    first = term.latest_revision_id
    edit(term, by=writer, definition="Better words.")
    submit(term, by=writer)
    approve(term, by=reviewer)

    response = post(publisher, address("revisions_revert", term.pk, first), form("action-publish"))

    assert GlossaryTerm.objects.get().definition == "Better words."
    assert REFUSED in said(response)


def test_a_copy_is_refused_in_words(term: GlossaryTerm, publisher: User) -> None:
    response = post(publisher, address("copy", term.pk), form("action-publish", term="flare"))

    assert GlossaryTerm.objects.values_list("live", flat=True).get(term="flare") is False
    assert said(response) == [REFUSED.replace("flare-up", "flare")]


def test_approved_words_are_published_again_by_a_publisher(term: GlossaryTerm, publisher: User) -> None:
    term.unpublish()

    post(publisher, address("edit", term.pk), form("action-publish"))

    assert GlossaryTerm.objects.get().live is True


def test_the_menu_offers_what_would_work(term: GlossaryTerm, publisher: User, writer: User) -> None:
    approved = offered(publisher, address("edit", term.pk))
    edit(term, definition=UNREAD)

    found = {
        "new": offered(publisher, address("add")),
        "approved": approved,
        "unread": offered(publisher, address("edit", term.pk)),
        "unread, marketing": offered(writer, address("edit", term.pk)),
    }

    assert found == {
        "new": ["action-submit"],
        "approved": ["action-publish", "action-submit"],
        "unread": ["action-submit"],
        "unread, marketing": ["action-submit"],
    }


def test_the_button_names_the_workflow(writer: User) -> None:
    html = browser(writer).get(address("add")).content.decode()

    assert "Submit to Clinical sign-off" in html


# From draft to live


def test_a_term_goes_from_writer_to_reviewer_to_the_site(
    writer: User, reviewer: User, mailoutbox: list[Any]
) -> None:
    post(writer, address("add"), form("action-submit"))
    term = GlossaryTerm.objects.get()
    assert [mail.to for mail in mailoutbox] == [["reviewer@clinic.example"]]
    path = address("workflow_action", term.pk, "approve", TaskState.objects.get().pk)
    assert path in awaiting(reviewer)
    modal = browser(reviewer).get(path, headers=AJAX)
    assert "I read the sources, and they say what the text says." in json.loads(modal.content)["html"]

    browser(reviewer).post(path, TICKED)

    term.refresh_from_db()
    assert (term.live, term.live_revision_id) == (True, term.latest_revision_id)
    assert ClinicalApproval.objects.get().revision_id == term.live_revision_id


def test_every_link_of_the_first_screen_works_for_the_reviewer(
    term: GlossaryTerm, writer: User, reviewer: User
) -> None:
    edit(term, by=writer, definition=UNREAD)
    submit(term, by=writer)
    waiting = TaskState.objects.latest("pk")
    links = {
        "edit": address("edit", term.pk),
        "preview": address("workflow_preview", term.pk, waiting.task_id),
        "compare": address("revisions_compare", term.pk, "live", waiting.revision_id),
    }

    html = awaiting(reviewer)

    assert [name for name, link in links.items() if f'href="{link}"' in html] == list(links)
    pages = {name: browser(reviewer).get(link) for name, link in links.items()}
    assert {name: page.status_code for name, page in pages.items()} == dict.fromkeys(links, 200)
    assert [name for name, page in pages.items() if "nobody has read" in page.content.decode()] == list(links)


def test_the_reviewer_sees_the_preview_beside_the_form(
    term_draft: GlossaryTerm, writer: User, reviewer: User
) -> None:
    submit(term_draft, by=writer)
    client, path = browser(reviewer), address("preview_on_edit", term_draft.pk)

    asked = client.post(path, form("preview"))

    assert json.loads(asked.content) == {"is_valid": True, "is_available": True}
    assert "A time of more pain." in client.get(path).content.decode()


def press_sign_off_in_the_editor(person: User, term: GlossaryTerm, **fields: str) -> HttpResponse:
    pressed = {"workflow-action-name": "approve", "workflow-action-extra-data": json.dumps(TICKED)}
    return post(person, address("edit", term.pk), form("action-workflow-action", **pressed, **fields))


def test_the_reviewer_signs_off_in_the_editor_too(
    term_draft: GlossaryTerm, writer: User, reviewer: User
) -> None:
    submit(term_draft, by=writer)

    press_sign_off_in_the_editor(reviewer, term_draft)

    term = GlossaryTerm.objects.get()
    assert (term.live, term.revisions.count()) == (True, 1)


def test_what_the_reviewer_changes_in_the_editor_is_not_signed_off_by_them(
    term_draft: GlossaryTerm, writer: User, reviewer: User
) -> None:
    submit(term_draft, by=writer)

    press_sign_off_in_the_editor(reviewer, term_draft, definition="The reviewer's words.")

    assert (GlossaryTerm.objects.get().live, ClinicalApproval.objects.exists()) == (False, False)


def test_nobody_else_presses_sign_off(term_draft: GlossaryTerm, writer: User, publisher: User) -> None:
    submit(term_draft, by=writer)
    path = address("workflow_action", term_draft.pk, "approve", TaskState.objects.get().pk)

    for person in (writer, publisher):
        browser(person).post(path, TICKED)

    assert GlossaryTerm.objects.get().live is False


def test_a_reviewer_without_a_waiting_text_does_not_open_the_editor(
    term: GlossaryTerm, reviewer: User
) -> None:
    assert browser(reviewer).get(address("edit", term.pk)).status_code == 302


@pytest.mark.parametrize("who", ["writer", "publisher"])
def test_whoever_may_take_pages_down_unpublishes_a_snippet(
    term: GlossaryTerm, who: str, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(who)
    edit(term, definition=UNREAD)
    path = address("unpublish", term.pk)
    assert f'href="{path}"' in browser(person).get(address("edit", term.pk)).content.decode()

    browser(person).post(path)

    assert GlossaryTerm.objects.get().live is False


def test_a_visitor_does_not(term: GlossaryTerm) -> None:
    Client().post(address("unpublish", term.pk))

    assert GlossaryTerm.objects.get().live is True
