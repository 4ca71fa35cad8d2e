"""What all public pages have in common."""

from functools import cached_property
from http import HTTPMethod
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from wagtail.admin.panels import TitleFieldPanel
from wagtail.models import Page, PageViewRestriction

from clinic.page_cache.sharing import share
from education.cms.search_preview import SEARCH_PANEL
from education.preload import read_together


class PublicPage(Page):
    """A page that is read, never written to, and that the editor may show in its preview frame."""

    # Wagtail's pages answer POST, PUT, PATCH and DELETE like GET unless they are told not to.
    allowed_http_methods: ClassVar = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]

    # What the page's template shows of other tables: read together with the page (education/routing.py).
    shown_with: ClassVar[tuple[str, ...]] = ()

    content_panels: ClassVar = [
        TitleFieldPanel("title", help_text="As readers see it, such as “Ketamine for chronic pain”.")
    ]
    promote_panels: ClassVar = [SEARCH_PANEL, *Page.promote_panels[1:]]

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        if body := getattr(self, "body", None):
            read_together(body)
        return super().get_context(request, *args, **kwargs)

    def get_view_restrictions(self) -> Any:
        """Return the restrictions that apply here: one query, because routing brought the pages above.

        Where an alias or an unpublished page stands among them, Wagtail's own way is taken.
        """
        if len(self.trail) != self.depth - 2 or any(page.alias_of_id for page in [self, *self.trail]):
            return super().get_view_restrictions()
        above = [self.path[:end] for end in range(self.steplen, len(self.path) + 1, self.steplen)]
        return PageViewRestriction.objects.filter(page__path__in=above)

    @cached_property
    def trail(self) -> list[Page]:
        """Return the pages above this one, the site's home first: what the breadcrumb shows."""
        return list(self.get_ancestors().live().filter(depth__gt=1))

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Return the page, marked as the same for everybody who is not signed in."""
        return share(request, super().serve(request, *args, **kwargs))

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Return the page as a draft, under the website's policy but for the frame around it.

        The preview passes through all middleware, so what holds for /cms/ does not reach it by itself.
        """
        response: Any = super().serve_preview(request, mode_name)
        response._csp_config = settings.PREVIEW_CSP
        response["X-Frame-Options"] = "SAMEORIGIN"
        return response
