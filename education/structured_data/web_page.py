"""The page itself."""

from typing import Any

from education.structured_data.citation import citation
from education.structured_data.person import named
from education.structured_data.publisher import Publisher
from education.structured_data.questions import questions
from education.structured_data.text import Node, reference_to, without_empty


def web_page(page: Any, url: str, publisher: Publisher, *, description: str) -> Node:
    """Return what all pages say: name, place, dates."""
    return without_empty(
        {
            "@type": "WebPage",
            "@id": f"{url}#page",
            "url": url,
            "name": page.title,
            "description": description,
            "inLanguage": publisher.language,
            "isPartOf": reference_to(publisher.website_id),
            "publisher": reference_to(publisher.organization_id),
            "datePublished": _moment(page.first_published_at),
            "dateModified": _moment(page.last_published_at),
        }
    )


def medical_web_page(page: Any, url: str, publisher: Publisher, *, description: str) -> Node:
    """Return what a medical page says besides: who wrote it, who reviewed it and when, its sources."""
    asked = questions(page.body)
    return web_page(page, url, publisher, description=description) | without_empty(
        {
            "@type": ["MedicalWebPage", "FAQPage"] if asked else "MedicalWebPage",
            "author": _author(page, publisher),
            "reviewedBy": named(page.reviewed_by, publisher) if page.reviewed_by else {},
            "lastReviewed": page.last_reviewed_on.isoformat() if page.reviewed_by else "",
            "citation": [citation(reference, publisher) for reference in page.references],
            "mainEntity": asked,
        }
    )


def _author(page: Any, publisher: Publisher) -> Node:
    if page.author:
        return {"@type": "Person", "name": page.author}
    return reference_to(publisher.organization_id)


def _moment(moment: Any) -> str:
    return moment.isoformat(timespec="seconds") if moment else ""
