"""Preparing for a treatment: what is asked and why, tests, medicines, the ride."""

from typing import Any

from education.sample.build import care_card, comparison, dos_and_donts, text, topic, warning

FIELDS: dict[str, Any] = {
    "title": "Getting ready for a ketamine treatment",
    "slug": "preparing",
    "search_description": (
        "What we ask before a ketamine treatment, and why we ask it."
        " Which tests you may need, what about medicines, who takes you home."
    ),
    "summary": (
        "Before anything is planned, a clinician finds out whether ketamine could suit you."
        " Sometimes that talk ends with a no."
        " If it is a yes, you need your list of medicines, an empty stomach and a ride."
    ),
    "picture": "next-step",
    "evidence_summary": (
        "The 2018 guideline says which tests make sense, and for whom.[[ref:cohen-2018]]"
        " No preparation settles the doubt about benefit, which the 2025 review could not show."
        "[[ref:ferraro-2025]]"
    ),
    "evidence_level": "",
    "safety_notice": "ketamine",
    "body": [
        topic("Why we ask so many questions"),
        text(
            "Some of our questions will feel personal."
            " We ask every one of them because the answer could change the plan.",
            "There are no wrong answers, and nobody is here to scold you."
            " What could hurt you is the thing that we never got to hear.",
        ),
        comparison(
            "What we ask about, and the reason",
            ["We ask about", "Because"],
            ("Your heart and blood pressure", "Ketamine can push up pulse and blood pressure.[[ref:label]]"),
            ("Your liver", "Liver injury has been seen with ketamine.[[ref:noppers-2011]]"),
            (
                "Your bladder",
                "People who have it again and again may get bladder pain.[[ref:anderson-2022]]",
            ),
            (
                "Your mental health",
                "Psychosis at present is a reason to hold back, says the guideline.[[ref:cohen-2018]]",
            ),
            ("Alcohol and drugs", "Ketamine itself can be misused.[[ref:schedule-1999]]"),
            ("Pregnancy and breastfeeding", "Ketamine is not recommended in either.[[ref:label]]"),
            ("All your medicines", "A few of them do not mix with it; see below."),
        ),
        topic("Which tests you may need"),
        text(
            "If you are healthy, no test is called for."
            " With a heart at risk you should have a heart tracing, also called an ECG."
            " Liver tests are for a liver at risk, or when treatments are frequent.[[ref:cohen-2018]]",
            "So if someone offers you a long list of tests, ask what each one would change."
            " That goes for us, too.",
        ),
        topic("Your medicines"),
        warning(
            "Some medicines need a close look",
            "With opioids, benzodiazepines or anything else that slows you down,"
            " you could become dangerously drowsy."
            " Your breathing could slow as well.[[ref:label]]",
            "Theophylline and aminophylline are on the label's list of interactions, too.[[ref:label]]",
        ),
        care_card(
            "urgent",
            "Please do not stop anything by yourself",
            "If a medicine worries you, ask whoever prescribed it before you skip it."
            " We are glad to speak with them, if you allow it.",
            status="needs_check",
        ),
        topic("Your checklist"),
        dos_and_donts(
            "In the days before",
            do=[
                "Write down everything you take, with the over-the-counter things.",
                "Ask us from what hour you should stop eating, and write that down too.",
                "Find an adult who will take you home.[[ref:mayo]]",
                "Keep that day and the day after it clear.",
            ],
            dont=[
                "Do not plan to drive within 24 hours of the treatment.[[ref:mayo]]",
                "Do not plan anything hazardous for that time, such as using machines.",
                "Do not leave out a health problem because it embarrasses you.",
                "Do not come alone and hope for the best.",
            ],
        ),
        topic("If something changes"),
        text(
            "Call us if you fall ill, think that you might be pregnant, or lose your ride."
            " Moving the date is no trouble, and we prefer it to a rushed morning.",
            "You may also simply change your mind."
            " Then we can look together at what else might help: exercise with a therapist,"
            " other medicines, or support for mood.[[ref:hhs-2019]]",
        ),
    ],
}
