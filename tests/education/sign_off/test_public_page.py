"""What a reader sees of the sign-off, and of a review that is due."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from clinic.models import ClinicSettings, User
from education.models import ArticlePage, TreatmentPage
from tests.education.sign_off.conftest import approve, edit, submit

pytestmark = pytest.mark.django_db


def words(path: str = "/sleep/") -> str:
    html = Client().get(path).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))


def due(page: ArticlePage, *, days: int) -> date:
    """Let the review be due in so many days."""
    day = timezone.localdate() + timedelta(days=days)
    ArticlePage.objects.filter(pk=page.pk).update(next_review_on=day)
    return day


def test_a_page_names_its_reviewer_date_version_and_history(
    article: ArticlePage, writer: User, reviewer: User, time_machine
) -> None:
    time_machine.move_to("2026-03-04T17:00:00Z", tick=False)
    edit(article, by=writer, summary="Better words.", change_note="A new study on sleep.")
    submit(article, by=writer)
    approve(article, by=reviewer)

    found = words()

    assert "Reviewed by Reviewer, MD, March 4, 2026, version 2" in found
    assert "Version 2, March 4, 2026, Reviewer, MD: A new study on sleep. Version 1, " in found


def test_a_version_that_waits_for_its_day_is_not_told_yet(
    article: ArticlePage, writer: User, reviewer: User
) -> None:
    edit(article, by=writer, summary="Next.", go_live_at=timezone.now() + timedelta(days=7))
    submit(article, by=writer)

    approve(article, by=reviewer)

    assert ("version 1" in words(), "Version 2" in words()) == (True, False)


def test_an_unread_sample_says_that_nobody_reviewed_it(flagship: TreatmentPage) -> None:
    found = words("/ketamine-for-chronic-pain/")

    assert ("Not yet reviewed by a clinician" in found, "What changed" in found) == (True, False)


def test_the_history_costs_one_query_whatever_its_length(
    article: ArticlePage, writer: User, reviewer: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(2):
        edit(article, by=writer, summary=f"Words {number}.")
        submit(article, by=writer)
        approve(article, by=reviewer)
    client = Client()
    client.get("/sleep/")

    with django_assert_num_queries(9):
        html = client.get("/sleep/").content.decode()

    assert html.count("Version ") == 3


@pytest.mark.parametrize(("days", "note"), [(0, False), (-1, True), (-31, True)])
def test_an_overdue_page_says_so(article: ArticlePage, days: int, note: bool) -> None:
    due(article, days=days)

    assert ("A new review was due by" in words()) is note


@pytest.mark.parametrize(
    ("days", "robots", "button", "listed"),
    [
        (0, "index, follow", True, True),
        (-30, "index, follow", True, True),
        (-31, "noindex, follow", False, False),
    ],
)
def test_after_the_days_of_grace_a_page_leaves_search_engines_and_loses_its_button(
    article: ArticlePage, days: int, robots: str, button: bool, listed: bool
) -> None:
    due(article, days=days)

    html = Client().get("/sleep/").content.decode()

    assert f'<meta name="robots" content="{robots}">' in html
    assert ("Request An Appointment" in html) is button
    assert ("/sleep/" in Client().get("/sitemap.xml").content.decode()) is listed


def test_the_clinic_sets_the_days_of_grace(article: ArticlePage) -> None:
    due(article, days=-31)
    assert "noindex" in Client().get("/sleep/").content.decode()

    ClinicSettings.objects.update(review_grace_days=60)

    assert "noindex" not in Client().get("/sleep/").content.decode()
