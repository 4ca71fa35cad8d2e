"""The medical pages that are new or newly reviewed, for feed readers (Atom, RFC 4287)."""

from datetime import UTC, datetime, time
from operator import itemgetter

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from clinic.models import ClinicSettings
from education.addresses import absolute_url, is_indexed
from education.models import MEDICAL_PAGES
from education.models.medical_page import MedicalPage

MOST_ENTRIES = 20


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    clinic = ClinicSettings.load(request_or_site=request)
    entries = newest_pages()
    atom = Atom1Feed(
        title=clinic.name,
        link=f"{settings.SITE_URL}/",
        description=clinic.tagline,
        language=settings.LANGUAGE_CODE,
        feed_url=f"{settings.SITE_URL}{reverse('feed')}",
        feed_guid=f"{settings.SITE_URL}{reverse('feed')}",
    )
    for changed_at, page in entries:
        _add(atom, page, changed_at, clinic.name, request)
    response = HttpResponse(content_type=atom.content_type)
    atom.write(response, "utf-8")
    if entries:
        response["Last-Modified"] = http_date(entries[0][0].timestamp())
    return response


def newest_pages() -> list[tuple[datetime, MedicalPage]]:
    """Return the last change of each of the newest medical pages, newest first: one query a type."""
    pages = [
        page
        for page_class in MEDICAL_PAGES
        for page in page_class.objects.live().public().defer_streamfields().select_related("reviewed_by")
        if is_indexed(page) and page.first_published_at
    ]
    changes = [(_changed_at(page), page) for page in pages]
    return sorted(changes, key=itemgetter(0), reverse=True)[:MOST_ENTRIES]


def _changed_at(page: MedicalPage) -> datetime:
    """Return when a page was last published or reviewed. A review has a day and no hour."""
    moments = [page.first_published_at, page.last_published_at]
    if page.last_reviewed_on:
        moments.append(datetime.combine(page.last_reviewed_on, time(), UTC))
    return max(moment for moment in moments if moment)


def _add(
    atom: Atom1Feed, page: MedicalPage, changed_at: datetime, clinic_name: str, request: HttpRequest
) -> None:
    url = absolute_url(page, request)
    atom.add_item(
        title=page.title,
        link=url,
        description=page.summary,
        unique_id=f"{settings.SITE_URL}/#page-{page.pk}",  # A page that moves stays the same entry.
        pubdate=page.first_published_at,
        updateddate=changed_at,
        author_name=page.author or clinic_name,
    )
