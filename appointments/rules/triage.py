"""Which screening answers a clinician should see, and which the front desk should know.

A table, versioned; the clinic's medical director approves it. A flag rejects nobody: it suggests a route
and says why, and staff decide. The topics follow the 2018 ASRA, AAPM and ASA guideline
(doi:10.1097/AAP.0000000000000808) and the US label of ketamine.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from appointments.enums import FlagLevel
from appointments.rules import screening as codes
from appointments.rules.screening import Open, Question, is_asked

RULES_VERSION = "2026-11"


class Route(StrEnum):
    FRONT_DESK = "front_desk"
    CLINICIAN = "clinician"


@dataclass(frozen=True)
class Flag:
    """One reason. `code` is stable (`heart.rhythm`); `reason` is worded for staff."""

    code: str
    level: FlagLevel
    question: Question
    reason: str


@dataclass(frozen=True)
class Rule:
    """What the answers to one question mean: a reason for each code that matters. The rest is fine."""

    level: FlagLevel
    topic: str
    reasons: Mapping[str, str]


Q = Question
YES, NO = codes.YesNo.YES, codes.YesNo.NO

RULES: Mapping[Question, Rule] = {
    Q.CHEST_PAIN_NOW: Rule(
        FlagLevel.CLINICIAN, "Chest pain now", {YES: "Has chest pain now; was told to call 911"}
    ),
    Q.HEART: Rule(
        FlagLevel.CLINICIAN,
        "Heart and blood pressure",
        {
            codes.Heart.HIGH_BLOOD_PRESSURE: "High blood pressure that is not under control",
            codes.Heart.HEART_DISEASE: "Heart disease",
            codes.Heart.RHYTHM: "Heart rhythm problem",
            codes.Heart.STROKE: "Stroke",
        },
    ),
    Q.PREGNANCY: Rule(
        FlagLevel.CLINICIAN,
        "Pregnancy",
        {
            codes.Pregnancy.PREGNANT: "Pregnant",
            codes.Pregnancy.MAY_BE: "May be pregnant",
            codes.Pregnancy.TRYING: "Trying to become pregnant",
            codes.Pregnancy.BREASTFEEDING: "Breastfeeding",
        },
    ),
    Q.MIND: Rule(
        FlagLevel.CLINICIAN,
        "Mental health",
        {
            codes.Mind.PSYCHOSIS: "Psychosis",
            codes.Mind.SCHIZOPHRENIA: "Schizophrenia",
            codes.Mind.MANIA: "Mania",
        },
    ),
    Q.HEARING_OR_SEEING_NOW: Rule(
        FlagLevel.CLINICIAN,
        "Hearing or seeing things now",
        {YES: "Hears or sees things now that others do not"},
    ),
    Q.LIVER: Rule(FlagLevel.CLINICIAN, "Liver", {YES: "Liver disease or hepatitis"}),
    Q.HEAD: Rule(
        FlagLevel.CLINICIAN,
        "Head",
        {
            codes.Head.RAISED_PRESSURE: "Raised pressure in the head",
            codes.Head.SHUNT: "Shunt in the head",
            codes.Head.RECENT_INJURY: "Recent head injury",
        },
    ),
    Q.EYES: Rule(FlagLevel.CLINICIAN, "Eyes", {YES: "Glaucoma or raised eye pressure"}),
    Q.SUBSTANCE_USE: Rule(
        FlagLevel.CLINICIAN,
        "Alcohol or drugs",
        {
            codes.SubstanceUse.NOW: "Alcohol or drug problem now",
            codes.SubstanceUse.IN_TREATMENT: "In treatment for an alcohol or drug problem",
        },
    ),
    Q.ALLERGY: Rule(
        FlagLevel.CLINICIAN,
        "Allergy or bad reaction",
        {
            codes.Allergy.KETAMINE: "Allergy or bad reaction to ketamine",
            codes.Allergy.ANESTHETIC: "Allergy or bad reaction to an anesthetic",
        },
    ),
    Q.KETAMINE_REACTION: Rule(
        FlagLevel.CLINICIAN, "Ketamine before", {YES: "Had a bad reaction when given ketamine before"}
    ),
    Q.LUNGS: Rule(
        FlagLevel.CLINICIAN,
        "Sleep and lungs",
        {
            codes.Lungs.SLEEP_APNEA: "Sleep apnea",
            codes.Lungs.HOME_OXYGEN: "Uses oxygen at home",
            codes.Lungs.LUNG_DISEASE: "Serious lung disease",
        },
    ),
    Q.BLADDER: Rule(
        FlagLevel.INFO,
        "Bladder",
        {
            codes.Bladder.PAIN: "Bladder pain",
            codes.Bladder.BLOOD: "Blood in the urine",
            codes.Bladder.URGENCY: "Frequent, urgent urination",
        },
    ),
    Q.OTHER_CONDITIONS: Rule(
        FlagLevel.INFO,
        "Other conditions",
        {
            codes.OtherCondition.SEIZURES: "Seizures",
            codes.OtherCondition.THYROID: "Overactive thyroid",
            codes.OtherCondition.PORPHYRIA: "Porphyria",
        },
    ),
    Q.MEDICINE_KINDS: Rule(
        FlagLevel.INFO,
        "Medicines",
        {
            codes.MedicineKind.BLOOD_THINNER: "Takes a blood thinner",
            codes.MedicineKind.BENZODIAZEPINE: "Takes a benzodiazepine",
            codes.MedicineKind.OPIOID: "Takes an opioid",
            codes.MedicineKind.LAMOTRIGINE: "Takes lamotrigine",
            codes.MedicineKind.MAOI: "Takes an MAO inhibitor",
            codes.MedicineKind.THEOPHYLLINE: "Takes theophylline",
        },
    ),
    Q.RIDE_HOME: Rule(FlagLevel.INFO, "Way home", {NO: "No adult to take them home after a treatment"}),
    Q.CAN_COME: Rule(FlagLevel.INFO, "Coming to the clinic", {NO: "Cannot come to the clinic"}),
    Q.PAIN_DURATION: Rule(
        FlagLevel.INFO,
        "How long the pain has lasted",
        {codes.Duration.UNDER_3_MONTHS: "Pain for less than 3 months"},
    ),
}
LEFT_OPEN = {Open.UNSURE: "left open (not sure)", Open.BY_PHONE: "left open (would rather say by phone)"}
UNANSWERED = "unanswered"


def flags_of(answers: Mapping[str, Any]) -> list[Flag]:
    """Return what staff should know, in the table's order; `answers` are codes, or lists of codes.

    A question that was left open is flagged like one that matters, since nobody knows its answer; where a
    clinician would have to see it, so is one that is missing or holds a code of no question of this version.
    """
    return [flag for question, rule in RULES.items() for flag in _flags_of_question(question, rule, answers)]


def flag_level(flags: Iterable[Flag]) -> FlagLevel:
    """Return the highest level among the flags."""
    levels = {flag.level for flag in flags}
    return next((level for level in (FlagLevel.CLINICIAN, FlagLevel.INFO) if level in levels), FlagLevel.NONE)


def suggested_route(flags: Iterable[Flag]) -> Route:
    """Return who should look first. It is a suggestion; staff decide."""
    return Route.CLINICIAN if flag_level(flags) == FlagLevel.CLINICIAN else Route.FRONT_DESK


def _flags_of_question(question: Question, rule: Rule, answers: Mapping[str, Any]) -> Iterator[Flag]:
    if not is_asked(question, answers):
        return
    given = _as_codes(answers.get(question))
    if not given and rule.level == FlagLevel.CLINICIAN:
        yield Flag(f"{question}.{UNANSWERED}", rule.level, question, f"{rule.topic}: not answered")
    for code in given:
        if reason := _reason(question, rule, code):
            yield Flag(f"{question}.{code}", rule.level, question, reason)


def _reason(question: Question, rule: Rule, code: str) -> str:
    """Return why a code matters, or "" when it does not."""
    if code in rule.reasons:
        return rule.reasons[code]
    if code in codes.codes_of(question):
        return f"{rule.topic}: {LEFT_OPEN[Open(code)]}" if code in LEFT_OPEN else ""
    return f"{rule.topic}: an answer that this version does not know"


def _as_codes(answer: Any) -> list[str]:
    if not answer:
        return []
    return [str(code) for code in answer] if isinstance(answer, list | tuple) else [str(answer)]
