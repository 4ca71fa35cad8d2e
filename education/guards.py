"""Puts education/publishing.py's rule in front of every saving of a medical page or snippet."""

from typing import Any

from django.db.models.signals import pre_save
from wagtail.models import Page

from education.models.medical_page import MedicalPage


def guard_medical_text(
    sender: type, instance: Any, raw: bool = False, update_fields: frozenset[str] | None = None, **kwargs: Any
) -> None:
    """Hold the rule, also for a page that is at hand only as what it is in the tree."""
    from education.publishing import MedicalText, guard

    if isinstance(instance, MedicalText):
        guard(instance, update_fields)
    elif sender is Page and instance.pk and issubclass(instance.specific_class or Page, MedicalPage):
        guard(_as_it_would_be(instance), update_fields)


def _as_it_would_be(page: Page) -> MedicalPage:
    specific = page.specific_class.objects.get(pk=page.pk)
    specific.title, specific.live = page.title, page.live
    specific.last_published_at = page.last_published_at
    return specific


def connect() -> None:
    pre_save.connect(guard_medical_text, dispatch_uid="education.guard_medical_text")
