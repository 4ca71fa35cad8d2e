"""“What needs me”: the first screen after signing in at `/cms/`."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from clinic.models import User
from education.cms.home import DueReviews, MyDrafts, Scheduled
from education.models import ArticlePage
from tests.education.sign_off.conftest import approve, edit, submit
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 7, 1, 16, 0, tzinfo=UTC)


def lines(panel: Any) -> list[tuple[str, str, str]]:
    return [(line["page"].slug, line["text"], line.get("flag", "")) for line in panel.lines()]


def test_the_screen_starts_with_what_needs_the_person(
    draft: ArticlePage, writer: User, reviewer: User
) -> None:
    client = Client()
    sign_in(client, writer)

    html = client.get("/cms/").content.decode()

    titles = ["My drafts", "Due reviews", "Scheduled"]
    assert [title in html for title in titles] == [True] * 3
    assert f'href="/cms/pages/{draft.pk}/edit/"' in html
    assert "No page is due for its review." in html


def test_my_drafts_are_mine_and_not_those_under_review(
    draft: ArticlePage, writer: User, publisher: User, time_machine: Any
) -> None:
    time_machine.move_to(NOON, tick=False)
    edit(draft, by=writer)
    mine, others = lines(MyDrafts(writer)), lines(MyDrafts(publisher))
    submit(draft, by=writer)

    assert mine == [("sleep", "saved July 1, 2026 at 12:00 pm (Eastern Time)", "")]
    assert (others, lines(MyDrafts(writer))) == ([], [])


def test_what_is_public_is_no_draft(article: ArticlePage, writer: User) -> None:
    assert lines(MyDrafts(writer)) == []


def test_due_reviews_say_when_and_flag_what_is_overdue(
    article: ArticlePage, writer: User, time_machine: Any
) -> None:
    time_machine.move_to(NOON, tick=False)
    found = []
    for days in (61, 60, -1):
        ArticlePage.objects.update(next_review_on=NOON.date() + timedelta(days=days))
        found.append(lines(DueReviews(writer)))

    assert found == [
        [],
        [("sleep", "due by August 30, 2026", "")],
        [("sleep", "due by June 30, 2026", "overdue")],
    ]


def test_what_is_scheduled_names_the_time_zone(
    draft: ArticlePage, writer: User, reviewer: User, time_machine: Any
) -> None:
    time_machine.move_to(NOON, tick=False)
    edit(draft, by=writer, go_live_at=NOON + timedelta(days=1))
    submit(draft, by=writer)
    approve(draft, by=reviewer)

    assert lines(Scheduled(writer)) == [("sleep", "goes live July 2, 2026 at 12:00 pm (Eastern Time)", "")]
    with timezone.override("America/Chicago"):
        assert lines(Scheduled(writer)) == [
            ("sleep", "goes live July 2, 2026 at 11:00 am (Central Time)", "")
        ]


def test_a_dated_draft_that_nobody_published_or_submitted_is_flagged(
    draft: ArticlePage, writer: User, time_machine: Any
) -> None:
    time_machine.move_to(NOON, tick=False)
    edit(draft, by=writer, go_live_at=NOON + timedelta(days=1))
    flagged = lines(Scheduled(writer))
    submit(draft, by=writer)

    flag = "nobody pressed Publish or Submit: it will not go live by itself"
    assert flagged == [("sleep", "dated July 2, 2026 at 12:00 pm (Eastern Time)", flag)]
    assert lines(Scheduled(writer)) == []
