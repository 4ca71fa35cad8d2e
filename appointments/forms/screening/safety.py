"""Pregnancy, mind, body: whether a treatment could do harm. No answer rejects anybody."""

from appointments.forms.screening.base import ScreeningForm
from appointments.forms.screening.fields import ClinicalChoicesField, YesNoField
from appointments.rules.screening import Bladder, Head, Lungs, Mind, OtherCondition, Pregnancy

NOUN = "all that apply, or “None of these”"


class PregnancyForm(ScreeningForm):
    pregnancy = ClinicalChoicesField(
        label="Are you pregnant or breastfeeding, or could you be pregnant?",
        noun="all that apply, or “This does not apply to me”",
        help_text="We ask everyone. Ketamine is not recommended during pregnancy or breastfeeding.",
        choices=[
            (Pregnancy.PREGNANT, "I am pregnant"),
            (Pregnancy.MAY_BE, "I may be pregnant"),
            (Pregnancy.TRYING, "I am trying to become pregnant"),
            (Pregnancy.BREASTFEEDING, "I am breastfeeding"),
            (Pregnancy.NONE, "None of these"),
            (Pregnancy.DOES_NOT_APPLY, "This does not apply to me"),
        ],
        alone=[Pregnancy.NONE, Pregnancy.DOES_NOT_APPLY],
    )


class MindForm(ScreeningForm):
    """Nobody watches the queue by the minute, so nothing here asks about thoughts of suicide."""

    mind = ClinicalChoicesField(
        label="Have you ever been told that you have one of these?",
        noun=NOUN,
        choices=[
            (Mind.PSYCHOSIS, "Psychosis (losing touch with what is real)"),
            (Mind.SCHIZOPHRENIA, "Schizophrenia"),
            (Mind.MANIA, "Mania, or bipolar disorder with mania"),
            (Mind.NONE, "None of these"),
        ],
        alone=[Mind.NONE],
    )
    hearing_or_seeing_now = YesNoField(label="Do you hear or see things at present that other people do not?")


class HeadForm(ScreeningForm):
    """Liver, head and eyes."""

    liver = YesNoField(label="Do you have, or have you ever had, liver disease or hepatitis?")
    head = ClinicalChoicesField(
        label="Head: do any of these apply to you?",
        noun=NOUN,
        choices=[
            (Head.RAISED_PRESSURE, "Raised pressure in the head"),
            (Head.SHUNT, "A shunt (a thin tube that drains fluid from the head)"),
            (Head.RECENT_INJURY, "A recent head injury"),
            (Head.NONE, "None of these"),
        ],
        alone=[Head.NONE],
    )
    eyes = YesNoField(label="Do you have glaucoma, or raised pressure in an eye?")


class BodyForm(ScreeningForm):
    """Sleep and lungs, bladder, and a few rarer things."""

    lungs = ClinicalChoicesField(
        label="Sleep and breathing: do any of these apply to you?",
        noun=NOUN,
        choices=[
            (Lungs.SLEEP_APNEA, "Sleep apnea (breathing stops for moments during sleep)"),
            (Lungs.HOME_OXYGEN, "Oxygen at home"),
            (Lungs.LUNG_DISEASE, "A serious lung disease"),
            (Lungs.NONE, "None of these"),
        ],
        alone=[Lungs.NONE],
    )
    bladder = ClinicalChoicesField(
        label="Bladder: do any of these apply to you?",
        noun=NOUN,
        choices=[
            (Bladder.PAIN, "Bladder pain"),
            (Bladder.BLOOD, "Blood in the urine"),
            (Bladder.URGENCY, "Having to go often, and in a hurry"),
            (Bladder.NONE, "None of these"),
        ],
        alone=[Bladder.NONE],
    )
    other_conditions = ClinicalChoicesField(
        label="Do you have, or have you ever had, any of these?",
        noun=NOUN,
        choices=[
            (OtherCondition.SEIZURES, "Seizures, or epilepsy"),
            (OtherCondition.THYROID, "An overactive thyroid"),
            (OtherCondition.PORPHYRIA, "Porphyria (a rare disorder of the blood)"),
            (OtherCondition.NONE, "None of these"),
        ],
        alone=[OtherCondition.NONE],
    )
