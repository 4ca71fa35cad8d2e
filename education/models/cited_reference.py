"""Which published pages cite which source: an index, so that a retraction finds its pages at once."""

from typing import ClassVar

from django.db import models
from wagtail.models import Page

from clinic.privacy import classes
from education.models.reference import Reference


class CitedReference(models.Model):
    """Rewritten whenever a page is published (education/signals.py); never edited."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="cited_references")
    reference = models.ForeignKey(Reference, models.PROTECT, related_name="citing_pages")

    privacy: ClassVar = classes(internal="id page reference")

    class Meta:
        constraints = [models.UniqueConstraint(name="cited_reference_once", fields=["page", "reference"])]

    def __str__(self) -> str:
        return f"{self.page} cites {self.reference.key}"
