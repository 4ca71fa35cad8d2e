"""Alcohol and drugs, allergies, medicines, and the way home."""

from typing import Any

from crispy_forms.layout import Layout

from appointments.forms.screening.base import ScreeningForm
from appointments.forms.screening.fields import ClinicalChoiceField, ClinicalChoicesField, YesNoField
from appointments.rules.screening import Allergy, MedicineKind, MedicineList, SubstanceUse
from clinic.forms import FreeTextField, Reveal


class AlcoholForm(ScreeningForm):
    substance_use = ClinicalChoiceField(
        label="Do you have a problem with alcohol or drugs now, or are you in treatment for one?",
        noun="an answer",
        help_text="Many people have been there. Your answer helps us to take good care of you.",
        choices=[
            (SubstanceUse.NOW, "Yes, I have a problem now"),
            (SubstanceUse.IN_TREATMENT, "I am in treatment or recovery"),
            (SubstanceUse.NO, "No"),
        ],
    )


class AllergyForm(ScreeningForm):
    allergy = ClinicalChoicesField(
        label="Have you ever had an allergy or a bad reaction to one of these?",
        noun="all that apply, or “None of these”",
        choices=[
            (Allergy.KETAMINE, "Ketamine"),
            (Allergy.ANESTHETIC, "An anesthetic (a medicine that puts you to sleep or makes you numb)"),
            (Allergy.NONE, "None of these"),
        ],
        alone=[Allergy.NONE],
    )


class MedicinesForm(ScreeningForm):
    """The names typed, or a list that is brought along; and the kinds that a clinician looks for."""

    medicine_list = ClinicalChoiceField(
        label="Which medicines do you take?",
        noun="how you want to tell us your medicines",
        help_text="Those without a prescription count too.",
        choices=[
            (MedicineList.TYPED, "I will write them here"),
            (MedicineList.BRINGS_LIST, "I will bring a list"),
            (MedicineList.TAKES_NONE, "I take no medicines"),
        ],
    )
    medicines = FreeTextField(
        1000,
        rows=6,
        label="Your medicines",
        noun="your medicines, or choose “I will bring a list”",
        required=False,
        help_text="One on a line. The names are enough.",
    )
    medicine_kinds = ClinicalChoicesField(
        label="Do you take any of these?",
        noun="all that apply, or “None of these”",
        choices=[
            (MedicineKind.BLOOD_THINNER, "A blood thinner, such as warfarin or apixaban"),
            (MedicineKind.BENZODIAZEPINE, "A benzodiazepine, such as alprazolam or lorazepam"),
            (MedicineKind.OPIOID, "An opioid, such as oxycodone or tramadol"),
            (MedicineKind.LAMOTRIGINE, "Lamotrigine"),
            (MedicineKind.MAOI, "An MAO inhibitor, such as phenelzine"),
            (MedicineKind.THEOPHYLLINE, "Theophylline"),
            (MedicineKind.NONE, "None of these"),
        ],
        alone=[MedicineKind.NONE],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["medicines"].widget.attrs["spellcheck"] = "false"

    def layout(self) -> Layout:
        return Layout(Reveal("medicine_list", MedicineList.TYPED, "medicines"), "medicine_kinds")


class HomeForm(ScreeningForm):
    ride_home = YesNoField(
        label="Could an adult take you home after a treatment?",
        help_text="Nobody may drive for 24 hours after ketamine.",
    )
