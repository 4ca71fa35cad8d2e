"""Side effects and risks, by when and how they show themselves."""

from typing import Any

from education.sample.build import bullets, care_card, evidence, risks, text, topic

FIELDS: dict[str, Any] = {
    "title": "Risks and side effects of ketamine",
    "slug": "risks",
    "search_description": (
        "Ketamine's side effects on the day, the harms that repeated use can bring,"
        " and when to tell us. With sources, in plain words."
    ),
    "summary": (
        "On the day you may feel dizzy, sick or strange, and most of that passes within hours."
        " Other risks reach further: heart, breathing, bladder, liver and misuse."
        " You should know both kinds."
    ),
    "picture": "benefits-and-risks",
    "evidence_summary": (
        "Unwanted effects are more frequent with ketamine than without it, though the certainty is low."
        "[[ref:ferraro-2025]]"
        " The US label and other papers describe harm to the bladder and the liver."
        "[[ref:label]][[ref:noppers-2011]][[ref:anderson-2022]]"
    ),
    "evidence_level": "low",
    "safety_notice": "ketamine",
    "body": [
        topic("How often do side effects happen?"),
        text(
            "You may have been told that almost nobody has trouble."
            " The studies do not support that."
            " Please look at these two numbers, and at how unsure they are.",
        ),
        evidence(
            "Are side effects more frequent with ketamine?",
            finding=(
                "Yes: over many trials, about three times as frequent.[[ref:ferraro-2025]]"
                " In one trial in CRPS, 76 out of 100 people had effects on the mind."
                " In the comparison group it was 18 out of 100.[[ref:sigtermans-2009]]"
            ),
            certainty="low",
            limits=(
                "The authors of the review call the certainty low."
                " Your own risk may be higher or lower, and no number can foretell it."
            ),
        ),
        topic("What can happen on the day"),
        risks(
            "Effects in the first hours",
            mind="You may feel unreal, muddled or detached from yourself.[[ref:label]]",
            stomach="Feeling or being sick is possible.[[ref:label]]",
            head_and_eyes="You can get dizzy or sleepy, and things may look blurred.[[ref:label]]",
            heart_and_circulation="Your heart may beat faster and your blood pressure climb.[[ref:label]]",
            breathing="It may slow down, above all next to opioids or benzodiazepines.[[ref:label]]",
            eye_or_brain_pressure="Either can go up.[[ref:cohen-2018]]",
        ),
        text(
            "Most of these are over within hours."
            " A few effects on the mind have lasted for days, some for weeks.[[ref:label]]",
        ),
        topic("What can go beyond that day"),
        risks(
            "Harms that may come later or last longer",
            bladder_trouble="With repeated use: pain, and having to rush to the bathroom."
            "[[ref:anderson-2022]][[ref:label]]",
            liver_injury="The liver can take harm, so some people need tests."
            "[[ref:noppers-2011]][[ref:cohen-2018]]",
            dependence="Some people misuse ketamine or come to depend on it, and US law controls it."
            "[[ref:schedule-1999]]",
            unborn_and_nursing_babies="It is not recommended for you if you are pregnant or breastfeeding."
            "[[ref:label]]",
        ),
        topic("Risks that you can lower"),
        text(
            "You can bring some of these risks down, though never to nothing:",
            bullets(
                "Tell us about every illness and every medicine, even if nobody asked.",
                "Leave driving, climbing and machines alone for 24 hours.[[ref:mayo]]",
                "Tell us how the last session went before you agree to the next.",
                "Ask us how often is too often for you, and hold us to the answer.",
            ),
        ),
        care_card(
            "urgent",
            "Tell us the same day",
            "Call if strange or frightening feelings do not fade, or if your bladder starts to hurt."
            " Call as well if you catch yourself wanting ketamine for reasons other than pain.",
            status="needs_check",
        ),
        topic("If the risks look too large"),
        text(
            "Then trust that feeling; it is a good reason to say no."
            " Ask us what you could try whose risks you would find easier to bear."
            " You lose nothing by taking the list above home and sleeping on it.",
        ),
    ],
}
