"""Puts the sample pages into a new site, and leaves every page that is there already alone."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page, Site

from clinic.models import Clinician, Location
from clinic.sample_data import mark_as_sample
from education.models import HomePage, Reference, SafetyNotice
from education.models.medical_page import MedicalPage
from education.publishing import publishing_samples
from education.sample import home
from education.sample.build import lead_to
from education.sample.clinic_pages.people import BIOGRAPHIES
from education.sample.furniture import load_furniture
from education.sample.kept import load_kept, publish_where_missing, with_snippets
from education.sample.notices import SAFETY_NOTICES
from education.sample.references import REFERENCES
from education.sample.tree import TREE, Sample


@transaction.atomic
def load_sample_pages(tree: tuple[Sample, ...] = TREE) -> None:
    """Make the site's root, the home page and the pages of `tree` below it where they are missing.

    A page is known by its slug, a snippet by its name. One that exists is never touched, so that
    running this again cannot undo what an editor wrote.
    """
    mark_as_sample()
    _load_snippets()
    _introduce_clinicians()
    is_new = not HomePage.objects.exists()
    home_page = home_page_of_the_site()
    for sample in tree:
        _load(home_page, sample)
    if is_new:
        _finish(home_page)
    load_furniture()


def home_page_of_the_site() -> HomePage:
    """Return the front page, made as a draft where there is none, as the root of the site."""
    home_page = HomePage.objects.first()
    home_page = home_page or _add_draft(Page.get_first_root_node(), HomePage(**home.FIELDS))
    _point_site_at(home_page)
    return home_page


def _load_snippets() -> None:
    for reference in REFERENCES:
        Reference.objects.get_or_create(key=reference["key"], defaults=reference)
    for notice in SAFETY_NOTICES:
        publish_where_missing(SafetyNotice, "name", **notice)
    load_kept()


def _introduce_clinicians() -> None:
    """Give the sample clinicians their words, unless somebody has written some."""
    for name, words in BIOGRAPHIES.items():
        Clinician.objects.filter(name=name, biography="").update(**words)


def _finish(home_page: HomePage) -> None:
    """Let the cards of the front page lead to the flagship, and publish it."""
    if flagship := home_page.get_children().filter(slug=TREE[0].slug).first():
        home_page.body = [lead_to(flagship.pk, block) for block in home.FIELDS["body"]]
    _publish(home_page)


def _load(parent: Page, sample: Sample) -> None:
    """Make a page and those below it; a page that is there keeps what it says."""
    page = parent.get_children().filter(slug=sample.slug).first()
    if page is None:
        fields = _filled_in(sample.fields)
        if fields is None:
            return
        page = _publish(_add_draft(parent, sample.page_class(**fields)))
    for below in sample.below:
        _load(page, below)


def _filled_in(fields: dict[str, Any]) -> dict[str, Any] | None:
    """Return the fields with what they name; None for a page of a location that this clinic does not have."""
    fields = fields | {"body": with_snippets(fields.get("body", []))}
    if name := fields.get("safety_notice"):
        return fields | {"safety_notice": SafetyNotice.objects.get(name=name)}
    if name := fields.get("location"):
        location = Location.objects.filter(name=name, page=None).first()
        return fields | {"location": location} if location else None
    return fields


def _add_draft(parent: Page, page: Page) -> Page:
    page.live = False
    return parent.add_child(instance=page)


def _publish(page: Page) -> Page:
    """Publish the first revision of a draft. No clinician has read a sample, and its page says so."""
    revision = page.save_revision()
    if isinstance(page, MedicalPage):
        with publishing_samples():
            revision.publish()
        log(instance=page, action="education.publish_sample", revision=revision)
    else:
        revision.publish()
    page.refresh_from_db()
    return page


def _point_site_at(home_page: HomePage) -> None:
    """Make `home_page` the default site's root in place of Wagtail's welcome page, which goes.

    A site whose root somebody chose keeps it.
    """
    address = urlsplit(settings.SITE_URL)
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site and not _is_welcome_page(site.root_page):
        return
    welcome_page = site.root_page if site else None
    site = site or Site(is_default_site=True)
    site.hostname = address.hostname or "localhost"
    site.port = address.port or (443 if address.scheme == "https" else 80)
    site.site_name = settings.WAGTAIL_SITE_NAME
    site.root_page = home_page
    site.save()
    if welcome_page:
        welcome_page.delete()


def _is_welcome_page(page: Page) -> bool:
    """Say whether `page` is the one of Wagtail's own migrations, untouched."""
    return (
        page.depth == 2 and page.specific_class is Page and not page.latest_revision_id and page.numchild == 0
    )
