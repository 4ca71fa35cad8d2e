"""Complex regional pain syndrome: where evidence on ketamine is least weak, and how far it reaches."""

from typing import Any

from education.sample.build import bullets, care_card, evidence, key_points, risks, text, topic

FIELDS: dict[str, Any] = {
    "title": "Complex regional pain syndrome (CRPS)",
    "slug": "crps",
    "also_called": "CRPS",
    "search_description": (
        "CRPS is where ketamine has been studied most closely."
        " What one trial found, how long relief lasted, and how common side effects were."
    ),
    "summary": (
        "CRPS is lasting pain in one region of the body."
        " It is where evidence on ketamine is least weak, but other care comes first."
        " Some people had weeks of relief, and many had side effects."
    ),
    "picture": "benefits-and-risks",
    "evidence_summary": (
        "For CRPS, the 2018 guideline grades the evidence as moderate, up to about 12 weeks."
        "[[ref:cohen-2018]]"
        " In a trial of 60 people, psychological side effects were frequent, and people could do no more."
        "[[ref:sigtermans-2009]]"
        " The wider 2025 review is more doubtful about chronic pain as a whole.[[ref:ferraro-2025]]"
    ),
    "evidence_level": "moderate",
    "safety_notice": "ketamine",
    "body": [
        topic("A name in three parts"),
        text(
            "Few people have heard of CRPS until they are told that they have it."
            " The name is a mouthful, so let us take it apart:",
            bullets(
                "<b>Complex:</b> many things are going on at once, and they are hard to untangle.",
                "<b>Regional:</b> one region of the body is affected, and not the whole of it.",
                "<b>Syndrome:</b> a group of signs that turn up together.",
            ),
            "Ask your clinician which signs led to the name in your case.",
        ),
        topic("What it can be like"),
        text(
            "Pain is always personal, and what you say about it should be respected.[[ref:raja-2020]]"
            " That holds all the more when people around you have never heard of what you have.",
            "You may guard the sore part and arrange your day around it."
            " Let someone know how that affects your sleep, your work and your temper.",
        ),
        topic("First things first"),
        text(
            "Ketamine is not where care begins, and it is not meant to stand alone.[[ref:aana]]"
            " Pain care is a team effort in which physical therapy, medicines, behavioral health"
            " and other parts support each other.[[ref:hhs-2019]]",
            "So ask what has not been tried yet. It may suit you better.",
        ),
        topic("What one trial found"),
        evidence(
            "Can ketamine ease pain in CRPS?",
            finding=(
                "Sixty people with one type, CRPS-1, took part."
                " Those who had ketamine felt less pain for up to 12 weeks.[[ref:sigtermans-2009]]"
                " The guideline speaks of moderate evidence.[[ref:cohen-2018]]"
            ),
            certainty="moderate",
            limits=(
                "At week 12 nothing was left of the advantage."
                " Daily function was no better.[[ref:sigtermans-2009]]"
                " It was one trial, and not a big one."
            ),
        ),
        text(
            "Picture 100 people who get ketamine and 100 who do not."
            " Going by that trial, 76 of the first group would have psychological side effects."
            " In the second group it would be 18.[[ref:sigtermans-2009]]",
            "Keep the review of 2025 in view as well."
            " It took in many kinds of chronic pain, and a clear benefit did not show.[[ref:ferraro-2025]]",
        ),
        risks(
            "More to weigh before you decide",
            liver=(
                "It can be harmed.[[ref:noppers-2011]]"
                " If treatment is frequent, liver tests are called for.[[ref:cohen-2018]]"
            ),
            blood_pressure="It can go up, and so can the pulse.[[ref:label]]",
            breathing="It may slow, most of all with opioids or calming medicines.[[ref:label]]",
            dependence="People can misuse it or come to depend on it.[[ref:schedule-1999]]",
            after_effects="Now and then, effects on the mind have stayed for days or weeks.[[ref:label]]",
        ),
        topic("Changes to report without delay"),
        care_card(
            "urgent",
            "Let a clinician see it soon",
            bullets(
                "The sore part turns a new color, swells, or becomes much hotter or colder.",
                "The pain spreads to another part of your body.",
                "You find broken skin, or see pus.",
                "You lose strength, or can no longer move a joint.",
            ),
            status="needs_check",
        ),
        topic("If you are thinking about ketamine"),
        key_points(
            "Ask this before you say yes or no",
            "Is mine the type of CRPS that was studied?",
            "What should I be able to do afterward that I cannot do now?",
            "What will you watch for, and who do I call on a bad night?",
            "What if it works and then wears off?",
            "What would you suggest in its place? A no, or a not yet, is a sound answer too.",
        ),
    ],
}
