"""Keeps what is derived from published pages.

Every road to the public ends in a save of a row that is live: publishing, scheduling, an alias, a copy, a
script. A draft is kept as a revision and never saved over a live row.
"""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_save

from education.models import MEDICAL_PAGES, CitedReference, Reference, SafetyNotice
from education.models.medical_page import MedicalPage


def index_citations(instance: MedicalPage, **kwargs: Any) -> None:
    """Write down anew what the published page cites."""
    if instance.live:
        _index(instance)


def index_pages_with(instance: SafetyNotice, **kwargs: Any) -> None:
    """Write down anew what is cited by the published pages that show this notice."""
    if not instance.live:
        return
    for model in MEDICAL_PAGES:
        for page in model.objects.live().filter(safety_notice=instance).select_related("safety_notice"):
            _index(page)


def connect() -> None:
    for model in MEDICAL_PAGES:
        post_save.connect(index_citations, model, dispatch_uid=f"education.index_citations.{model.__name__}")
    post_save.connect(index_pages_with, SafetyNotice, dispatch_uid="education.index_pages_with")


@transaction.atomic
def _index(page: MedicalPage) -> None:
    written = CitedReference.objects.filter(page_id=page.pk)
    cited = Reference.objects.in_order_of(page.cited_keys())
    if {row.reference_id for row in written} == {reference.pk for reference in cited}:
        return
    written.delete()
    CitedReference.objects.bulk_create(CitedReference(page_id=page.pk, reference=one) for one in cited)
