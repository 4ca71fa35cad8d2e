"""A page for each place where the clinic sees people."""

from typing import Any

from django.db import models
from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel

from clinic.models import Location
from clinic.privacy import classes
from education.models.public_page import PublicPage
from education.models.standard_page import PLAIN, PlainPage


class LocationPage(PlainPage):
    """Address, telephone and hours come from the Location, so that they are right in one place alone."""

    location = models.OneToOneField(
        Location,
        models.PROTECT,
        related_name="page",
        help_text="Its address, telephone and hours are shown as they are kept there.",
    )

    privacy = PLAIN | classes(public="location")

    shown_with = ("location",)
    parent_page_types = ["education.StandardPage"]
    page_description = "One of the clinic's places: hours, telephone, address, how to get there."
    template = "education/location_page.html"
    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("location"),
        *PlainPage.content_panels[len(PublicPage.content_panels) :],
    ]

    class Meta:
        verbose_name = "location page"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        # Read once, for readers and for machines (education/structured_data).
        prefetch_related_objects([self.location], "opening_hours")
        return super().get_context(request, *args, **kwargs)
