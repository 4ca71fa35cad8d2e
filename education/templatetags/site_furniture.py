"""The menus and alerts around every page: one query each."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.utils import timezone
from wagtail.models import Page

from education.models import Alert, MenuItem

register = template.Library()


@dataclass(frozen=True)
class MenuLine:
    """A line as readers see it."""

    title: str
    url: str


@register.simple_tag(takes_context=True)
def site_menu(context: Any, place: str) -> list[MenuLine]:
    """Return the lines of a menu; none where nobody made one. Both menus are read at once, once a request."""
    request = context.get("request")
    items = getattr(request, "menu_items", None)
    if items is None:
        items = list(MenuItem.objects.shown())
        if request is not None:
            request.menu_items = items
    return [MenuLine(item.words, item.url(request)) for item in items if item.menu.place == place]


@register.simple_tag(takes_context=True)
def site_alerts(context: Any) -> list[Alert]:
    """Return the alerts that the page of the context shows now; a form is no page and shows the site's."""
    page = context.get("page")
    return list(Alert.objects.shown(timezone.now()).on(page if isinstance(page, Page) else None))
