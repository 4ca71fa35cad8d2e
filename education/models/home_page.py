"""The front page of the site."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from clinic.models import Location
from clinic.privacy import classes
from education.blocks import BODY_BLOCKS
from education.citations import citation_problems
from education.models.article_page import ArticlePage
from education.models.public_page import PublicPage
from education.structure import heading_problems


class HomePage(PublicPage):
    """There is one; it lists the articles below it and the places where the clinic sees people."""

    hero_heading = models.CharField("heading", max_length=120)
    hero_lead = models.TextField("lead", max_length=400, help_text="Two or three short sentences.")
    hero_action = models.CharField(
        "button",
        max_length=60,
        default="Request An Appointment",
        help_text="The button leads to the request form.",
    )
    body = StreamField(BODY_BLOCKS, blank=True)

    privacy = classes(public="page_ptr hero_heading hero_lead hero_action body")

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["education.ArticlePage"]
    max_count = 1
    page_description = "The front page. There is only one."

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [FieldPanel("hero_heading"), FieldPanel("hero_lead"), FieldPanel("hero_action")],
            "Top of the page",
        ),
        FieldPanel("body"),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("hero_heading"),
        index.SearchField("hero_lead"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = "home page"

    def clean(self) -> None:
        super().clean()
        # There is no list of references here, so a citation would lead nowhere.
        problems = heading_problems(self.body) + citation_problems(self.body.get_prep_value(), known=[])
        if problems:
            raise ValidationError({"body": problems})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["articles"] = ArticlePage.objects.child_of(self).live().public().order_by("path")
        context["locations"] = Location.objects.open_to_patients()
        return context
