"""The consultation's clinical questions and answers, as codes that outlive every rewording.

A code never changes its meaning and is never used again for another. Labels stand in forms/screening/.
A change to what is asked raises FORM_VERSION, which is stored with the answers.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

FORM_VERSION = "2026-11"


class Open(StrEnum):
    """The two answers that every clinical question has beside its own."""

    UNSURE = "unsure"
    BY_PHONE = "by_phone"


class YesNo(StrEnum):
    YES = "yes"
    NO = "no"


class PainKind(StrEnum):
    CRPS = "crps"
    NERVE = "nerve"
    SPINAL_CORD_INJURY = "spinal_cord_injury"
    FIBROMYALGIA = "fibromyalgia"
    PHANTOM_LIMB = "phantom_limb"
    AFTER_SHINGLES = "after_shingles"
    HEADACHE = "headache"
    BACK_OR_NECK = "back_or_neck"
    ARTHRITIS = "arthritis"
    CANCER = "cancer"
    OTHER = "other"
    NOT_DIAGNOSED = "not_diagnosed"


class BodyArea(StrEnum):
    HEAD = "head"
    FACE = "face"
    NECK = "neck"
    SHOULDER = "shoulder"
    ARM = "arm"
    HAND = "hand"
    CHEST = "chest"
    BELLY = "belly"
    UPPER_BACK = "upper_back"
    LOWER_BACK = "lower_back"
    PELVIS = "pelvis"
    HIP = "hip"
    LEG = "leg"
    KNEE = "knee"
    FOOT = "foot"
    ALL_OVER = "all_over"


class Duration(StrEnum):
    UNDER_3_MONTHS = "under_3_months"
    MONTHS_3_TO_6 = "3_to_6_months"
    MONTHS_6_TO_12 = "6_to_12_months"
    YEARS_1_TO_5 = "1_to_5_years"
    OVER_5_YEARS = "over_5_years"


class DiagnosedBy(StrEnum):
    FAMILY_DOCTOR = "family_doctor"
    PAIN_SPECIALIST = "pain_specialist"
    OTHER_SPECIALIST = "other_specialist"
    OTHER = "other"
    NOBODY = "nobody"


class Tried(StrEnum):
    HELPED = "helped"
    NO_HELP = "no_help"
    SIDE_EFFECTS = "side_effects"
    NOT_TRIED = "not_tried"


HAD_IT = frozenset({Tried.HELPED, Tried.NO_HELP, Tried.SIDE_EFFECTS})


class KetamineForm(StrEnum):
    """How ketamine was given before."""

    INFUSION = "infusion"
    INJECTION = "injection"
    NOSE_SPRAY = "nose_spray"
    BY_MOUTH = "by_mouth"
    CREAM = "cream"
    OTHER = "other"


class Heart(StrEnum):
    HIGH_BLOOD_PRESSURE = "high_blood_pressure"
    HEART_DISEASE = "heart_disease"
    RHYTHM = "rhythm"
    STROKE = "stroke"
    NONE = "none"


class Pregnancy(StrEnum):
    PREGNANT = "pregnant"
    MAY_BE = "may_be"
    TRYING = "trying"
    BREASTFEEDING = "breastfeeding"
    NONE = "none"
    DOES_NOT_APPLY = "does_not_apply"


class Mind(StrEnum):
    PSYCHOSIS = "psychosis"
    SCHIZOPHRENIA = "schizophrenia"
    MANIA = "mania"
    NONE = "none"


class Head(StrEnum):
    RAISED_PRESSURE = "raised_pressure"
    SHUNT = "shunt"
    RECENT_INJURY = "recent_injury"
    NONE = "none"


class Lungs(StrEnum):
    SLEEP_APNEA = "sleep_apnea"
    HOME_OXYGEN = "home_oxygen"
    LUNG_DISEASE = "lung_disease"
    NONE = "none"


class Bladder(StrEnum):
    PAIN = "pain"
    BLOOD = "blood"
    URGENCY = "urgency"
    NONE = "none"


class OtherCondition(StrEnum):
    SEIZURES = "seizures"
    THYROID = "thyroid"
    PORPHYRIA = "porphyria"
    NONE = "none"


class SubstanceUse(StrEnum):
    NOW = "now"
    IN_TREATMENT = "in_treatment"
    NO = "no"


class Allergy(StrEnum):
    KETAMINE = "ketamine"
    ANESTHETIC = "anesthetic"
    NONE = "none"


class MedicineList(StrEnum):
    """How the clinic learns which medicines are taken."""

    TYPED = "typed"
    BRINGS_LIST = "brings_list"
    TAKES_NONE = "takes_none"


class MedicineKind(StrEnum):
    BLOOD_THINNER = "blood_thinner"
    BENZODIAZEPINE = "benzodiazepine"
    OPIOID = "opioid"
    LAMOTRIGINE = "lamotrigine"
    MAOI = "maoi"
    THEOPHYLLINE = "theophylline"
    NONE = "none"


class Question(StrEnum):
    """Every clinical question, in the order of the form."""

    ADULT = "adult"
    CAN_COME = "can_come"
    PAIN_KINDS = "pain_kinds"
    PAIN_AREAS = "pain_areas"
    PAIN_DURATION = "pain_duration"
    PAIN_DIAGNOSED_BY = "pain_diagnosed_by"
    PEG_PAIN = "peg_pain"
    PEG_ENJOYMENT = "peg_enjoyment"
    PEG_ACTIVITY = "peg_activity"
    TRIED_PHYSICAL_THERAPY = "tried_physical_therapy"
    TRIED_ANTI_INFLAMMATORIES = "tried_anti_inflammatories"
    TRIED_NERVE_MEDICINES = "tried_nerve_medicines"
    TRIED_ANTIDEPRESSANTS = "tried_antidepressants"
    TRIED_OPIOIDS = "tried_opioids"
    TRIED_INJECTIONS = "tried_injections"
    TRIED_STIMULATOR = "tried_stimulator"
    TRIED_SURGERY = "tried_surgery"
    TRIED_PSYCHOLOGICAL_THERAPY = "tried_psychological_therapy"
    TRIED_KETAMINE = "tried_ketamine"
    KETAMINE_FORM = "ketamine_form"
    KETAMINE_REACTION = "ketamine_reaction"
    CHEST_PAIN_NOW = "chest_pain_now"
    HEART = "heart"
    PREGNANCY = "pregnancy"
    MIND = "mind"
    HEARING_OR_SEEING_NOW = "hearing_or_seeing_now"
    LIVER = "liver"
    HEAD = "head"
    EYES = "eyes"
    LUNGS = "lungs"
    BLADDER = "bladder"
    OTHER_CONDITIONS = "other_conditions"
    SUBSTANCE_USE = "substance_use"
    ALLERGY = "allergy"
    MEDICINE_LIST = "medicine_list"
    MEDICINES = "medicines"
    MEDICINE_KINDS = "medicine_kinds"
    RIDE_HOME = "ride_home"


Q = Question
TREATMENTS = tuple(question for question in Question if question.startswith("tried_"))
PEG_ITEMS = (Q.PEG_PAIN, Q.PEG_ENJOYMENT, Q.PEG_ACTIVITY)

# What can be chosen, beside the two open answers. The PEG items take 0 to 10; MEDICINES is free text.
ANSWERS: Mapping[Question, type[StrEnum]] = {
    Q.CAN_COME: YesNo,
    Q.PAIN_KINDS: PainKind,
    Q.PAIN_AREAS: BodyArea,
    Q.PAIN_DURATION: Duration,
    Q.PAIN_DIAGNOSED_BY: DiagnosedBy,
    **dict.fromkeys(TREATMENTS, Tried),
    Q.KETAMINE_FORM: KetamineForm,
    Q.KETAMINE_REACTION: YesNo,
    Q.CHEST_PAIN_NOW: YesNo,
    Q.HEART: Heart,
    Q.PREGNANCY: Pregnancy,
    Q.MIND: Mind,
    Q.HEARING_OR_SEEING_NOW: YesNo,
    Q.LIVER: YesNo,
    Q.HEAD: Head,
    Q.EYES: YesNo,
    Q.LUNGS: Lungs,
    Q.BLADDER: Bladder,
    Q.OTHER_CONDITIONS: OtherCondition,
    Q.SUBSTANCE_USE: SubstanceUse,
    Q.ALLERGY: Allergy,
    Q.MEDICINE_LIST: MedicineList,
    Q.MEDICINE_KINDS: MedicineKind,
    Q.RIDE_HOME: YesNo,
}

# A question that is asked only after certain answers to another.
ASKED_AFTER: Mapping[str, tuple[str, frozenset[str]]] = {
    Q.KETAMINE_FORM: (Q.TRIED_KETAMINE, frozenset(HAD_IT)),
    Q.KETAMINE_REACTION: (Q.TRIED_KETAMINE, frozenset(HAD_IT)),
    Q.MEDICINES: (Q.MEDICINE_LIST, frozenset({MedicineList.TYPED})),
}


def codes_of(question: Question) -> tuple[str, ...]:
    """Return every code that a question of choices can be answered with."""
    return tuple(str(code) for code in (*ANSWERS[question], *Open))


def is_asked(question: str, answers: Mapping[str, Any]) -> bool:
    """Say whether a question applies: the answer to the one before it may decide."""
    if question not in ASKED_AFTER:
        return True
    before, opening = ASKED_AFTER[question]
    return str(answers.get(before)) in opening
