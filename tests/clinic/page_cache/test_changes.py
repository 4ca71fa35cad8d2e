"""What ends the pages in memory, and what does not: one process, real signals."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.core.files.images import ImageFile
from django.db import transaction
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, Site

from clinic.models import Clinician, ClinicSettings, Location, OpeningHours, User, WorkerHeartbeat
from clinic.page_cache import generation
from clinic.page_cache.changes import NEVER_SHOWN, WAGTAIL_APPS, pages_changed, shown_models
from education.models import HomePage, TreatmentPage
from tests.appointments.factories import make_request
from tests.clinic.page_cache.asking import ARTICLE, Asked
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db
Commit = DjangoCaptureOnCommitCallbacks


@pytest.fixture
def article(sample_site: None) -> TreatmentPage:
    return TreatmentPage.objects.get(slug="ketamine-for-chronic-pain")


@pytest.fixture
def renewed(own_generation: None, django_capture_on_commit_callbacks: Commit) -> Callable[..., bool]:
    """Return a function that does something, commits, and says whether the pages in memory ended."""

    def happened(action: Callable[[], Any]) -> bool:
        before = generation.current()
        with django_capture_on_commit_callbacks(execute=True):
            action()
        return generation.current() != before

    return happened


def test_what_is_published_shows_in_the_next_request(
    warm: Asked, article: TreatmentPage, django_capture_on_commit_callbacks: Commit
) -> None:
    article.title = "Ketamine, looked at again"
    draft = article.save_revision()
    assert "looked at again" not in warm().text

    with django_capture_on_commit_callbacks(execute=True):
        draft.publish()

    assert "looked at again" in warm().text
    assert "looked at again" in warm("/").text


def test_a_page_that_is_taken_down_is_gone_in_the_next_request(
    warm: Asked, article: TreatmentPage, django_capture_on_commit_callbacks: Commit
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        article.unpublish()

    assert (warm().status, ARTICLE in warm("/").text) == (404, False)


def test_a_page_that_gets_another_address_leads_there_from_the_old_one(
    warm: Asked, article: TreatmentPage, django_capture_on_commit_callbacks: Commit
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        article.slug = "ketamine"
        article.save()

    assert (warm().status, warm().headers["Location"]) == (301, "/ketamine/")
    assert warm("/ketamine/").status == 200


def test_nothing_ends_before_the_commit(warm: Asked, django_capture_on_commit_callbacks: Commit) -> None:
    before = generation.current()

    with django_capture_on_commit_callbacks(execute=True):
        ClinicSettings.load().save()
        assert generation.current() == before

    assert generation.current() != before


def test_a_change_that_is_rolled_back_ends_nothing(renewed: Callable[..., bool]) -> None:
    def change_and_take_back() -> None:
        with transaction.atomic():
            Location.objects.create(name="Nowhere")
            transaction.set_rollback(True)

    assert not renewed(change_and_take_back)


@pytest.mark.parametrize(
    "change",
    [
        lambda: ClinicSettings.load().save(),
        lambda: Location.objects.create(name="Here"),
        lambda: Location.objects.create(name="Here").delete(),
        lambda: OpeningHours.objects.create(
            location=Location.objects.create(name="Here"), weekday=0, opens_at="09:00", closes_at="10:00"
        ),
        lambda: Site.objects.first().save(),
        lambda: Page.objects.get(slug="ketamine-for-chronic-pain").save(),
        lambda: TreatmentPage.objects.get().delete(),
        lambda: TreatmentPage.objects.get().move(HomePage.objects.get(), pos="first-child"),
        lambda: HomePage.objects.get().save(),
        lambda: get_image_model().objects.create(title="A", file=get_test_image_file()),
    ],
)
def test_what_a_page_may_show_ends_the_pages_in_memory(
    sample_site: None, renewed: Callable[..., bool], change: Callable[[], Any], settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path

    assert renewed(change)


def test_where_a_clinician_works_ends_them_too(renewed: Callable[..., bool]) -> None:
    clinician = Clinician.objects.create(name="Sample")
    location = Location.objects.create(name="Here")

    assert renewed(lambda: clinician.locations.add(location))
    assert renewed(lambda: location.clinicians.clear())


@pytest.mark.parametrize(
    "change",
    [
        lambda: WorkerHeartbeat.beat(now=timezone.now()),
        lambda: User.objects.create_superuser("editor"),
        lambda: make_request(),
        lambda: TreatmentPage.objects.get().save_revision(),
        lambda: TreatmentPage.objects.get().save(update_fields=["locked", "locked_by", "locked_at"]),
        lambda: sign_in(Client(), User.objects.create_superuser("editor")),
    ],
)
def test_what_no_page_shows_leaves_them(
    sample_site: None, renewed: Callable[..., bool], change: Callable[[], Any]
) -> None:
    assert not renewed(change)


def test_a_smaller_picture_that_reading_makes_leaves_them_and_one_that_goes_does_not(
    renewed: Callable[..., bool], settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    file: ImageFile = get_test_image_file()
    image = get_image_model().objects.create(title="A", file=file)

    assert not renewed(lambda: image.get_rendition("width-10"))
    assert renewed(lambda: image.renditions.get().delete())


def test_a_page_rendered_from_old_data_is_not_kept_as_new(
    ask: Asked, article: TreatmentPage, django_capture_on_commit_callbacks: Commit
) -> None:
    """The change arrives after Django has read the old text and before its answer is kept."""
    django = ask.cache._application

    def slow(environ: dict[str, Any], start: Any) -> Any:
        answer = django(environ, start)
        with django_capture_on_commit_callbacks(execute=True):
            TreatmentPage.objects.filter(pk=article.pk).update(title="New words")
            pages_changed()
        return answer

    ask.cache._application = slow
    assert "New words" not in ask().text
    ask.cache._application = django

    assert "New words" in ask().text


def test_a_renewal_that_fails_is_logged_and_what_was_saved_stays(
    settings: Any, tmp_path: Any, caplog: pytest.LogCaptureFixture, django_capture_on_commit_callbacks: Commit
) -> None:
    (tmp_path / "file").touch()
    settings.PAGE_GENERATION_FILE = tmp_path / "file" / "generation"

    with django_capture_on_commit_callbacks(execute=True):
        Location.objects.create(name="Here")

    assert Location.objects.get().name == "Here"
    assert [message.partition(" in on_commit")[0] for message in caplog.messages] == ["Error calling renew"]


def test_every_model_that_is_left_out_exists() -> None:
    names = {
        model._meta.model_name for app in WAGTAIL_APPS for model in apps.get_app_config(app).get_models()
    }

    assert NEVER_SHOWN - names == set()


def test_our_own_models_are_watched_when_they_have_something_public() -> None:
    watched = {model.__name__ for model in shown_models()}

    assert {
        "ClinicSettings",
        "Location",
        "OpeningHours",
        "Clinician",
        "ArticlePage",
        "Page",
        "Image",
    } <= watched
    assert {"WorkerHeartbeat", "User", "Revision", "AppointmentRequest"} & watched == set()
