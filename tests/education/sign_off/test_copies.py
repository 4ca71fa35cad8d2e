"""Copies and aliases, which go round `publish()`: neither carries words to the public that nobody read."""

import pytest
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction

from clinic.models import User
from education.models import ArticlePage, HomePage, TreatmentPage
from education.publishing import PublishingRefused
from tests.education.sign_off.conftest import approve, edit, submit

pytestmark = pytest.mark.django_db

UNREAD = "Words that nobody has read."


def test_a_copy_is_not_live_by_itself(article: ArticlePage, home: HomePage) -> None:
    new = {"slug": "copy"}

    with pytest.raises(PublishingRefused):
        article.copy(update_attrs=new)
    with pytest.raises(PublishingRefused):
        CopyPageAction(article, update_attrs=new).execute()
    with pytest.raises(PublishingRefused):
        home.copy(recursive=True, to=home.get_parent(), update_attrs=new)

    assert list(ArticlePage.objects.values_list("slug", "live")) == [("sleep", True)]


def test_a_page_is_copied_as_a_draft_that_needs_its_own_sign_off(article: ArticlePage, writer: User) -> None:
    copy = article.copy(update_attrs={"slug": "copy"}, keep_live=False, user=writer)

    assert (copy.live, copy.slug) == (False, "copy")
    with pytest.raises(PublishingRefused):
        copy.get_latest_revision().publish()


def test_an_alias_shows_what_was_approved_for_its_original(article: ArticlePage, reviewer: User) -> None:
    alias = article.create_alias(update_slug="alias")
    second = alias.create_alias(update_slug="alias-of-alias")

    found = [(page.live, page.reviewed_by, page.approved_version) for page in (alias, second)]
    assert found == [(True, reviewer.clinician, 1)] * 2


def test_an_alias_of_an_unread_page_is_not_made(flagship: TreatmentPage) -> None:
    with pytest.raises(PublishingRefused):
        flagship.create_alias(update_slug="alias")
    with pytest.raises(PublishingRefused):
        CreatePageAliasAction(flagship, update_slug="alias").execute()

    assert list(TreatmentPage.objects.values_list("slug", flat=True)) == ["ketamine-for-chronic-pain"]


def test_an_alias_follows_its_original_and_not_its_draft(
    article: ArticlePage, writer: User, reviewer: User
) -> None:
    alias = article.create_alias(update_slug="alias")
    edit(article, by=writer, summary="Better words.")
    assert ArticlePage.objects.get(pk=alias.pk).summary == "Poor sleep and pain can feed each other."
    submit(article, by=writer)

    approve(article, by=reviewer)

    assert list(ArticlePage.objects.values_list("summary", "approved_version")) == [("Better words.", 2)] * 2


def test_aliases_do_not_carry_a_draft_to_the_public(article: ArticlePage, writer: User) -> None:
    alias = article.create_alias(update_slug="alias")
    changed = edit(article, by=writer, summary=UNREAD).as_object()

    with pytest.raises(PublishingRefused):
        changed.update_aliases()

    assert ArticlePage.objects.get(pk=alias.pk).summary == "Poor sleep and pain can feed each other."


def test_an_alias_becomes_a_page_of_its_own_with_the_words_it_showed(article: ArticlePage) -> None:
    alias = article.create_alias(update_slug="alias")

    page = ConvertAliasPageAction(alias).execute()

    assert (page.live, page.summary, page.live_revision_id) == (
        True,
        article.summary,
        page.latest_revision_id,
    )
    with pytest.raises(PublishingRefused):
        edit(page, summary=UNREAD).publish()
