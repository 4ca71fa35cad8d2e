"""Back injury and back pain that lasts."""

from typing import Any

from education.sample.build import bullets, care_card, dos_and_donts, evidence, steps, text, topic

FIELDS: dict[str, Any] = {
    "title": "Back injury and back pain that lasts",
    "slug": "back-injury",
    "also_called": "back pain, low back pain",
    "search_description": (
        "Back pain is chronic from 12 weeks on. How it is cared for, warning signs,"
        " and why ketamine has little support for low back pain."
    ),
    "summary": (
        "Back pain counts as chronic once it has gone on for 12 weeks."
        " Some people reach that point, and it is no sign that they did something wrong."
        " For low back pain, ketamine has little or no support from studies."
    ),
    "picture": "causes",
    "evidence_summary": (
        "The 2018 guideline rates the evidence for ketamine in low back pain as weak or absent."
        "[[ref:cohen-2018]]"
        " The 2025 review of long-term pain saw no clear gain from ketamine, but more unwanted effects."
        "[[ref:ferraro-2025]]"
    ),
    "evidence_level": "none",
    "safety_notice": "ketamine",
    "body": [
        topic("When a back does not settle down"),
        text(
            "A heavy box, a fall on the stairs, a crash: you may know the very minute it began."
            " Or perhaps you woke up one day and there it was.",
            "From 12 weeks on, doctors speak of chronic back pain."
            " Some people get there after an injury."
            " Studies disagree on how many, so we print no number.[[ref:mehling-2012]]",
            "At times nobody finds one specific cause."
            " Such low back pain is then seen as a condition in its own right: chronic primary pain."
            "[[ref:treede-2019]]",
        ),
        topic("What you may feel"),
        text(
            "Backs differ, and so do their owners."
            " Yours may ache in the morning, pull when you bend, or complain in the car.",
            "Tell your clinician if the pain burns, shoots or tingles, or if part of you feels numb."
            " Pain from a nerve can feel that way.[[ref:nijs-2021]]",
        ),
        topic("What care usually looks like"),
        text(
            "Do not count on one treatment to do it all."
            " Care does best as a mix: physical therapy, behavioral health, medicines,"
            " complementary care, and procedures for some.[[ref:hhs-2019]]",
        ),
        steps(
            "One way to go about it",
            ("Be examined", "Ask what the clinician looked for, and what was ruled out."),
            ("Set one goal", "Getting through a shift, or putting on socks alone, is a good one."),
            ("Try a mix", "Ask of each part what it may bring, and what harm it may do."),
            ("Look back", "Drop what does not help. That is a result, and not a failure."),
        ),
        topic("Ketamine for low back pain"),
        evidence(
            "Does ketamine help when the low back hurts?",
            finding=(
                "Nobody has clearly shown that it does."
                " For low back pain, guideline authors found support that was weak, or none."
                "[[ref:cohen-2018]]"
            ),
            certainty="none",
            limits=(
                "Without a clear benefit, the downsides weigh more."
                " They include dizziness, vomiting, confusion and higher blood pressure.[[ref:label]]"
            ),
        ),
        topic("Signs that cannot wait"),
        care_card(
            "emergency",
            "Go for emergency help with any of these",
            bullets(
                "You have lost control of your bladder or bowels, or cannot pass urine.",
                "You feel numb between your legs.",
                "A leg has grown weak, or is getting weaker.",
                "The pain began with a bad fall or crash.",
            ),
            "Call your clinician soon if you have a fever, lose weight without trying, or have had cancer.",
            status="needs_check",
        ),
        topic("Making the most of a visit"),
        dos_and_donts(
            "Before and during the visit",
            do=[
                "Say what you can no longer do, and what you have already tried.",
                "Ask, “Do you think a nerve is involved, and how can you tell?”",
                "Ask, “What would you do first, and what if it fails?”",
            ],
            dont=[
                "Play the pain down to be polite.",
                "Agree to a treatment before you have heard its risks.",
                "Feel that you have to decide on the spot.",
            ],
        ),
    ],
}
