"""A retracted source: every page that uses it says so at once, and stands on the clinicians' list."""

from datetime import date, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from clinic.models import User
from clinic.roles import Role
from education.models import (
    ArticlePage,
    CitedReference,
    GlossaryTerm,
    HomePage,
    Reference,
    ReusableContent,
    SafetyNotice,
    TreatmentPage,
)
from education.queries import NeedsReview, pages_needing_review
from education.sample.build import text
from tests.appointments.factories import make_staff
from tests.education.conftest import MakeArticle, make_references
from tests.signed_in import sign_in

TODAY = date(2026, 5, 1)
NOTE = "A source of this page has been withdrawn. A clinician is checking it."
REPORT = "/cms/reports/needs-review/"


def _retract(key: str) -> None:
    Reference.objects.filter(key=key).update(is_retracted=True)


@pytest.fixture
def editor(home: HomePage, client: Client) -> Client:
    sign_in(client, User.objects.create_superuser("editor"))
    return client


def test_a_page_of_a_retracted_source_says_so_on_the_next_request(
    client: Client, make_article: MakeArticle
) -> None:
    make_references("a", "b")
    make_article(slug="sleep", body=[text("It may help.[[ref:a]] Or not.[[ref:b]]")])
    before = client.get("/sleep/").content.decode()

    _retract("b")

    after = client.get("/sleep/").content.decode()
    assert [NOTE in html for html in (before, after)] == [False, True]
    entries = after.split('class="references"')[1].split("</ol>")[0].split("<li ")[1:]
    assert ["Withdrawn (retracted)." in entry for entry in entries] == [False, True]
    notes = after.split('<div class="note"')[1:]
    assert ["Withdrawn (retracted)." in note.split("</div>")[0] for note in notes] == [False, True]


def test_every_page_that_uses_it_needs_a_review_without_being_written(make_article: MakeArticle) -> None:
    make_references("a", "b")
    article = make_article(slug="one", body=[text("It may help.[[ref:a]] Or not.[[ref:b]]")])
    make_article(slug="two", title="Two", body=[text("It may help.[[ref:b]]")])
    draft = make_article(slug="three", title="Three", live=False, body=[text("It may help.[[ref:a]]")])
    assert pages_needing_review(TODAY) == []

    _retract("a")

    assert not draft.live
    assert pages_needing_review(TODAY) == [
        NeedsReview(article.page_ptr, ("Its source “a” has been retracted.",))
    ]


def test_a_page_taken_down_needs_no_review(make_article: MakeArticle) -> None:
    make_references("a")
    article = make_article(slug="one", body=[text("It may help.[[ref:a]]")])
    _retract("a")
    assert len(pages_needing_review(TODAY)) == 1

    article.unpublish()

    assert pages_needing_review(TODAY) == []


def test_a_notice_that_is_published_with_a_retracted_source_reaches_its_pages(
    flagship: TreatmentPage, make_article: MakeArticle
) -> None:
    make_references("new-2026")
    notice = SafetyNotice.objects.get()
    make_article(slug="without", title="Without a notice")
    notice.text += "[[ref:new-2026]]"
    revision = notice.save_revision()
    _retract("new-2026")
    assert pages_needing_review(TODAY) == []

    revision.publish()

    assert pages_needing_review(TODAY) == [
        NeedsReview(flagship.page_ptr, ("Its source “new-2026” has been retracted.",))
    ]


KEPT: dict[str, tuple[type[Any], dict[str, Any], dict[str, Any]]] = {
    "glossary_term": (GlossaryTerm, {"term": "x"}, {"definition": "Pain.[[ref:a]]"}),
    "reusable_content": (ReusableContent, {"name": "x"}, {"body": [text("Rest.[[ref:a]]")]}),
    "safety_notice": (SafetyNotice, {"name": "x", "title": "X"}, {"text": "Off-label.[[ref:a]]"}),
}
UNCITED = {"definition": "Pain.", "body": [text("Rest.")], "text": "Off-label."}


@pytest.fixture(params=KEPT)
def kept(request: pytest.FixtureRequest, make_article: MakeArticle) -> tuple[Any, ArticlePage]:
    """A published snippet that cites nothing yet, and a page that holds it in its body."""
    make_references("a")
    model, names, words = KEPT[request.param]
    snippet = model.objects.create(**names, **{name: UNCITED[name] for name in words})
    field = {"glossary_term": "term", "reusable_content": "content", "safety_notice": "notice"}
    body = [{"type": request.param, "value": {field[request.param]: snippet.pk}}]
    page = make_article(slug="one", body=body)
    make_article(slug="two", title="Two", live=False, body=body)
    for name, value in words.items():
        setattr(snippet, name, value)
    return snippet, page


def cited() -> list[tuple[str, str]]:
    return list(CitedReference.objects.values_list("page__slug", "reference__key"))


