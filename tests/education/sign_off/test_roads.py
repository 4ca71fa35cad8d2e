"""Every road to a live page, one by one: none lets medical words through that no clinician approved."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, PageLogEntry

from clinic.models import ClinicSettings, User
from education.models import ArticlePage, HomePage, TreatmentPage
from education.publishing import PublishingRefused, publishing_samples
from tests.education.sign_off.conftest import approve, edit, submit

pytestmark = pytest.mark.django_db

REFUSED = (
    "“Sleep and pain” was not published: no clinician has signed off these words."
    " Submit the page for clinical sign-off; it goes live when a clinician approves it."
)
UNREAD = "Words that nobody has read."


def _publish_revision(page: ArticlePage) -> None:
    page.get_latest_revision().publish()


def _publish_page(page: ArticlePage) -> None:
    page.publish(page.get_latest_revision())


def _publish_as_plain_page(page: ArticlePage) -> None:
    Page.objects.get(pk=page.pk).publish(page.get_latest_revision())


def _publish_action(page: ArticlePage) -> None:
    """The editor's Publish button and the API take this road, past `publish()`."""
    PublishPageRevisionAction(page.get_latest_revision()).execute(skip_permission_checks=True)


def _shell(page: ArticlePage) -> None:
    page.live = True
    page.save()


def _shell_one_field(page: ArticlePage) -> None:
    page.live = True
    page.save(update_fields=["live"])


def _shell_plain_page(page: ArticlePage) -> None:
    plain = Page.objects.get(pk=page.pk)
    plain.live = True
    plain.save()


def _schedule(page: ArticlePage) -> None:
    edit(page, go_live_at=timezone.now() + timedelta(days=1)).publish()


def _publish_scheduled(page: ArticlePage) -> None:
    page.revisions.update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")


ROADS: list[Callable[[ArticlePage], None]] = [
    _publish_revision,
    _publish_page,
    _publish_as_plain_page,
    _publish_action,
    _shell,
    _shell_one_field,
    _shell_plain_page,
    _schedule,
    _publish_scheduled,
]


@pytest.mark.parametrize("road", ROADS)
def test_an_unread_draft_does_not_go_live(draft: ArticlePage, road: Callable[[ArticlePage], None]) -> None:
    with pytest.raises(PublishingRefused) as refusal:
        road(draft)

    assert str(refusal.value) == REFUSED
    assert ArticlePage.objects.get().live is False


@pytest.mark.parametrize("road", [_publish_revision, _publish_page, _publish_action, _publish_scheduled])
def test_unread_words_do_not_replace_those_that_were_approved(
    article: ArticlePage, writer: User, road: Callable[[ArticlePage], None]
) -> None:
    edit(article, by=writer, summary=UNREAD)

    with pytest.raises(PublishingRefused):
        road(ArticlePage.objects.get())

    assert ArticlePage.objects.get().summary == "Poor sleep and pain can feed each other."


@pytest.mark.parametrize("words", [{"summary": UNREAD}, {"title": UNREAD}, {"disclosures": UNREAD}])
def test_the_words_of_a_live_page_cannot_be_saved_over(article: ArticlePage, words: dict[str, str]) -> None:
    for name, value in words.items():
        setattr(article, name, value)

    with pytest.raises(PublishingRefused):
        article.save()
    with pytest.raises(PublishingRefused):
        article.save(update_fields=list(words))


def test_the_title_of_a_live_page_cannot_be_saved_over_through_the_tree(article: ArticlePage) -> None:
    plain = Page.objects.get(pk=article.pk)
    plain.title = UNREAD

    with pytest.raises(PublishingRefused):
        plain.save()


def test_a_new_page_is_not_added_as_live(home: HomePage) -> None:
    with pytest.raises(PublishingRefused):
        home.add_child(instance=ArticlePage(title="Sleep and pain", slug="sleep", summary=UNREAD))


@pytest.mark.parametrize(
    "road", [_publish_revision, _publish_page, _publish_as_plain_page, _publish_action, _shell]
)
def test_approved_words_go_live_again_on_every_road(
    article: ArticlePage, road: Callable[[ArticlePage], None]
) -> None:
    article.unpublish()
    assert ArticlePage.objects.get().live is False

    road(ArticlePage.objects.get())

    page = ArticlePage.objects.get()
    assert (page.live, page.approved_version) == (True, 1)


