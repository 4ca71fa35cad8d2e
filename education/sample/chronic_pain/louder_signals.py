"""Central sensitization: how pain pathways become easier to set off, and that it can be undone."""

from typing import Any

from education.sample.build import care_card, comparison, diagram, dos_and_donts, questions, text, topic

FIELDS: dict[str, Any] = {
    "title": "When pain signals grow louder",
    "slug": "louder-signals",
    "search_description": (
        "Central sensitization means that pain pathways respond too readily."
        " What that is, what it is not, and why it need not last forever."
    ),
    "summary": (
        "The pathways that carry pain can start to respond too readily."
        " Doctors call this central sensitization."
        " It tends to last, yet it can be turned back, at least in part."
    ),
    "picture": "mechanism",
    "evidence_summary": (
        "One review describes pain pathways that stay too excitable for a long time, but not for good."
        "[[ref:woolf-2011]]"
        " Another found changes in structure that effective treatment partly restores.[[ref:kuner-2017]]"
        " Neither tells you which treatment that would be for you."
    ),
    "evidence_level": "",
    "body": [
        topic("A smoke alarm that is set too fine"),
        text(
            "A good smoke alarm wakes you when the house is on fire."
            " Set too fine, it also shrieks at a slice of toast."
            " The noise is just as loud, and you are just as awake.",
            "Pathways in the spinal cord and brain can behave a little like that."
            " They become more excitable, and they stay so for a good while.[[ref:woolf-2011]]"
            " “Central” stands for brain and spinal cord, and “sensitization” for being set off too soon.",
        ),
        diagram(
            "sensitization",
            "The drawing shows as loudness what is really a readiness to respond.[[ref:woolf-2011]]"
            " Your body has no such dial, and you cannot simply turn it by trying hard.",
        ),
        topic("What people hear, and what is meant"),
        text(
            "This idea is easy to misunderstand, and some patients have been hurt by how it was put to them."
            " So let us be careful.",
        ),
        comparison(
            "Three things you may have heard",
            ["You may have heard", "What researchers describe"],
            (
                "“It is all in your head.”",
                (
                    "The changes reach nerves, the spinal cord and the cortex, the brain's outer layer."
                    "[[ref:kuner-2017]]"
                ),
            ),
            (
                "“You will have to live with it.”",
                "It is prolonged, but reversible.[[ref:woolf-2011]] Nobody can say how soon, or how far.",
            ),
            (
                "“Treat it, and all is as before.”",
                "Treatment that works can restore a part of the change.[[ref:kuner-2017]] A part is not all.",
            ),
        ),
        topic("When not to blame the alarm"),
        care_card(
            "urgent",
            "New or different pain needs a fresh look",
            "A fine-set alarm can still ring for a real fire."
            " Please call your clinician soon about pain that is new, or that has changed its place or kind.",
            "Do so as well if fever, weakness, numbness or weight loss come with it.",
            status="needs_check",
        ),
        topic("While the alarm is loud"),
        dos_and_donts(
            "A few gentle rules",
            do=[
                "Jot down what set off your pain and what let it settle.",
                "Tell your care team which touch, movement or noise has become too much.",
                "Speak up if this explanation does not fit what you feel.",
            ],
            dont=[
                "Take the word “sensitive” as a remark about your character.",
                "Read “reversible” as a promise with a date.",
                "Let anyone use it as a reason not to examine you.",
            ],
        ),
        questions(
            "What you might want to ask next",
            (
                "Did I bring this on myself?",
                (
                    "Nothing in the reviews named here puts the blame on you."
                    " They describe how a nervous system can change, not how a person failed."
                ),
            ),
            (
                "Which treatment calms the pathways?",
                (
                    "We wish there were one answer."
                    " What we can say is that kinds of care do best when they are joined.[[ref:hhs-2019]]"
                    " Which mix suits you has to be found out step by step."
                ),
            ),
            (
                "What can I do with this today?",
                (
                    "Choose one line from the list above, and leave the rest for later."
                    " If even that is too much just now, rest is a fair choice."
                ),
            ),
        ),
    ],
}
