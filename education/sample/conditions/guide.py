"""Conditions that can cause chronic pain: the hub of six pages."""

from typing import Any

from education.sample.build import bullets, glossary_term, text, topic

FIELDS: dict[str, Any] = {
    "title": "Conditions that can cause chronic pain",
    "slug": "conditions",
    "search_description": (
        "Six conditions behind lasting pain, one page each. What they are, how they are cared for,"
        " and what is known about ketamine."
    ),
    "summary": (
        "Six conditions that can lie behind lasting pain have a page here."
        " Each page also tells you how much, or how little, is known about ketamine for it."
        " For most of the six that is little."
    ),
    "picture": "causes",
    "evidence_summary": "",
    "evidence_level": "",
    "safety_notice": "ketamine",
    "body": [
        topic("Find the page that is closest to you"),
        text(
            bullets(
                "<b>Back injury:</b> when a back still hurts after 12 weeks.[[ref:mehling-2012]]",
                "<b>Arthritis:</b> one word for about a hundred conditions.[[ref:fallon-2023]]",
                "<b>Migraine:</b> how headache days are counted, and when it is chronic.[[ref:ichd-3]]",
                "<b>Fibromyalgia:</b> pain in many places, and tiredness with it.[[ref:treede-2019]]",
                "<b>Nerve damage:</b> pain that may burn, shoot or tingle.[[ref:nijs-2021]]",
                "<b>CRPS:</b> a name few people know, but ketamine's best-studied use.[[ref:cohen-2018]]"
                " Even there, relief was for weeks, and side effects were frequent.[[ref:sigtermans-2009]]",
            ),
        ),
        glossary_term("off-label"),
        topic("How to read these pages"),
        text(
            "We start with what the condition is and how it may feel."
            " Then come usual care, what studies say about ketamine, and signs that should not wait."
            " Where a clinician still has to check a statement, you will see a note beside it.",
        ),
        topic("If yours is not among them"),
        text(
            "You may have another diagnosis, two of these at once, or none that anybody could name."
            " You are welcome all the same.",
            "Write down what doctors have told you so far, in their words and in yours."
            " That sheet is worth having wherever you go for care.",
        ),
    ],
}
