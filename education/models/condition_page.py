"""A page about an illness or a kind of pain."""

from django.db import models
from wagtail.admin.panels import FieldPanel

from clinic.privacy import classes
from education.models.medical_page import MEDICAL, MEDICAL_TEMPLATE, MedicalPage
from education.models.public_page import PublicPage


class ConditionPage(MedicalPage):
    """What a condition is, and what is known about its care (schema.org MedicalCondition)."""

    also_called = models.CharField(
        max_length=200, blank=True, help_text="Other names, with commas between, such as CRPS, RSD."
    )

    privacy = MEDICAL | classes(public="also_called")

    subpage_types: list[str] = []
    template = MEDICAL_TEMPLATE
    page_description = "Explains an illness or a kind of pain, and its care."
    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("also_called"),
        *MedicalPage.content_panels[len(PublicPage.content_panels) :],
    ]

    class Meta(MedicalPage.Meta):
        verbose_name = "condition"
