"""On how many pages a snippet stands, for the editors' side."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.contrib.admin.utils import quote
from django.urls import reverse
from wagtail.models import ReferenceIndex

register = template.Library()


@dataclass(frozen=True)
class Usage:
    """How many pages and other texts hold a snippet; `url` lists them, and is empty for one not yet saved."""

    count: int
    url: str


@register.simple_tag
def usage_of(snippet: Any) -> Usage:
    if not snippet.pk:
        return Usage(0, "")
    return Usage(ReferenceIndex.get_grouped_references_to(snippet).count(), usage_url(snippet))


def usage_url(snippet: Any) -> str:
    """Return the address of the list of what holds the snippet."""
    return reverse(snippet.snippet_viewset.get_url_name("usage"), args=[quote(snippet.pk)])
