"""About the clinic, which is plainly a sample."""

from typing import Any

from education.sample.build import bullets, dos_and_donts, text, topic

FIELDS: dict[str, Any] = {
    "title": "About this sample clinic",
    "slug": "about",
    "search_description": (
        "This is a sample clinic with made-up people and places."
        " It shows how a pain clinic in Florida could present itself honestly."
    ),
    "summary": (
        "This clinic is a sample."
        " Its people, streets and phone numbers are made up, so that you can see how the website works."
        " The words about pain care are meant seriously."
    ),
    "picture": "location",
    "body": [
        topic("What is real here, and what is not"),
        text(
            "You cannot be treated here, because there is no here."
            " The clinicians are invented, and so are the three places.",
            "The medical pages are different."
            " Each names its sources, and a clinician has to sign it before a real clinic shows it.",
        ),
        topic("What a clinic like this stands for"),
        text(
            "A real clinic will put its own story in this place."
            " Until then, these are the habits that the website was built around:",
            bullets(
                "<b>Listening comes first.</b> You know your pain; the clinic knows about pain.",
                "<b>No treatment is oversold.</b> The page about a gain also names the harm.",
                "<b>No is an answer.</b> You may give it at any time, and so may the clinic.",
                "<b>You can reach a person.</b> A request goes to the front desk, not to a machine.",
            ),
        ),
        dos_and_donts(
            "How we would like to be tested",
            do=[
                "Ask us where a statement comes from.",
                "Ask what we would do in your place, and why.",
                "Tell us when our words are hard to follow.",
            ],
            dont=[
                "Do not take our word for it when a source is missing.",
                "Do not feel that you owe us a decision.",
            ],
        ),
        topic("What the clinic should write next"),
        text(
            "Whoever sets this website up will replace this page. Readers will look for four things:",
            bullets(
                "who owns the clinic and who leads its medical care",
                "since when it has been there, and under which Florida registration",
                "which treatments it offers, and which it does not",
                "whether anybody pays it to recommend something.",
            ),
        ),
    ],
}
