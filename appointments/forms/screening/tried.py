"""What has been tried against the pain, and how it went."""

from crispy_forms.layout import Layout

from appointments.forms.screening.base import ScreeningForm
from appointments.forms.screening.fields import HAD_TREATMENT, ClinicalChoicesField, TriedField, YesNoField
from appointments.rules.screening import TREATMENTS, KetamineForm, Question
from clinic.forms import Reveal


class TriedForm(ScreeningForm):
    """One row of answers a treatment; two more questions for whoever had ketamine before."""

    tried_physical_therapy = TriedField(label="Physical therapy")
    tried_anti_inflammatories = TriedField(
        label="Anti-inflammatory medicines", help_text="Such as ibuprofen or naproxen."
    )
    tried_nerve_medicines = TriedField(
        label="Medicines for nerve pain", help_text="Such as gabapentin or pregabalin."
    )
    tried_antidepressants = TriedField(
        label="Antidepressants, for pain", help_text="Such as duloxetine or amitriptyline."
    )
    tried_opioids = TriedField(label="Opioid medicines", help_text="Such as oxycodone or tramadol.")
    tried_injections = TriedField(label="Injections or nerve blocks")
    tried_stimulator = TriedField(
        label="A stimulator", help_text="A small device that sends electric pulses to nerves."
    )
    tried_surgery = TriedField(label="Surgery for the pain")
    tried_psychological_therapy = TriedField(
        label="Psychological therapy", help_text="Talking with a therapist about living with pain."
    )
    tried_ketamine = TriedField(label="Ketamine")
    ketamine_form = ClinicalChoicesField(
        label="How did you get ketamine?",
        noun="how you got ketamine",
        required=False,
        choices=[
            (KetamineForm.INFUSION, "Through an IV line"),
            (KetamineForm.INJECTION, "By a shot"),
            (KetamineForm.NOSE_SPRAY, "As a nose spray"),
            (KetamineForm.BY_MOUTH, "By mouth, or under the tongue"),
            (KetamineForm.CREAM, "As a cream"),
            (KetamineForm.OTHER, "In another way"),
        ],
    )
    ketamine_reaction = YesNoField(label="Did you have a bad reaction to it?", required=False)

    def layout(self) -> Layout:
        return Layout(
            *(name for name in TREATMENTS if name != Question.TRIED_KETAMINE),
            Reveal("tried_ketamine", HAD_TREATMENT, "ketamine_form", "ketamine_reaction"),
        )
