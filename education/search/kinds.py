"""What readers call each type of page."""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from education.models import HomePage, LocationPage, StandardPage, TeamPage

KINDS = {
    HomePage: _("Front page"),
    LocationPage: _("Location"),
    StandardPage: _("About us"),
    TeamPage: _("Our team"),
}


def kind_of(page: Page) -> str:
    """Return one word or two for the type of a page; its own name where none stands here."""
    page_class = page.specific_class or Page
    return str(KINDS.get(page_class) or capfirst(page_class._meta.verbose_name))
