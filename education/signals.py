"""Keeps what is derived from published pages."""

from typing import Any

from django.db import transaction
from wagtail.models import Page
from wagtail.signals import page_published

from education.models import CitedReference
from education.models.medical_page import MedicalPage


def index_citations(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Write down anew what the published page cites."""
    if not isinstance(instance, MedicalPage):
        return
    with transaction.atomic():
        CitedReference.objects.filter(page_id=instance.pk).delete()
        CitedReference.objects.bulk_create(
            CitedReference(page_id=instance.pk, reference=reference) for reference in instance.references
        )


def connect() -> None:
    page_published.connect(index_citations, dispatch_uid="education.index_citations")
