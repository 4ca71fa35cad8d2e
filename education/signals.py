"""Keeps what is derived from published pages.

Every road to the public ends in a save of a row that is live: publishing, scheduling, an alias, a copy, a
script. A draft is kept as a revision and never saved over a live row.
"""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from wagtail.models import ReferenceIndex, get_default_page_content_type

from education.models import MEDICAL_PAGES, MEDICAL_SNIPPETS, CitedReference, Reference
from education.models.medical_page import MedicalPage
from education.models.medical_snippet import MedicalSnippet


def index_citations(instance: MedicalPage, **kwargs: Any) -> None:
    """Write down anew what the published page cites."""
    if instance.live:
        _index(instance)


def index_pages_with(
    instance: MedicalSnippet, update_fields: frozenset[str] | None = None, **kwargs: Any
) -> None:
    """Write down anew what is cited by the published pages that hold this snippet.

    One that is no longer published shows nothing, and so cites nothing.
    """
    from education.publishing import touches_what_is_public

    if not touches_what_is_public(instance, update_fields):
        return
    holding = _pages_holding(instance)
    for model in MEDICAL_PAGES:
        for page in model.objects.live().filter(pk__in=holding).select_related("safety_notice"):
            _index(page)


def connect() -> None:
    for model in MEDICAL_PAGES:
        post_save.connect(index_citations, model, dispatch_uid=f"education.index_citations.{model.__name__}")
    for snippet in MEDICAL_SNIPPETS:
        uid = f"education.index_pages_with.{snippet.__name__}"
        post_save.connect(index_pages_with, snippet, dispatch_uid=uid)


def _pages_holding(snippet: MedicalSnippet) -> list[int]:
    """Return the numbers of the pages with the snippet in a field or in a block of the body."""
    references = ReferenceIndex.get_references_to(snippet)
    on_pages = references.filter(base_content_type=get_default_page_content_type())
    return [int(number) for number in on_pages.values_list("object_id", flat=True).distinct()]


@transaction.atomic
def _index(page: MedicalPage) -> None:
    written = CitedReference.objects.filter(page_id=page.pk)
    cited = Reference.objects.in_order_of(page.cited_keys())
    if {row.reference_id for row in written} == {reference.pk for reference in cited}:
        return
    written.delete()
    CitedReference.objects.bulk_create(CitedReference(page_id=page.pk, reference=one) for one in cited)