def test_approved_words_can_be_scheduled_and_go_live_on_time(
    draft: ArticlePage, writer: User, reviewer: User, time_machine: Any
) -> None:
    edit(draft, by=writer, go_live_at=timezone.now() + timedelta(days=1))
    submit(draft, by=writer)
    approve(draft, by=reviewer)
    assert (ArticlePage.objects.get().live, ArticlePage.objects.get().approved_schedule) == (False, True)

    time_machine.move_to(timezone.now() + timedelta(days=2))
    call_command("publish_scheduled")

    assert (ArticlePage.objects.get().live, ArticlePage.objects.get().reviewed_by) == (
        True,
        reviewer.clinician,
    )


@pytest.mark.parametrize(
    "change",
    [
        {"slug": "sleeping"},
        {"search_description": "On sleep."},
        {"seo_title": "Sleep"},
        {"picture": "session"},
        {"show_in_menus": True},
        {"review_interval_months": 6},
        {"author": "Sample Author, RN"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_is_not_medical_may_change_without_a_new_sign_off(
    article: ArticlePage, publisher: User, change: dict[str, Any]
) -> None:
    name, value = next(iter(change.items()))

    edit(article, by=publisher, **change).publish(user=publisher)

    page = ArticlePage.objects.get()
    assert (getattr(page, name), page.approved_version) == (value, 1)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Other"},
        {"summary": "Other"},
        {"evidence_summary": "Other"},
        {"evidence_level": "low"},
        {"disclosures": "Other"},
        {"body": [{"type": "text", "value": "<p>Other</p>"}]},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_is_medical_may_not(article: ArticlePage, publisher: User, change: dict[str, Any]) -> None:
    with pytest.raises(PublishingRefused):
        edit(article, by=publisher, **change).publish(user=publisher)


def test_an_old_version_does_not_come_back_unread(article: ArticlePage, writer: User, reviewer: User) -> None:
    first = article.get_latest_revision()
    edit(article, by=writer, summary="Better words.")
    submit(article, by=writer)
    approve(article, by=reviewer)

    with pytest.raises(PublishingRefused):
        first.publish()
    with pytest.raises(PublishingRefused):
        first.as_object().save_revision(previous_revision=first).publish()

    assert ArticlePage.objects.get().summary == "Better words."


def test_a_typo_can_be_mended_while_the_next_version_waits_for_its_day(
    article: ArticlePage, writer: User, reviewer: User
) -> None:
    now = edit(article, search_description="On sleep.")
    edit(article, by=writer, summary="Next week's words.", go_live_at=timezone.now() + timedelta(days=7))
    submit(article, by=writer)
    approve(article, by=reviewer)

    now.publish()

    page = ArticlePage.objects.get()
    assert (page.summary, page.search_description, page.approved_version) == (
        "Poor sleep and pain can feed each other.",
        "On sleep.",
        1,
    )


# What is no publishing goes on.


def test_a_live_page_moves_and_is_saved_as_a_draft_without_being_asked(
    article: ArticlePage, flagship: TreatmentPage, writer: User
) -> None:
    article.move(flagship, pos="left")
    edit(ArticlePage.objects.get(), by=writer, summary=UNREAD)

    page = ArticlePage.objects.get()
    assert (page.live, page.has_unpublished_changes, page.summary) == (
        True,
        True,
        "Poor sleep and pain can feed each other.",
    )


def test_an_unread_sample_page_can_be_saved_and_moved_but_not_published_anew(flagship: TreatmentPage) -> None:
    flagship.show_in_menus = True
    flagship.save()

    with pytest.raises(PublishingRefused):
        flagship.save_revision().publish()

    assert TreatmentPage.objects.get().show_in_menus is True


def test_pages_without_medicine_are_published_as_ever(home: HomePage) -> None:
    home.hero_heading = "Other words."

    home.save_revision().publish()

    assert HomePage.objects.get().hero_heading == "Other words."


# The road for samples


@pytest.mark.parametrize("change", [{"show_sample_notice": False}, {"made_by_load_sample": False}])
def test_the_road_for_samples_is_closed_on_a_clinics_own_site(draft: ArticlePage, change: dict) -> None:
    ClinicSettings.objects.update(**change)

    with pytest.raises(PublishingRefused) as refusal, publishing_samples():
        draft.get_latest_revision().publish()

    assert str(refusal.value) == "Only a sample site may show medical pages that no clinician signed off."
    assert ArticlePage.objects.get().live is False


def test_a_sample_is_published_unread_and_its_history_says_so(flagship: TreatmentPage) -> None:
    said = PageLogEntry.objects.filter(page=flagship.pk, action="education.publish_sample")
    assert [entry.message for entry in said] == ["Published as a sample, unreviewed"]
    assert (flagship.reviewed_by, flagship.approved_version) == (None, None)
