"""What the head of a page says to search engines, and to those who show it where it is shared."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Page

from education.addresses import absolute_url, alternates
from education.models.medical_page import MedicalPage
from education.social_card import Card


@dataclass(frozen=True)
class Head:
    """`title` stands without the clinic's name; `card` is the address of the picture for sharing."""

    url: str
    title: str
    description: str
    card: str
    alternates: list[tuple[str, str]]
    article_modified_at: datetime | None


def head_of(page: Page, clinic_name: str, request: HttpRequest | None) -> Head:
    return Head(
        url=absolute_url(page, request),
        title=page.seo_title or page.title,
        description=description_of(page),
        card=f"{settings.SITE_URL}{Card.of(page, clinic_name).path}",
        alternates=alternates(page, request),
        article_modified_at=page.last_published_at if isinstance(page, MedicalPage) else None,
    )


def description_of(page: Page) -> str:
    """Return what an editor wrote for search engines, else the page's lead."""
    return page.search_description or getattr(page, "summary", "") or getattr(page, "hero_lead", "")
