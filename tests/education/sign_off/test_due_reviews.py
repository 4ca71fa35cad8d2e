"""Reminders before a review is due, and what the worker does for the pages."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from clinic.models import User
from clinic.roles import Role
from education.models import ArticlePage, HomePage, ReviewReminder, TreatmentPage
from education.review_due import send_reminders
from tests.education.sign_off.conftest import approve, edit, make_person, make_reviewer, submit
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db

DUE_ON = date(2027, 3, 4)


@pytest.fixture(autouse=True)
def due(article: ArticlePage, mailoutbox: list) -> None:
    """Let the review be due on a known day; mails about the sign-off itself are left out."""
    mailoutbox.clear()
    ArticlePage.objects.update(next_review_on=DUE_ON)


def days_before(days: int) -> datetime:
    return datetime(2027, 3, 4, 17, 0, tzinfo=UTC) - timedelta(days=days)


@pytest.mark.parametrize(
    ("days", "sent"), [(61, 0), (60, 1), (31, 1), (30, 1), (8, 1), (7, 1), (0, 1), (-5, 1)]
)
def test_a_reminder_leaves_at_a_mark(days: int, sent: int, mailoutbox: list) -> None:
    assert send_reminders(now=days_before(days)) == sent
    assert len(mailoutbox) == sent


def test_each_mark_is_passed_once_however_often_the_command_runs(mailoutbox: list) -> None:
    sent = [send_reminders(now=days_before(days)) for days in (61, 60, 60, 59, 30, 29, 7, 6, 0, -30)]

    assert sent == [0, 1, 0, 0, 1, 0, 1, 0, 0, 0]
    assert list(ReviewReminder.objects.order_by("-days_before").values_list("due_on", "days_before")) == [
        (DUE_ON, 60),
        (DUE_ON, 30),
        (DUE_ON, 7),
    ]


def test_a_new_date_starts_anew(mailoutbox: list) -> None:
    send_reminders(now=days_before(7))
    ArticlePage.objects.update(next_review_on=DUE_ON + timedelta(days=365))

    assert send_reminders(now=days_before(7 - 365)) == 1


def test_it_goes_to_who_reviewed_the_page_and_to_marketing(mailoutbox: list, article: ArticlePage) -> None:
    make_reviewer("another")
    make_person("nurse", Role.FRONT_DESK)

    send_reminders(now=days_before(7))

    (mail,) = mailoutbox
    assert mail.to == ["reviewer@clinic.example", "writer@clinic.example"]
    assert mail.subject == "Review due by March 4, 2027: Sleep and pain"
    assert mail.body == (
        "“Sleep and pain” is due for its review in 7 days.\n"
        "\n"
        "Open the page, change what is no longer right, and submit it for clinical sign-off.\n"
        "If nothing has changed, submit it as it is.\n"
        "\n"
        f"http://localhost:8000/cms/pages/{article.pk}/edit/\n"
        "\n"
        "A page whose review is overdue says so to its readers. Later it leaves search engines.\n"
    )


@pytest.mark.parametrize(
    ("days", "words"), [(1, "in 1 day."), (0, "today."), (-1, "1 day ago."), (-2, "2 days ago.")]
)
def test_it_says_how_long_there_is(days: int, words: str, mailoutbox: list) -> None:
    send_reminders(now=days_before(days))

    assert mailoutbox[0].body.split("\n")[0].endswith(words)


def test_it_goes_to_all_reviewers_when_the_one_has_left(mailoutbox: list, reviewer: User) -> None:
    make_reviewer("another")
    reviewer.is_active = False
    reviewer.save()

    send_reminders(now=days_before(7))

    assert mailoutbox[0].to == ["another@clinic.example", "writer@clinic.example"]


def test_no_reminder_is_lost_with_a_mail_that_fails(
    monkeypatch: pytest.MonkeyPatch, mailoutbox: list
) -> None:
    def fail(*args: object) -> None:
        raise OSError("no mail server")

    with monkeypatch.context() as broken:
        broken.setattr("education.review_due.send_mail", fail)
        with pytest.raises(OSError, match="no mail server"):
            send_reminders(now=days_before(7))

    assert (send_reminders(now=days_before(7)), len(mailoutbox)) == (1, 1)


def test_a_page_that_is_not_public_needs_no_review(article: ArticlePage) -> None:
    article.create_alias(update_slug="alias")
    article.unpublish()

    assert send_reminders(now=days_before(7)) == 0


# The command and the worker


def test_the_daily_command_publishes_and_reminds(
    article: ArticlePage, writer: User, reviewer: User, mailoutbox: list, time_machine, capsys
) -> None:
    edit(article, by=writer, summary="Tomorrow's words.", go_live_at=timezone.now() + timedelta(days=1))
    submit(article, by=writer)
    approve(article, by=reviewer)
    time_machine.move_to(timezone.now() + timedelta(days=200))

    call_command("education_daily")
    call_command("education_daily")

    assert ArticlePage.objects.get().summary == "Tomorrow's words."
    assert capsys.readouterr().out == "Reminders sent: 0.\nReminders sent: 0.\n"
    ArticlePage.objects.update(next_review_on=timezone.localdate())
    call_command("education_daily")
    assert capsys.readouterr().out == "Reminders sent: 1.\n"


def test_one_page_that_may_not_go_live_holds_up_no_other(
    article: ArticlePage, home: HomePage, writer: User
) -> None:
    past = timezone.now() - timedelta(minutes=1)
    unread = edit(article, by=writer, summary="Unread.")
    unread.approved_go_live_at = past - timedelta(hours=1)
    unread.save()
    home.hero_heading = "On time."
    home.save_revision(approved_go_live_at=past)

    call_command("education_daily")

    assert (HomePage.objects.get().hero_heading, ArticlePage.objects.get().summary) == (
        "On time.",
        "Poor sleep and pain can feed each other.",
    )
    assert ArticlePage.objects.get().approved_schedule is False
    said = [entry.message for entry in PageLogEntry.objects.filter(action="education.refuse_scheduled")]
    assert said == ["Not published on its date: not signed off"]


def test_the_worker_does_the_same(mailoutbox: list, time_machine) -> None:
    time_machine.move_to(days_before(7), tick=False)

    call_command("worker", "--once")

    assert [mail.subject for mail in mailoutbox] == ["Review due by March 4, 2027: Sleep and pain"]


# At /cms/


def test_the_report_lists_every_medical_page(
    article: ArticlePage, flagship: TreatmentPage, writer: User, client: Client
) -> None:
    sign_in(client, writer)

    html = client.get(reverse("review_report")).content.decode()

    assert [word in html for word in ("Sleep and pain", "March 4, 2027", flagship.title, "nobody yet")] == [
        True
    ] * 4
    assert "(overdue)" not in html
    ArticlePage.objects.update(next_review_on=timezone.localdate() - timedelta(days=1))
    assert "(overdue)" in client.get(reverse("review_report")).content.decode()


def test_a_reviewer_finds_every_page_and_can_take_it_down(
    article: ArticlePage, reviewer: User, client: Client
) -> None:
    sign_in(client, reviewer)

    html = client.get(reverse("review_report")).content.decode()

    links = {
        "read": 'href="/sleep/"',
        "edit": f'href="/cms/pages/{article.pk}/edit/"',
        "take down": f'href="/cms/take-down/{article.pk}/"',
    }
    assert [name for name, link in links.items() if link in html] == ["read", "take down"]


def test_the_report_is_for_editors_alone(client: Client) -> None:
    sign_in(client, make_person("nurse", Role.FRONT_DESK))

    assert client.get(reverse("review_report")).status_code == 403
