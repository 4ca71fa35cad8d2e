"""Which links of the site lead nowhere, and which pages nothing leads to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.urls import Resolver404, resolve
from wagtail.contrib.redirects.models import Redirect
from wagtail.coreutils import get_dummy_request
from wagtail.models import Page, Site
from wagtail.snippets.models import get_snippet_models

from education.links import Link, links_of
from education.models import GuidePage, HomePage, StandardPage
from education.models.medical_page import MedicalPage

TREE_VIEW = "wagtail_serve"
WEB_SCHEMES = ("", "http", "https")


@dataclass(frozen=True)
class Problem:
    """A link that should be looked at. `is_broken` is False where it works today by luck."""

    source: models.Model
    target: str
    what: str
    is_broken: bool = True


class SiteLinks:
    """The published site as one look: its pages, its snippets and what they lead to."""

    @cached_property
    def pages(self) -> list[Page]:
        """Return every live page in the order of the tree, as its own type."""
        return list(Page.objects.live().filter(depth__gt=1).order_by("path").specific(defer=False))

    @cached_property
    def snippets(self) -> list[models.Model]:
        """Return the published snippets that can hold links, menus among them."""
        ours = [model for model in get_snippet_models() if model._meta.app_label == "education"]
        return [one for model in ours for one in model._default_manager.all() if getattr(one, "live", True)]

    @cached_property
    def links(self) -> list[tuple[models.Model, list[Link]]]:
        return [(source, links_of(source)) for source in (*self.pages, *self.snippets)]

    @cached_property
    def live_ids(self) -> dict[int, Page]:
        return {page.pk: page for page in self.pages}

    @cached_property
    def titles(self) -> dict[int, str]:
        """Return page id → title, of unpublished pages too."""
        return dict(Page.objects.values_list("pk", "title"))

    @cached_property
    def by_path(self) -> dict[str, Page]:
        """Return the path of each live page's address → the page."""
        return {urlsplit(page.get_url() or "").path: page for page in self.pages}

    def problems(self) -> list[Problem]:
        """Return everything that is wrong with the links of the site, page by page."""
        return [
            problem for source, links in self.links for link in links for problem in self._check(source, link)
        ]

    def orphans(self) -> list[Page]:
        """Return the live pages that no menu, no other page and no hub leads to."""
        reached = {target.pk for source, links in self.links for target in self._targets(source, links)}
        return [page for page in self.pages if page.pk not in reached and not self._is_listed(page)]

    def _targets(self, source: models.Model, links: Iterable[Link]) -> Iterator[Page]:
        """Yield the other live pages that a source's links lead to."""
        for link in links:
            page = self.live_ids.get(link.page_id or 0) or self.by_path.get(_path_of(link.address))
            if page and page != source:
                yield page

    def _is_listed(self, page: Page) -> bool:
        """Say whether the page is the front page, in the menu, or among what the page above it lists."""
        parent = next((one for one in self.pages if one.path == page.path[: -page.steplen]), None)
        if parent is None:
            return True
        if isinstance(parent, HomePage):
            return page.show_in_menus or isinstance(page, MedicalPage)
        return isinstance(parent, GuidePage | StandardPage)

    def _check(self, source: models.Model, link: Link) -> Iterator[Problem]:
        if link.page_id:
            yield from self._check_page(source, link)
        elif link.address.startswith("#"):
            yield from self._check_anchor(source, source, link)
        elif path := _path_of(link.address):
            yield from self._check_path(source, link, path)

    def _check_page(self, source: models.Model, link: Link) -> Iterator[Problem]:
        title = self.titles.get(link.page_id or 0)
        page = self.live_ids.get(link.page_id or 0)
        if title is None:
            yield Problem(source, f"page {link.page_id}", "The page was deleted.")
        elif page is None:
            yield Problem(source, title, "The page is not published.")
        else:
            yield from self._check_anchor(source, page, link)

    def _check_path(self, source: models.Model, link: Link, path: str) -> Iterator[Problem]:
        if page := self.by_path.get(path):
            what = "The address was typed by hand. Choose the page, so that the link moves with it."
            yield Problem(source, link.address, what, is_broken=False)
            yield from self._check_anchor(source, page, link)
        elif _is_in_tree(path) and not _is_redirected(path):
            yield Problem(source, link.address, "No page has this address.")

    def _check_anchor(self, source: models.Model, page: models.Model, link: Link) -> Iterator[Problem]:
        if link.anchor and isinstance(page, Page) and link.anchor not in self._places(page):
            yield Problem(source, f"{page.title} #{link.anchor}", "The page has no such place.")

    def _places(self, page: Page) -> set[str]:
        """Return the ids on a page as readers get it; the page is rendered once."""
        known = self.__dict__.setdefault("_known_places", {})
        if page.pk not in known:
            known[page.pk] = _ids_on(page)
        return known[page.pk]


def _path_of(address: str) -> str:
    """Return the path of an address on this site, with its last slash; "" for one of elsewhere."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    ours = parts.netloc in ("", urlsplit(settings.SITE_URL).netloc)
    if not ours or parts.scheme not in WEB_SCHEMES or not parts.path.startswith("/"):
        return ""
    is_file = "." in parts.path.rsplit("/", 1)[-1]
    return parts.path if parts.path.endswith("/") or is_file else f"{parts.path}/"


def _is_in_tree(path: str) -> bool:
    """Say whether an address would be looked up among the pages, or is nobody's at all."""
    if path.startswith(settings.STATIC_URL):
        return False
    try:
        return resolve(path).url_name == TREE_VIEW
    except Resolver404:
        return True


def _is_redirected(path: str) -> bool:
    return Redirect.objects.filter(old_path=Redirect.normalise_path(path)).exists()


def _ids_on(page: Page) -> set[str]:
    site = Site.objects.filter(is_default_site=True).first()
    response = page.serve(get_dummy_request(path=page.get_url() or "/", site=site))
    response.render()
    parser = _Ids()
    parser.feed(response.content.decode())
    return parser.ids


class _Ids(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if name := dict(attrs).get("id"):
            self.ids.add(name)
