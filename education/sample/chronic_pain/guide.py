"""Understanding chronic pain: the hub of four articles."""

from typing import Any

from education.sample.build import bullets, key_points, text, topic

FIELDS: dict[str, Any] = {
    "title": "Understanding chronic pain",
    "slug": "understanding-chronic-pain",
    "search_description": (
        "Why pain can stay, why it can grow louder, what it does to your mood,"
        " and how care fits together. Four short pages with sources."
    ),
    "summary": (
        "Pain that stays for months is real, and it deserves care."
        " Four short pages explain how it works and what may ease it."
        " They cannot replace a talk with someone who knows you."
    ),
    "picture": "understanding-pain",
    "evidence_summary": "",
    "evidence_level": "",
    "body": [
        topic("Pick the page that fits today"),
        text(
            "You need not read everything, and not in one go. Each page stands on its own:",
            bullets(
                "<b>What chronic pain is:</b> where experts draw the line, and the words they use.",
                "<b>When pain signals grow louder:</b> how pathways can become too easily set off."
                " They can also calm down again.[[ref:woolf-2011]]",
                "<b>Your mood and your pain:</b> why the two so often travel together."
                " It also says what to do when thoughts turn dark.",
                "<b>Care that works together:</b> how to join several kinds of care, and how to see"
                " whether they help.[[ref:hhs-2019]]",
            ),
        ),
        key_points(
            "Three things to hold on to",
            "Nobody else can feel your pain, so your own report should be respected.[[ref:raja-2020]]",
            "You have company: about a quarter of adults in this country know it.[[ref:lucas-2024]]",
            "Change is possible, though nobody can tell you beforehand how much of it you will see.",
        ),
        topic("One small thing before you start"),
        text(
            "Take a scrap of paper and finish this sentence: “What I miss most is …”."
            " It may be sleep, work, or lifting a grandchild.",
            "Bring that line to any visit, here or elsewhere."
            " It tells a clinician more than a perfect list of symptoms.",
        ),
    ],
}
