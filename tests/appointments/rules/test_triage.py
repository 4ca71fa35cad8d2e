"""Which answers a clinician should see. The table below is FORMS' own, written apart from the code's."""

import pytest

from appointments.enums import FlagLevel
from appointments.rules.screening import ANSWERS, Question
from appointments.rules.triage import Flag, Route, flag_level, flags_of, suggested_route

CLINICIAN, INFO = FlagLevel.CLINICIAN, FlagLevel.INFO
CALM = {
    "chest_pain_now": "no",
    "heart": ["none"],
    "pregnancy": ["none"],
    "mind": ["none"],
    "hearing_or_seeing_now": "no",
    "liver": "no",
    "head": ["none"],
    "eyes": "no",
    "substance_use": "no",
    "allergy": ["none"],
    "lungs": ["none"],
    "bladder": ["none"],
    "other_conditions": ["none"],
    "medicine_kinds": ["none"],
    "ride_home": "yes",
    "can_come": "yes",
    "pain_duration": "over_5_years",
}
TABLE = [
    ("chest_pain_now", "yes", CLINICIAN),
    ("heart", "high_blood_pressure", CLINICIAN),
    ("heart", "heart_disease", CLINICIAN),
    ("heart", "rhythm", CLINICIAN),
    ("heart", "stroke", CLINICIAN),
    ("pregnancy", "pregnant", CLINICIAN),
    ("pregnancy", "may_be", CLINICIAN),
    ("pregnancy", "trying", CLINICIAN),
    ("pregnancy", "breastfeeding", CLINICIAN),
    ("mind", "psychosis", CLINICIAN),
    ("mind", "schizophrenia", CLINICIAN),
    ("mind", "mania", CLINICIAN),
    ("hearing_or_seeing_now", "yes", CLINICIAN),
    ("liver", "yes", CLINICIAN),
    ("head", "raised_pressure", CLINICIAN),
    ("head", "shunt", CLINICIAN),
    ("head", "recent_injury", CLINICIAN),
    ("eyes", "yes", CLINICIAN),
    ("substance_use", "now", CLINICIAN),
    ("substance_use", "in_treatment", CLINICIAN),
    ("allergy", "ketamine", CLINICIAN),
    ("allergy", "anesthetic", CLINICIAN),
    ("lungs", "sleep_apnea", CLINICIAN),
    ("lungs", "home_oxygen", CLINICIAN),
    ("lungs", "lung_disease", CLINICIAN),
    ("bladder", "pain", INFO),
    ("bladder", "blood", INFO),
    ("bladder", "urgency", INFO),
    ("other_conditions", "seizures", INFO),
    ("other_conditions", "thyroid", INFO),
    ("other_conditions", "porphyria", INFO),
    ("medicine_kinds", "blood_thinner", INFO),
    ("medicine_kinds", "benzodiazepine", INFO),
    ("medicine_kinds", "opioid", INFO),
    ("medicine_kinds", "lamotrigine", INFO),
    ("medicine_kinds", "maoi", INFO),
    ("medicine_kinds", "theophylline", INFO),
    ("ride_home", "no", INFO),
    ("can_come", "no", INFO),
    ("pain_duration", "under_3_months", INFO),
]
NEEDS_A_CLINICIAN = sorted({question for question, _, level in TABLE if level == CLINICIAN})
NEEDS_NOBODY = sorted({question for question, _, level in TABLE if level == INFO})


def flags_with(**changes):
    return flags_of(CALM | changes)


def codes(flags):
    return [(flag.code, flag.level) for flag in flags]


def as_answer(question, code):
    return [code] if isinstance(CALM[question], list) else code


def test_answers_without_any_concern_raise_no_flag():
    assert flags_of(CALM) == []
    assert flags_with(pregnancy=["does_not_apply"]) == []


@pytest.mark.parametrize(("question", "code", "level"), TABLE)
def test_each_row_of_the_table_raises_its_flag_and_no_other(question, code, level):
    (flag,) = flags_with(**{question: as_answer(question, code)})

    assert (flag.code, flag.level, flag.question) == (f"{question}.{code}", level, question)
    assert flag.reason[0].isupper()
    assert "left open" not in flag.reason


