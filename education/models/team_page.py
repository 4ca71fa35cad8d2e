"""The page of the people who work at the clinic."""

from typing import Any

from django.http import HttpRequest

from clinic.models import Clinician
from education.models.standard_page import PLAIN, PlainPage


class TeamPage(PlainPage):
    """Everybody who works here now, from the list of clinicians."""

    privacy = PLAIN

    parent_page_types = ["education.HomePage", "education.StandardPage"]
    max_count = 1
    page_description = "The clinicians, with their credentials, licences and languages. There is only one."
    template = "education/team_page.html"

    class Meta:
        verbose_name = "team page"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["clinicians"] = Clinician.objects.working_here().prefetch_related("locations")
        return context
