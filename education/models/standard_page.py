"""A page about the clinic itself."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from clinic.privacy import classes
from education.blocks import BODY_BLOCKS
from education.citations import citation_problems
from education.models.public_page import PublicPage
from education.pictures import Illustration, illustration_template
from education.structure import Topic, contents, heading_problems

PLAIN = classes(public="page_ptr summary picture body")


class PlainPage(PublicPage):
    """A page without medical claims, and so without references or sign-off."""

    summary = models.TextField(
        "lead",
        max_length=400,
        help_text="The answer first, in two or three short sentences, such as “We see people in three cities."
        " Each place is step-free.” Lists show it too.",
    )
    picture = models.CharField(
        max_length=40,
        choices=Illustration.choices,
        blank=True,
        help_text="A drawing for the head of the page and for cards that lead here.",
    )
    body = StreamField(BODY_BLOCKS, blank=True)

    subpage_types: list[str] = []

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("picture"),
        FieldPanel("body"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("summary"), index.SearchField("body")]

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        # There is no list of references here, so a citation would lead nowhere.
        problems = heading_problems(self.body) + citation_problems(self.body.get_prep_value(), known=[])
        if problems:
            raise ValidationError({"body": problems})

    @property
    def picture_template(self) -> str:
        return illustration_template(self.picture)

    def contents(self) -> list[Topic]:
        return contents(self.body)


class StandardPage(PlainPage):
    """About, privacy, accessibility and their like. It lists the pages below it, such as the locations."""

    privacy = PLAIN

    parent_page_types = ["education.HomePage", "education.StandardPage"]
    subpage_types = ["education.StandardPage", "education.LocationPage"]
    template = "education/plain_page.html"
    page_description = "About the clinic, its rules or its places. No medical claims."

    class Meta:
        verbose_name = "standard page"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["parts"] = list(self.get_children().live().public().specific(defer=False))
        return context
