"""Codes that are stored for years: none may change its spelling or vanish unnoticed."""

from appointments.rules import screening
from appointments.rules.screening import ANSWERS, FORM_VERSION, Question, codes_of, is_asked
from appointments.rules.triage import RULES_VERSION

OPEN = ("unsure", "by_phone")
YES_NO = ("yes", "no")
TRIED = ("helped", "no_help", "side_effects", "not_tried")
STORED_FOR_YEARS = {
    "can_come": YES_NO,
    "pain_kinds": (
        *("crps", "nerve", "spinal_cord_injury", "fibromyalgia", "phantom_limb", "after_shingles"),
        *("headache", "back_or_neck", "arthritis", "cancer", "other", "not_diagnosed"),
    ),
    "pain_areas": (
        *("head", "face", "neck", "shoulder", "arm", "hand", "chest", "belly", "upper_back"),
        *("lower_back", "pelvis", "hip", "leg", "knee", "foot", "all_over"),
    ),
    "pain_duration": (
        *("under_3_months", "3_to_6_months", "6_to_12_months", "1_to_5_years", "over_5_years"),
    ),
    "pain_diagnosed_by": ("family_doctor", "pain_specialist", "other_specialist", "other", "nobody"),
    "tried_physical_therapy": TRIED,
    "tried_anti_inflammatories": TRIED,
    "tried_nerve_medicines": TRIED,
    "tried_antidepressants": TRIED,
    "tried_opioids": TRIED,
    "tried_injections": TRIED,
    "tried_stimulator": TRIED,
    "tried_surgery": TRIED,
    "tried_psychological_therapy": TRIED,
    "tried_ketamine": TRIED,
    "ketamine_form": ("infusion", "injection", "nose_spray", "by_mouth", "cream", "other"),
    "ketamine_reaction": YES_NO,
    "chest_pain_now": YES_NO,
    "heart": ("high_blood_pressure", "heart_disease", "rhythm", "stroke", "none"),
    "pregnancy": ("pregnant", "may_be", "trying", "breastfeeding", "none", "does_not_apply"),
    "mind": ("psychosis", "schizophrenia", "mania", "none"),
    "hearing_or_seeing_now": YES_NO,
    "liver": YES_NO,
    "head": ("raised_pressure", "shunt", "recent_injury", "none"),
    "eyes": YES_NO,
    "lungs": ("sleep_apnea", "home_oxygen", "lung_disease", "none"),
    "bladder": ("pain", "blood", "urgency", "none"),
    "other_conditions": ("seizures", "thyroid", "porphyria", "none"),
    "substance_use": ("now", "in_treatment", "no"),
    "allergy": ("ketamine", "anesthetic", "none"),
    "medicine_list": ("typed", "brings_list", "takes_none"),
    "medicine_kinds": (
        *("blood_thinner", "benzodiazepine", "opioid", "lamotrigine", "maoi", "theophylline", "none"),
    ),
    "ride_home": YES_NO,
}
WITHOUT_A_LIST = ["adult", "peg_pain", "peg_enjoyment", "peg_activity", "medicines"]


def test_codes_are_those_that_records_hold():
    assert {str(question): codes_of(question) for question in ANSWERS} == {
        question: (*codes, *OPEN) for question, codes in STORED_FOR_YEARS.items()
    }


def test_questions_are_those_that_records_hold():
    assert sorted(Question) == sorted([*STORED_FOR_YEARS, *WITHOUT_A_LIST])


def test_codes_of_one_question_differ():
    assert [question for question in ANSWERS if len(set(codes_of(question))) != len(codes_of(question))] == []


def test_versions_of_the_form_and_of_the_rules_are_kept_with_the_answers():
    assert (FORM_VERSION, RULES_VERSION) == ("2026-11", "2026-11")


def test_a_question_follows_from_the_answer_before_it():
    assert is_asked("heart", {})
    assert [is_asked("ketamine_form", {"tried_ketamine": code}) for code in (*TRIED, *OPEN, None)] == [
        *(True, True, True, False, False, False, False)
    ]
    assert [
        is_asked("medicines", {"medicine_list": code}) for code in ("typed", "brings_list", ["typed"])
    ] == [*(True, False, False)]


def test_every_question_that_follows_comes_after_the_one_that_decides():
    order = list(Question)

    assert all(order.index(after) > order.index(first) for after, (first, _) in screening.ASKED_AFTER.items())
