"""What the history says of each version, and what a second review of the same words does."""

from datetime import UTC, date, datetime, timedelta

import pytest

from clinic.models import User
from education.models import ArticlePage, ClinicalApproval
from tests.education.sign_off.conftest import approve, edit, submit

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 4, 17, 0, tzinfo=UTC)


def test_the_change_note_goes_into_the_approval_and_makes_room_for_the_next(
    article: ArticlePage, writer: User, reviewer: User
) -> None:
    edit(article, by=writer, summary="Other words.", change_note="A new study on sleep.")
    submit(article, by=writer)

    approve(article, by=reviewer)

    assert list(ClinicalApproval.objects.order_by("version").values_list("version", "change_note")) == [
        (1, "First version."),
        (2, "A new study on sleep."),
    ]
    assert ArticlePage.objects.get().change_note == ""


@pytest.mark.parametrize(
    ("change", "note"),
    [
        ({"summary": "Other words.", "disclosures": "None."}, "Changed: lead, disclosures."),
        ({"slug": "sleeping"}, "Reviewed again. Nothing changed."),
    ],
)
def test_without_a_note_the_history_says_which_fields_changed(
    article: ArticlePage, writer: User, reviewer: User, change: dict, note: str
) -> None:
    edit(article, by=writer, **change)
    submit(article, by=writer)

    approve(article, by=reviewer)

    assert ClinicalApproval.objects.of(article).first().change_note == note


def test_reviewing_the_same_words_again_moves_the_next_review(
    article: ArticlePage, writer: User, reviewer: User, time_machine
) -> None:
    time_machine.move_to(NOW + timedelta(days=365), tick=False)
    edit(article, by=writer)
    submit(article, by=writer)

    approve(article, by=reviewer)

    page = ArticlePage.objects.get()
    assert (page.last_reviewed_on, page.next_review_on, page.approved_version) == (
        date(2027, 3, 4),
        date(2028, 3, 4),
        2,
    )
