"""Puts the sample pages into a new site, and leaves every page that is there already alone."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Site

from education.models import ArticlePage, HomePage
from education.sample import home
from education.sample.build import lead_to
from education.sample.flagship import page as flagship


@transaction.atomic
def load_sample_pages() -> None:
    """Make the site's root, the home page and the flagship article where they are missing.

    A page is known by its slug. One that exists is never touched, so that running this again
    cannot undo what an editor wrote.
    """
    home_page = HomePage.objects.first()
    is_new = home_page is None
    home_page = home_page or _add_draft(Page.get_first_root_node(), HomePage(**home.FIELDS))
    _point_site_at(home_page)
    article = home_page.get_children().filter(slug=flagship.FIELDS["slug"]).first()
    article = article or _publish(_add_draft(home_page, ArticlePage(**flagship.FIELDS)))
    if is_new:
        # The cards of the front page can name the article only now that there is one.
        home_page.body = [lead_to(article.pk, block) for block in home.FIELDS["body"]]
        _publish(home_page)


def _add_draft(parent: Page, page: Page) -> Page:
    page.live = False
    return parent.add_child(instance=page)


def _publish(page: Page) -> Page:
    """Publish the first revision of a draft, as an editor would."""
    page.save_revision().publish()
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
