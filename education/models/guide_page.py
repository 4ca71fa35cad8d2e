"""A hub of a few pages that belong together."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

from education.models.medical_page import MEDICAL, MEDICAL_TEMPLATE, MedicalPage

MOST_PAGES = 8


class GuidePage(MedicalPage):
    """Two to eight pages in an order that can be read from first to last.

    What belongs to a guide shows the pages before and after it (education/reading_order.py).
    """

    privacy = MEDICAL

    parent_page_types = ["education.HomePage"]
    subpage_types = ["education.ArticlePage", "education.ConditionPage", "education.TreatmentPage"]
    template = MEDICAL_TEMPLATE
    page_description = "Introduces 2 to 8 pages that belong together, in order."

    class Meta(MedicalPage.Meta):
        verbose_name = "guide"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["parts"] = self.parts()
        return context

    def parts(self) -> list[Page]:
        """Return the published pages of the guide in order, each as its own type."""
        return list(self.get_children().live().public().specific(defer=False))

    def is_full(self) -> bool:
        return self.numchild >= MOST_PAGES
