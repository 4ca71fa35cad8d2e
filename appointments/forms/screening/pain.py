"""What the pain is, and the three PEG items."""

from typing import Any, ClassVar

from appointments.forms.screening.base import ScreeningForm
from appointments.forms.screening.fields import ClinicalChoiceField, ClinicalChoicesField, ClinicalScaleField
from appointments.rules.screening import PEG_ITEMS, BodyArea, DiagnosedBy, Duration, Open, PainKind


class PainForm(ScreeningForm):
    """Kinds, places, how long, and who found out."""

    pain_kinds = ClinicalChoicesField(
        label="What kind of pain is it?",
        noun="at least one kind of pain, or “I’m not sure”",
        choices=[
            (PainKind.CRPS, "CRPS (complex regional pain syndrome)"),
            (PainKind.NERVE, "Nerve pain"),
            (PainKind.SPINAL_CORD_INJURY, "Pain after a spinal cord injury"),
            (PainKind.FIBROMYALGIA, "Fibromyalgia"),
            (PainKind.PHANTOM_LIMB, "Phantom limb pain"),
            (PainKind.AFTER_SHINGLES, "Pain after shingles"),
            (PainKind.HEADACHE, "Migraine or headache"),
            (PainKind.BACK_OR_NECK, "Back or neck pain"),
            (PainKind.ARTHRITIS, "Arthritis"),
            (PainKind.CANCER, "Pain from cancer or its treatment"),
            (PainKind.OTHER, "Another kind"),
            (PainKind.NOT_DIAGNOSED, "Nobody has found the cause yet"),
        ],
    )
    pain_areas = ClinicalChoicesField(
        label="Where does it hurt?",
        noun="at least one part of the body, or “I’m not sure”",
        choices=[
            (BodyArea.HEAD, "Head"),
            (BodyArea.FACE, "Face or jaw"),
            (BodyArea.NECK, "Neck"),
            (BodyArea.SHOULDER, "Shoulder"),
            (BodyArea.ARM, "Arm or elbow"),
            (BodyArea.HAND, "Hand or wrist"),
            (BodyArea.CHEST, "Chest or ribs"),
            (BodyArea.BELLY, "Belly"),
            (BodyArea.UPPER_BACK, "Upper back"),
            (BodyArea.LOWER_BACK, "Lower back"),
            (BodyArea.PELVIS, "Pelvis or groin"),
            (BodyArea.HIP, "Hip or buttock"),
            (BodyArea.LEG, "Leg"),
            (BodyArea.KNEE, "Knee"),
            (BodyArea.FOOT, "Foot or ankle"),
            (BodyArea.ALL_OVER, "All over the body"),
        ],
    )
    pain_duration = ClinicalChoiceField(
        label="How long have you had this pain?",
        noun="how long you have had this pain",
        choices=[
            (Duration.UNDER_3_MONTHS, "Less than 3 months"),
            (Duration.MONTHS_3_TO_6, "3 to 6 months"),
            (Duration.MONTHS_6_TO_12, "6 to 12 months"),
            (Duration.YEARS_1_TO_5, "1 to 5 years"),
            (Duration.OVER_5_YEARS, "More than 5 years"),
        ],
    )
    pain_diagnosed_by = ClinicalChoiceField(
        label="Who found out what it is?",
        noun="who found out what it is",
        required=False,
        choices=[
            (DiagnosedBy.FAMILY_DOCTOR, "A family doctor"),
            (DiagnosedBy.PAIN_SPECIALIST, "A pain specialist"),
            (DiagnosedBy.OTHER_SPECIALIST, "Another specialist"),
            (DiagnosedBy.OTHER, "Somebody else"),
            (DiagnosedBy.NOBODY, "Nobody yet"),
        ],
    )


INTERFERES: dict[str, Any] = {
    "low": "does not interfere",
    "high": "completely interferes",
    "required": False,
}


class PegForm(ScreeningForm):
    """PEG, as published (rules/peg.py). All three items, or one "by phone", which then stands for all."""

    sometimes_needed: ClassVar = frozenset(PEG_ITEMS)

    peg_pain = ClinicalScaleField(
        label="What number best describes your pain on average in the past week?",
        low="no pain",
        high="pain as bad as you can imagine",
        required=False,
    )
    peg_enjoyment = ClinicalScaleField(
        label="What number best describes how, during the past week, pain has interfered with your enjoyment"
        " of life?",
        **INTERFERES,
    )
    peg_activity = ClinicalScaleField(
        label="What number best describes how, during the past week, pain has interfered with your general"
        " activity?",
        **INTERFERES,
    )

    def clean(self) -> dict[str, Any]:
        """Take what is missing as "by phone" where one item was answered so; else ask for it."""
        cleaned = super().clean()
        by_phone = Open.BY_PHONE in [cleaned.get(name) for name in PEG_ITEMS]
        for name in PEG_ITEMS:
            if cleaned.get(name) is None and name not in self.errors:
                if by_phone:
                    cleaned[name] = Open.BY_PHONE.value
                else:
                    self.add_error(name, self.fields[name].error_messages["required"])
        return cleaned
