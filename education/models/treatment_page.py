"""A page about a treatment."""

from django.core.exceptions import ValidationError

from education.models.medical_page import MEDICAL, MEDICAL_TEMPLATE, MedicalPage


class TreatmentPage(MedicalPage):
    """What a treatment can and cannot do, and for whom it is not (schema.org MedicalTherapy)."""

    privacy = MEDICAL

    is_treatment = True
    subpage_types: list[str] = []
    template = MEDICAL_TEMPLATE
    page_description = "Explains a treatment: what it can do, its risks, and who should not have it."

    class Meta(MedicalPage.Meta):
        verbose_name = "treatment"

    def clean(self) -> None:
        super().clean()
        if self.safety_notice is None:
            raise ValidationError({"safety_notice": "A page about a treatment needs its off-label notice."})
