"""What templates need to make a page known: its head, its structured data, the ways to share it."""

from typing import Any

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.models import Page

from education import addresses
from education.head import Head, description_of, head_of
from education.sharing import ShareLink, share_links
from education.structured_data import Publisher, Shown, as_script, graph_of

register = template.Library()
register.filter(addresses.robots)


@register.simple_tag(takes_context=True)
def page_head(context: template.Context, page: Page) -> Head:
    """`{% page_head page as head %}`"""
    return head_of(page, context["clinic"].short_name, context.get("request"))


@register.simple_tag(takes_context=True)
def ways_to_share(context: template.Context, page: Page) -> list[ShareLink]:
    """`{% ways_to_share page as links %}`"""
    return share_links(addresses.absolute_url(page, context.get("request")), page.title)


@register.simple_tag(takes_context=True)
def structured_data(context: template.Context, page: Any) -> SafeString:
    """Return the page's graph, from what the page has read already: it asks the database nothing."""
    request = context.get("request")
    trail = [(step.title, addresses.absolute_url(step, request)) for step in [*page.trail, page]]
    shown = Shown(
        description=description_of(page),
        trail=trail,
        locations=context.get("locations") or (),
        clinicians=context.get("clinicians") or (),
    )
    url = addresses.absolute_url(page, request)
    return as_script(graph_of(page, url, _publisher(context["clinic"]), shown))


def _publisher(clinic: Any) -> Publisher:
    elsewhere = (clinic.facebook_url, clinic.linkedin_url, clinic.youtube_url)
    return Publisher(
        site_url=settings.SITE_URL,
        name=clinic.name,
        tagline=clinic.tagline,
        phone=clinic.phone,
        logo_url=f"{settings.SITE_URL}{static('img/wordmark.svg')}",
        language=get_language() or settings.LANGUAGE_CODE,
        elsewhere=tuple(url for url in elsewhere if url),
    )