def test_no_other_answer_raises_a_flag():
    in_table = {(question, code) for question, code, _ in TABLE}
    calm = [
        (question, str(code))
        for question in CALM
        for code in ANSWERS[Question(question)]
        if (question, str(code)) not in in_table
    ]

    raised = [pair for pair in calm if flags_with(**{pair[0]: as_answer(*pair)})]

    assert (len(calm) > 15, raised) == (True, [])


@pytest.mark.parametrize("question", [*NEEDS_A_CLINICIAN, *NEEDS_NOBODY])
@pytest.mark.parametrize(
    ("code", "words"),
    [("unsure", "left open (not sure)"), ("by_phone", "left open (would rather say by phone)")],
)
def test_a_question_left_open_is_flagged_at_the_level_of_its_topic(question, code, words):
    level = CLINICIAN if question in NEEDS_A_CLINICIAN else INFO

    (flag,) = flags_with(**{question: as_answer(question, code)})

    assert (flag.code, flag.level) == (f"{question}.{code}", level)
    assert flag.reason.endswith(f": {words}")


@pytest.mark.parametrize("question", NEEDS_A_CLINICIAN)
@pytest.mark.parametrize("nothing", [None, "", []])
def test_a_missing_answer_that_a_clinician_would_need_is_never_taken_for_a_no(question, nothing):
    without = {name: answer for name, answer in CALM.items() if name != question}

    assert codes(flags_of(without)) == [(f"{question}.unanswered", CLINICIAN)]
    assert flags_with(**{question: nothing}) == flags_of(without)


def test_an_unknown_code_reaches_a_clinician():
    assert flags_with(liver="sometimes") == [
        Flag("liver.sometimes", CLINICIAN, Question.LIVER, "Liver: an answer that this version does not know")
    ]


def test_a_bad_reaction_to_ketamine_counts_only_where_ketamine_was_tried():
    had_it = {"tried_ketamine": "no_help", "ketamine_reaction": "yes"}

    assert codes(flags_with(**had_it)) == [("ketamine_reaction.yes", CLINICIAN)]
    assert codes(flags_with(**had_it | {"ketamine_reaction": "unsure"})) == [
        ("ketamine_reaction.unsure", CLINICIAN)
    ]
    assert codes(flags_with(tried_ketamine="helped")) == [("ketamine_reaction.unanswered", CLINICIAN)]
    assert flags_with(**had_it | {"ketamine_reaction": "no"}) == []
    assert flags_with(**had_it | {"tried_ketamine": "not_tried"}) == []


def test_several_answers_raise_a_flag_each_in_the_order_of_the_table():
    flags = flags_with(ride_home="no", heart=["stroke", "rhythm"], bladder=["blood"])

    assert codes(flags) == [
        ("heart.stroke", CLINICIAN),
        ("heart.rhythm", CLINICIAN),
        ("bladder.blood", INFO),
        ("ride_home.no", INFO),
    ]


@pytest.mark.parametrize(
    ("changes", "level", "route"),
    [
        ({}, "none", Route.FRONT_DESK),
        ({"ride_home": "no"}, "info", Route.FRONT_DESK),
        ({"ride_home": "no", "heart": ["unsure"]}, "clinician", Route.CLINICIAN),
        ({"eyes": "yes"}, "clinician", Route.CLINICIAN),
    ],
)
def test_highest_flag_decides_the_level_and_the_suggested_route(changes, level, route):
    flags = flags_with(**changes)

    assert (flag_level(flags), suggested_route(flags)) == (level, route)


def test_answers_to_other_questions_raise_nothing():
    others = {
        "pain_kinds": ["cancer", "other"],
        "pain_areas": ["chest"],
        "peg_pain": 10,
        "tried_opioids": "side_effects",
        "medicines": "Warfarin",
        "adult": "yes",
    }

    assert flags_of(CALM | others) == []
