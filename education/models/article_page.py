"""A page that explains one thing."""

from education.models.medical_page import MEDICAL, MEDICAL_TEMPLATE, MedicalPage


class ArticlePage(MedicalPage):
    """An article of a guide, or one that stands alone."""

    privacy = MEDICAL

    subpage_types: list[str] = []
    template = MEDICAL_TEMPLATE
    page_description = "Explains one thing, with numbered references."

    class Meta(MedicalPage.Meta):
        verbose_name = "article"
