"""Privacy practices of the website and its requests, until the clinic's counsel puts its own notice here."""

from typing import Any

from education.sample.build import bullets, comparison, key_points, text, topic, warning

FIELDS: dict[str, Any] = {
    "title": "Privacy practices of this website",
    "slug": "privacy",
    "search_description": (
        "What this website learns about you when you read it or send a request."
        " Who on the staff can see that, and what you can ask us."
    ),
    "summary": (
        "Reading our pages tells nobody else that you were here."
        " What you send us in a form is kept encrypted, and only the staff who need it can read it."
        " This is a sample text."
    ),
    "picture": "mechanism",
    "body": [
        topic("Read this first"),
        warning(
            "This is not yet the clinic's legal notice",
            "The clinic's counsel must replace this page by the clinic's own Notice of Privacy Practices.",
            "What stands below only describes how the website itself behaves.",
        ),
        topic("When you only read"),
        key_points(
            "Nothing follows you around",
            "Our pages load nothing from other companies: no trackers, maps, fonts or videos of theirs.",
            "No cookie is set before you open a form.",
            "You do not need an account, and no page needs scripts to work.",
            "Links that you follow to other websites do not tell them which page you came from.",
        ),
        topic("When you send a request"),
        text(
            "The request form asks how to reach you and when you could come."
            " It also notes from which of our pages you opened it, so that staff know what you read.",
            "Your name, your contact details and your messages are stored encrypted."
            " The same goes for any answers about your health."
            " Someone who got hold of the database alone, without the keys, could not read them.",
            "We keep personal details out of web addresses, page titles and the subject lines of emails."
            " They stay out of our technical logs, too.",
        ),
        topic("Who can read what"),
        comparison(
            "Which staff can see which information",
            ["Who", "Your request and contact details", "Answers about your health"],
            ("Front desk", "Yes, to call you and arrange a time", "Only with a separate permission"),
            ("Clinicians", "Yes", "Only with that permission"),
            ("Practice managers", "Yes", "Only with that permission"),
            ("Marketing staff", "No", "No"),
        ),
        text(
            "The system notes each time a member of staff opens your details."
            " Those notes cannot be changed afterward.",
        ),
        topic("What you can ask us"),
        text(
            "Call or write, and no reason is needed. You can ask:",
            bullets(
                "what we hold about you",
                "to have a mistake put right",
                "how long we keep a request after it is closed, which each clinic sets",
                "to be called, texted or written to in another way.",
            ),
            "If a form is not private enough for you, do not use it."
            " The front desk can take down the same request by phone.",
        ),
    ],
}