def test_a_snippet_that_is_published_with_another_source_reaches_the_pages_that_hold_it(
    kept: tuple[Any, ArticlePage],
) -> None:
    snippet, page = kept
    revision = snippet.save_revision()
    assert cited() == []

    revision.publish()

    assert cited() == [("one", "a")]
    assert ArticlePage.objects.get(pk=page.pk).cited_keys() == ["a"]
    _retract("a")
    assert [needs.page.pk for needs in pages_needing_review(TODAY)] == [page.pk]


def test_a_snippet_that_is_unpublished_cites_nothing_any_more(kept: tuple[Any, ArticlePage]) -> None:
    snippet, page = kept
    snippet.save_revision().publish()
    assert cited() == [("one", "a")]

    type(snippet).objects.get(pk=snippet.pk).unpublish()

    assert cited() == []
    assert ArticlePage.objects.get(pk=page.pk).cited_keys() == []


def test_a_notice_that_is_unpublished_is_no_source_of_the_page_that_names_it(
    make_article: MakeArticle,
) -> None:
    make_references("a")
    notice = SafetyNotice.objects.create(name="x", title="X", text="Off-label.[[ref:a]]")
    page = make_article(slug="one", safety_notice=notice)
    assert cited() == [("one", "a")]

    notice.unpublish()

    assert (cited(), ArticlePage.objects.get(pk=page.pk).cited_keys()) == ([], [])


def test_a_draft_of_a_snippet_writes_nothing_down(kept: tuple[Any, ArticlePage]) -> None:
    snippet, _ = kept

    with patch("education.signals._index") as written:
        snippet.save_revision()

    assert written.called is False


def test_an_alias_of_a_page_is_found_too(make_article: MakeArticle) -> None:
    make_references("a")
    article = make_article(slug="one", body=[text("It may help.[[ref:a]]")])
    _retract("a")

    alias = article.create_alias(update_slug="two")

    assert [needs.page.pk for needs in pages_needing_review(TODAY)] == [article.pk, alias.pk]


def test_a_page_is_overdue_from_the_day_after(make_article: MakeArticle) -> None:
    make_references("a")
    page = make_article(slug="one", body=[text("Yes.[[ref:a]]")], next_review_on=TODAY)
    assert pages_needing_review(TODAY) == []
    _retract("a")

    found = pages_needing_review(TODAY + timedelta(days=1))

    assert found == [
        NeedsReview(
            page.page_ptr,
            ("Its source “a” has been retracted.", "Its review was due on May 1, 2026."),
        )
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_queries_with_1_and_3_pages(
    make_article: MakeArticle, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    make_references("a")
    for number in range(count):
        make_article(slug=f"sleep-{number}", body=[text("Yes.[[ref:a]]")], next_review_on=TODAY)
    _retract("a")

    with django_assert_num_queries(3):
        found = pages_needing_review(TODAY + timedelta(days=1))

    assert len(found) == count


def test_the_report_lists_pages_and_reasons(editor: Client, make_article: MakeArticle) -> None:
    make_references("a")
    yesterday = timezone.localdate() - timedelta(days=1)
    make_article(slug="one", title="Sleep", body=[text("Yes.[[ref:a]]")], next_review_on=yesterday)
    _retract("a")

    html = editor.get(REPORT).content.decode()

    assert "Sleep" in html
    assert "Its source “a” has been retracted. Its review was due on" in html


def test_an_empty_report_says_so(editor: Client) -> None:
    response = editor.get(REPORT)

    assert response.status_code == 200
    assert "No page needs a review." in response.content.decode()


def test_the_report_can_be_downloaded(editor: Client, make_article: MakeArticle) -> None:
    make_references("a")
    make_article(slug="one", title="Sleep", body=[text("Yes.[[ref:a]]")])
    _retract("a")

    response = editor.get(REPORT, {"export": "csv"})

    lines = b"".join(response.streaming_content).decode().splitlines()
    assert lines[0].split(",")[-1] == "Reasons"
    assert lines[1].startswith("Sleep,")
    assert lines[1].endswith(",Its source “a” has been retracted.")


def test_only_who_has_rights_on_pages_sees_the_report(client: Client, home: HomePage) -> None:
    visitor = User.objects.create_user("visitor")
    visitor.user_permissions.add(Permission.objects.get(codename="access_admin"))

    answers = [client.get(REPORT).status_code]
    for user in (visitor, make_staff(Role.FRONT_DESK), make_staff(Role.MARKETING)):
        sign_in(client, user)
        answers.append(client.get(REPORT).status_code)

    assert answers == [302, 302, 403, 200]


def test_the_reports_menu_leads_to_it(editor: Client) -> None:
    assert f'"url": "{REPORT}"' in editor.get("/cms/").content.decode()
