"""Fibromyalgia: pain in many places, and a diagnosis that is often doubted."""

from typing import Any

from education.sample.build import bullets, care_card, dos_and_donts, evidence, one_in, questions, text, topic

FIELDS: dict[str, Any] = {
    "title": "Fibromyalgia",
    "slug": "fibromyalgia",
    "also_called": "",
    "search_description": (
        "Fibromyalgia brings pain in many places, tiredness and foggy thinking."
        " It is real. What care can look like, and where ketamine stands."
    ),
    "summary": (
        "Fibromyalgia is real, although nobody can see it on you."
        " It brings pain in many places, tiredness, poor sleep and trouble thinking."
        " There is no clear evidence that ketamine eases it."
    ),
    "picture": "understanding-pain",
    "evidence_summary": (
        "Fibromyalgia is listed among the conditions where the case for ketamine is weak or absent."
        "[[ref:cohen-2018]]"
        " Across many kinds of long-term pain, a 2025 review could not find a clear benefit."
        " Unwanted effects, however, were more common.[[ref:ferraro-2025]]"
    ),
    "evidence_level": "none",
    "safety_notice": "ketamine",
    "body": [
        topic("“But you look fine”"),
        text(
            "If you have fibromyalgia, you have probably heard that sentence."
            " It is meant kindly, and it can still sting.",
            "The international list of illnesses, the ICD-11, files fibromyalgia under chronic primary pain."
            " That means the pain is seen as the illness, and not as a sign of another.[[ref:treede-2019]]"
            " It is a diagnosis like any other, and you need not defend it.",
        ),
        one_in(
            50,
            "adults in this country may have it",
            "A rough figure of the CDC, the US public health agency. We have seen it only second hand.",
        ),
        topic("More than pain"),
        text(
            "Four things tend to come as a group.[[ref:treede-2019]]",
            bullets(
                "pain that is spread widely over the body",
                "fatigue, the medical word for great tiredness",
                "poor sleep",
                "trouble with thinking, which some people call fog",
            ),
            "You may lose the thread of a story, or forget why you opened the fridge."
            " Tell your clinician which of the four bothers you most, because that is where to start.",
        ),
        topic("Ways of caring for it"),
        text(
            "With so much going on, it is a lot to ask of one remedy."
            " Kinds of care work best side by side."
            " Behavioral health, movement with a physical therapist and medicines are some of them."
            "[[ref:hhs-2019]]",
            "Talking treatment (CBT) eased pain and distress a little in studies of chronic pain."
            " The gains were small.[[ref:williams-2020]]",
        ),
        dos_and_donts(
            "On an ordinary Tuesday",
            do=[
                "Cut a big job into pieces, and stop while you still have something left.",
                "Write things down, and let paper remember them for you.",
                "Tell one person what kind of help you would like.",
            ],
            dont=[
                "Make up for a good day by doing a week's work.",
                "Blame yourself for the fog.",
                "Buy a remedy because someone on the internet swears by it.",
            ],
        ),
        topic("Where ketamine stands"),
        evidence(
            "Is there reason to think that ketamine helps in fibromyalgia?",
            finding="Hardly. The 2018 guideline calls the support weak or absent.[[ref:cohen-2018]]",
            certainty="none",
            limits=(
                "It can also leave you sleepy, dizzy or confused, and you may have enough of that already."
                "[[ref:label]]"
                " People can come to misuse it or depend on it.[[ref:schedule-1999]]"
            ),
        ),
        topic("Do not put everything down to fibromyalgia"),
        care_card(
            "urgent",
            "Have these looked at soon",
            "Another illness can begin at any time, and it should not be missed."
            " Call about fever, swollen joints, weight loss, new weakness, or pain in your chest.",
            "Chest pain with short breath is an emergency.",
            status="needs_check",
        ),
        topic("For your next appointment"),
        questions(
            "Sentences that you can borrow",
            (
                "“Which of my symptoms shall we work on first?”",
                "It keeps a short visit from scattering over ten problems.",
            ),
            (
                "“What would count as better?”",
                "Two more good hours in a day may be worth more than a lower pain score.",
            ),
            (
                "“I would rather not add anything right now.”",
                "You may say so. A pause is part of care as well.",
            ),
        ),
    ],
}
