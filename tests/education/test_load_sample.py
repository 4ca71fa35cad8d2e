"""Loading the sample pages: once, again, and over what an editor has done."""

import pytest
from wagtail.models import Page, Site

from clinic.models import Clinician
from education.models import HomePage, SearchSynonyms, TreatmentPage
from education.sample import load_sample_pages
from education.sample.tree import TREE, all_samples

FLAGSHIP = TREE[:1]
pytestmark = pytest.mark.django_db


def _pages() -> list[tuple[object, ...]]:
    return list(Page.objects.values_list("pk", "slug", "url_path", "live", "latest_revision_id", "title"))


def test_the_sample_pages_replace_the_welcome_page_and_are_published() -> None:
    assert list(Page.objects.values_list("slug", flat=True)) == ["root", "home"]

    load_sample_pages(FLAGSHIP)

    site = Site.objects.get()
    assert site.root_page.specific == HomePage.objects.get()
    assert [(page.slug, page.url, page.live) for page in Page.objects.filter(depth__gt=1)] == [
        ("front-page", "/", True),
        ("ketamine-for-chronic-pain", "/ketamine-for-chronic-pain/", True),
    ]
    assert [page.revisions.count() for page in Page.objects.filter(depth__gt=1)] == [1, 1]


def test_the_site_answers_under_its_own_address() -> None:
    load_sample_pages(FLAGSHIP)

    site = Site.objects.get()
    assert (site.hostname, site.port, site.is_default_site) == ("localhost", 8000, True)


def test_loading_twice_changes_nothing() -> None:
    load_sample_pages(FLAGSHIP)
    before = _pages()

    load_sample_pages(FLAGSHIP)

    assert _pages() == before


def test_edited_pages_survive() -> None:
    load_sample_pages(FLAGSHIP)
    article, home = TreatmentPage.objects.get(), HomePage.objects.get()
    article.title, home.hero_heading = "Edited", "Edited, too"
    article.body = [{"type": "text", "value": "<p>Mine.</p>"}]
    article.evidence_summary = "None."
    for page in (article, home):
        page.save_revision().publish()
    before = _pages()

    load_sample_pages(FLAGSHIP)

    assert _pages() == before
    assert [block.value.source for block in TreatmentPage.objects.get().body] == ["<p>Mine.</p>"]
    assert HomePage.objects.get().hero_heading == "Edited, too"


def test_an_unpublished_page_stays_unpublished() -> None:
    load_sample_pages(FLAGSHIP)
    TreatmentPage.objects.get().unpublish()

    load_sample_pages(FLAGSHIP)

    assert list(TreatmentPage.objects.values_list("slug", "live")) == [("ketamine-for-chronic-pain", False)]


def test_a_missing_article_comes_back() -> None:
    load_sample_pages(FLAGSHIP)
    TreatmentPage.objects.get().delete()

    load_sample_pages(FLAGSHIP)

    assert list(TreatmentPage.objects.values_list("slug", "live")) == [("ketamine-for-chronic-pain", True)]


def test_a_site_with_a_front_page_of_its_own_keeps_it() -> None:
    welcome = Page.objects.get(slug="home")
    welcome.title = "Our own front page"
    welcome.save_revision().publish()

    load_sample_pages(FLAGSHIP)

    assert Site.objects.get().root_page.title == "Our own front page"


def test_the_whole_tree_is_published_under_its_addresses(sample_site: None) -> None:
    pages = Page.objects.filter(depth__gt=2)

    assert [page.slug for page in pages] == [sample.slug for sample in all_samples()]
    assert [page.slug for page in pages if not page.live] == []
    assert Page.objects.get(slug="miami").url == "/locations/miami/"
    assert Page.objects.get(slug="crps").url == "/conditions/crps/"


def test_a_location_that_the_clinic_does_not_have_gets_no_page() -> None:
    load_sample_pages(tuple(sample for sample in TREE if sample.slug == "locations"))

    assert list(Page.objects.filter(depth__gt=2).values_list("slug", flat=True)) == ["locations"]


def test_a_biography_that_somebody_wrote_stays(sample_site: None) -> None:
    one, two = Clinician.objects.order_by("name")
    assert one.biography.startswith("This person is made up")
    two.biography = "Written by the clinic."
    two.save()

    load_sample_pages(FLAGSHIP)

    assert Clinician.objects.get(pk=two.pk).biography == "Written by the clinic."


def test_the_search_knows_other_words_and_an_editors_own_list_stays() -> None:
    load_sample_pages(FLAGSHIP)
    assert SearchSynonyms.objects.filter(words__contains="rsd").count() == 1

    SearchSynonyms.objects.exclude(words__contains="rsd").delete()
    load_sample_pages(FLAGSHIP)

    assert SearchSynonyms.objects.count() == 1
