"""Pages to test with."""

from collections.abc import Callable, Iterator
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from clinic.models import Location, OpeningHours
from clinic.sample_data import load_sample_clinic
from education.models import ArticlePage, HomePage, Reference, StandardPage, TreatmentPage
from education.publishing import loading_samples
from education.sample import load_sample_pages
from education.sample.load import home_page_of_the_site
from education.sample.tree import TREE

MakeArticle = Callable[..., ArticlePage]


def make_references(*keys: str) -> list[Reference]:
    """Make a small reference for each key."""
    return [Reference.objects.create(key=key, authors=f"{key} et al.", journal="Pain") for key in keys]


@pytest.fixture(autouse=True)
def unreviewed_texts() -> Iterator[None]:
    """Let pages go live unread, as the loader of samples does: most tests ask how a page looks.

    The tests of the sign-off put another fixture of this name in its place, which lets nothing through.
    """
    token = loading_samples.set(True)
    yield
    loading_samples.reset(token)


@pytest.fixture
def sample_pages(db: None) -> None:
    """Load the home page and the flagship: the whole tree takes seconds."""
    load_sample_pages(TREE[:1])


@pytest.fixture
def sample_site(db: None) -> None:
    """Load everything that a new sample site has."""
    load_sample_clinic()
    load_sample_pages()


@pytest.fixture
def home(db: None) -> HomePage:
    """Return the front page of a site that has nothing else, or of the site that another fixture made."""
    page = home_page_of_the_site()
    if not page.live:
        page.save_revision().publish()
    return HomePage.objects.get()


@pytest.fixture
def flagship(sample_pages: None) -> TreatmentPage:
    return TreatmentPage.objects.get(slug="ketamine-for-chronic-pain")


@pytest.fixture
def make_article(home: HomePage) -> MakeArticle:
    """Return a function that adds a small live article; keywords replace its fields."""

    def make(**fields: Any) -> ArticlePage:
        usual = {
            "title": "Sleep and pain",
            "summary": "Poor sleep and pain can feed each other.",
            "evidence_summary": "Studies are small.",
            "body": [{"type": "text", "value": "<p>You may sleep badly.</p>"}],
        }
        return home.add_child(instance=ArticlePage(**(usual | fields)))

    return make


@pytest.fixture
def tampa(db: None) -> Location:
    location = Location.objects.create(
        name="Tampa Sample",
        street="1 Bay Street",
        city="Tampa",
        postal_code="33601",
        phone="(813) 555-0100",
    )
    for weekday in range(4):
        OpeningHours.objects.create(
            location=location, weekday=weekday, opens_at=time(8, 30), closes_at=time(17)
        )
    OpeningHours.objects.create(location=location, weekday=4, opens_at=time(9), closes_at=time(12))
    return location


@pytest.fixture
def places(home: HomePage) -> StandardPage:
    return home.add_child(instance=StandardPage(title="Places", slug="places", summary="Where we are."))


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> Path:
    """Give uploaded files a folder of their own."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def image(db: None, media: Path) -> Image:
    return make_image("Garden")


def make_image(title: str) -> Image:
    return Image.objects.create(
        title=title, file=get_test_image_file(f"{title.lower()}.png", size=(1600, 900))
    )


def make_document(name: str, content: bytes = b"sample") -> Document:
    return Document.objects.create(
        title=f"Sample {name}", file=ContentFile(content, name), file_size=len(content)
    )
