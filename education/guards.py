"""Puts education/publishing.py's rule in front of every saving of a medical page."""

from typing import Any

from django.db.models.signals import pre_save
from wagtail.models import Page

from education.models.medical_page import MedicalPage


def guard_medical_page(
    sender: type, instance: Any, raw: bool = False, update_fields: frozenset[str] | None = None, **kwargs: Any
) -> None:
    """Hold the rule for a medical page, also when it is at hand only as the page that it is in the tree."""
    from education.publishing import guard

    if isinstance(instance, MedicalPage):
        guard(instance, update_fields)
    elif sender is Page and instance.pk and issubclass(instance.specific_class or Page, MedicalPage):
        guard(_as_it_would_be(instance), update_fields)


def _as_it_would_be(page: Page) -> MedicalPage:
    specific = page.specific_class.objects.get(pk=page.pk)
    specific.title, specific.live = page.title, page.live
    specific.last_published_at = page.last_published_at
    return specific


def connect() -> None:
    pre_save.connect(guard_medical_page, dispatch_uid="education.guard_medical_page")
