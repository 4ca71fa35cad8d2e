"""The introduction to the team, which the template lists."""

from typing import Any

from education.sample.build import bullets, text, topic

FIELDS: dict[str, Any] = {
    "title": "Our team",
    "slug": "team",
    "search_description": (
        "The clinicians of this sample clinic are made up."
        " See what a real clinic would tell you about training, license and languages."
    ),
    "summary": (
        "You should know who treats you before you meet them."
        " The people below are samples, not real clinicians."
        " They show what a clinic should tell you."
    ),
    "picture": "session",
    "body": [
        topic("Get to know whoever treats you"),
        text(
            "A friendly photo is nice, but facts serve you better. At any clinic it is fair to ask:",
            bullets(
                "What is your training, and where can I look up your license?",
                "How many people with my condition do you see?",
                "Who else will be in the room, and who steps in when you are away?",
                "Which languages do you speak well enough to talk about pain?",
            ),
        ),
        topic("The people"),
        text("If you would like to see one of them in particular, tell the front desk when we call."),
    ],
}
