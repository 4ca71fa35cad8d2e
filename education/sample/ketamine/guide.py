"""Understanding ketamine: the hub of three articles."""

from typing import Any

from education.sample.build import bullets, glossary_term, text, topic

FIELDS: dict[str, Any] = {
    "title": "Understanding ketamine",
    "slug": "understanding-ketamine",
    "search_description": (
        "Three plain pages about ketamine: its past and how it acts in the body."
        " Then, how far you can trust the studies on lasting pain."
    ),
    "summary": (
        "Ketamine is an anesthetic that some clinics also give for lasting pain."
        " It has helped some people for some weeks, and the studies leave real doubt."
        " These pages show you both."
    ),
    "picture": "ketamine",
    "evidence_summary": "",
    "evidence_level": "",
    "safety_notice": "ketamine",
    "body": [
        topic("Before you read on"),
        text(
            "You may have heard about ketamine from a friend, on the news or in an advertisement."
            " Stories like these often leave one half out."
            " We would rather give you both halves and let you judge.",
            "One term will meet you on every page, so here it is first.",
        ),
        glossary_term("off-label"),
        topic("What each page answers"),
        text(
            bullets(
                "<b>Where does it come from?</b> The story starts in the 1960s,"
                " and one chapter is hard to read.[[ref:domino-2010]]",
                "<b>What does it do inside me?</b> It blocks a kind of receptor and touches much more."
                "[[ref:zanos-2018]] The full answer is not known.",
                "<b>Does it help?</b> A guideline sees a place for it in a few people.[[ref:cohen-2018]]"
                " A later review sees no clear gain, and more unwanted effects.[[ref:ferraro-2025]]",
            ),
        ),
        topic("If you read only one of them"),
        text(
            "Make it the page about the evidence."
            " Write down whatever you do not believe or do not understand, and bring it along."
            " A good clinician will be glad of your doubts.",
            "And if you close this guide thinking that ketamine is not for you, that is a fine result too."
            " Pain care has other parts, and they work best together.[[ref:hhs-2019]]",
        ),
    ],
}
