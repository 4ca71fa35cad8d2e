"""A ketamine treatment, step by step: the hub of six articles."""

from typing import Any

from education.sample.build import steps, text, topic

FIELDS: dict[str, Any] = {
    "title": "A ketamine treatment, step by step",
    "slug": "ketamine-treatment",
    "search_description": (
        "Six short pages take you through a ketamine treatment for pain."
        " Getting ready, the day, gains and risks, who should say no, and cost."
    ),
    "summary": (
        "A treatment starts with a talk and ends at home, with another adult beside you."
        " It may help for a while, or not at all, and it carries risks."
        " These six pages walk you through it."
    ),
    "picture": "session",
    "evidence_summary": "",
    "evidence_level": "",
    "safety_notice": "ketamine",
    "body": [
        topic("Who these pages are for"),
        text(
            "Perhaps someone has offered you ketamine, or you are thinking of asking."
            " Perhaps you will be the driver."
            " Either way, you should know the whole road before you set foot on it.",
        ),
        topic("What you will find, in order"),
        steps(
            "",
            ("Getting ready", "The questions we ask, the tests you may need, and your list of medicines."),
            ("The day itself", "From the front door to your own sofa, and how it may feel."),
            ("What you might gain", "Each hope, next to its limit and its price for your body."),
            ("What can go wrong", "Side effects that pass, and harms that may not."),
            (
                "When the answer is no",
                "Some illnesses speak against it, and so does pregnancy.[[ref:cohen-2018]]",
            ),
            ("What it costs", "What to ask, and what you should get on paper before you agree."),
        ),
        topic("Every step has a way out"),
        text(
            "You can stop after any page, after the first talk, or in the chair."
            " Nobody here will hold it against you.",
            "Please do not start with ketamine, either."
            " It is not a first treatment, and it is never the only one.[[ref:aana]]"
            " If nothing else has been tried yet, let us talk about that first.",
        ),
    ],
}
