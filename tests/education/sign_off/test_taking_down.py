"""“Take down now”: whoever sees that something is wrong removes it at once, and says why."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry

from clinic.models import User
from education.models import ArticlePage
from tests.education.sign_off.conftest import edit, submit
from tests.education.sign_off.test_editor import UNREAD, browser, post, said

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("who", ["writer", "reviewer", "publisher"])
def test_a_page_is_taken_down_at_once_and_the_reason_is_kept(
    article: ArticlePage, who: str, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(who)
    assert Client().get("/sleep/").status_code == 200

    response = post(person, reverse("take_down", args=[article.pk]), {"reason": "The number is wrong."})

    assert said(response) == ["“Sleep and pain” is no longer on the site."]
    assert Client().get("/sleep/").status_code == 404
    kept = PageLogEntry.objects.get(action="education.take_down")
    assert (kept.user, kept.message) == (person, "Taken down at once. Reason: The number is wrong.")


def test_a_page_that_is_locked_or_under_review_is_taken_down_too(
    article: ArticlePage, writer: User, publisher: User
) -> None:
    edit(article, by=writer, summary=UNREAD)
    submit(article, by=writer)
    ArticlePage.objects.update(locked=True, locked_by=publisher)

    post(writer, reverse("take_down", args=[article.pk]), {"reason": "The number is wrong."})

    assert ArticlePage.objects.get().live is False


def test_taking_down_needs_a_reason(article: ArticlePage, writer: User) -> None:
    response = post(writer, reverse("take_down", args=[article.pk]), {"reason": " "})

    assert response.context["form"].errors == {"reason": ["This field is required."]}
    assert ArticlePage.objects.get().live is True


def test_taking_down_takes_the_permission_and_a_post(article: ArticlePage, writer: User) -> None:
    path = reverse("take_down", args=[article.pk])
    writer.groups.clear()
    stranger = browser(writer).post(path, {"reason": "Because."})
    anonymous = Client().post(path, {"reason": "Because."})
    looking = browser(User.objects.create_superuser("root")).get(path)

    assert [answer.status_code for answer in (stranger, anonymous, looking)] == [403, 302, 200]
    assert ArticlePage.objects.get().live is True
