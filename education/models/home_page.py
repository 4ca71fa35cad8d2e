"""The front page of the site."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from clinic.models import Location
from clinic.privacy import classes
from education.blocks import BODY_BLOCKS
from education.citations import citation_problems
from education.models.medical_page import MedicalPage
from education.models.public_page import PublicPage
from education.routing import find_page
from education.structure import heading_problems


class HomePage(PublicPage):
    """There is one. It lists the guides and treatments, and where the clinic sees people."""

    hero_heading = models.CharField(
        "heading", max_length=120, help_text="The largest words of the page, such as “Care for lasting pain”."
    )
    hero_lead = models.TextField(
        "lead",
        max_length=400,
        help_text="Two or three short sentences, such as “We look for the causes of your pain. You decide.”",
    )
    hero_action = models.CharField(
        "button",
        max_length=60,
        default="Request An Appointment",
        help_text="What the button says, such as “Request An Appointment”. It leads to the request form.",
    )
    body = StreamField(BODY_BLOCKS, blank=True)

    privacy = classes(public="page_ptr hero_heading hero_lead hero_action body")

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "education.GuidePage",
        "education.TreatmentPage",
        "education.ConditionPage",
        "education.ArticlePage",
        "education.StandardPage",
        "education.TeamPage",
    ]
    max_count = 1
    trail: list[Page] = []  # Nothing stands above it.
    page_description = "The front page. There is only one."

    content_panels = [
        *PublicPage.content_panels,
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

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if not path_components:
            return super().route(request, path_components)
        return find_page(self, path_components).route(request, [])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["medical_pages"] = self.medical_pages()
        context["locations"] = Location.objects.open_to_patients()
        return context

    def medical_pages(self) -> list[MedicalPage]:
        """Return the published guides, treatments and single articles, in the order of the page tree."""
        children = self.get_children().live().public().type(MedicalPage)
        return list(children.specific(defer=False))
