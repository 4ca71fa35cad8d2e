"""Reads in which several kinds of pages meet."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from wagtail.models import Page

from education.models import CitedReference
from education.review_due import due_within


@dataclass(frozen=True)
class NeedsReview:
    """A published page that a clinician has to look at, and why, in sentences for the editor."""

    page: Page
    reasons: tuple[str, ...]


def pages_needing_review(today: date) -> list[NeedsReview]:
    """Return the published pages that need a clinician, in the order of the page tree.

    Nothing is kept about it, so it is true at once: a source is retracted, or a date has passed, and the
    page stands here. The number of queries does not grow with the pages.
    """
    reasons = defaultdict(list)
    for pk, reason in [*_retracted_sources(), *_overdue(today)]:
        reasons[pk].append(reason)
    pages = Page.objects.filter(pk__in=reasons).order_by("path")
    return [NeedsReview(page, tuple(reasons[page.pk])) for page in pages]


def _retracted_sources() -> list[tuple[int, str]]:
    cited = CitedReference.objects.filter(reference__is_retracted=True, page__live=True)
    pairs = cited.order_by("reference__key").values_list("page_id", "reference__key")
    return [(pk, f"Its source “{key}” has been retracted.") for pk, key in pairs]


def _overdue(today: date) -> list[tuple[int, str]]:
    return [
        (page.pk, f"Its review was due on {date_format(page.review_due_on, 'F j, Y')}.")
        for page in due_within(-1, today=today)
    ]
