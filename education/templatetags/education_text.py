"""Template helpers for medical text."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from education.citations import CITATION, BackLink, Citations

register = template.Library()


@register.filter
def cite(html: SafeString, citations: Citations | str) -> SafeString:
    """Turn the citations in rendered HTML into numbered links: `{% filter cite:citations %}`."""
    return citations.link(html) if isinstance(citations, Citations) else html


@register.filter
def cited_if_listed(html: SafeString, citations: Citations | str) -> SafeString:
    """Drop the citations of a snippet where the page has no list of references for them to lead to."""
    return html if isinstance(citations, Citations) else mark_safe(CITATION.sub("", html))  # noqa: S308 - it was HTML before


@register.filter
def back_links(citations: Citations, number: int) -> list[BackLink]:
    """Return the places that cite reference `number`. Use it below the text."""
    return citations.back_links(number)
