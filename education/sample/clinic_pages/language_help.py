"""A sample notice of nondiscrimination and language help, in the spirit of Section 1557."""

from typing import Any

from education.sample.build import bullets, steps, text, topic, warning

FIELDS: dict[str, Any] = {
    "title": "Nondiscrimination and language help",
    "slug": "language-help",
    "search_description": (
        "Everyone is welcome, and interpreters and aids cost nothing."
        " Ayuda gratis en español. How to ask for help, and how to complain."
    ),
    "summary": (
        "We treat everyone with the same respect."
        " An interpreter costs you nothing, and neither do aids for hearing, sight or speech."
        " Just ask, in any language."
    ),
    "picture": "next-step",
    "body": [
        topic("Everyone is welcome"),
        text(
            "We follow federal civil rights laws."
            " We do not turn people away or treat them worse because of race, color or national origin."
            " The same is true of age, disability and sex.",
        ),
        topic("Help that costs you nothing"),
        text(
            "Tell the front desk what you need, best when you make your appointment:",
            bullets(
                "an interpreter for your language, in the room, by phone or on a screen",
                "a sign language interpreter",
                "pages in large print, as audio or in a form that your device can read",
                "important papers in your language",
                "more time, or someone to read and write with you.",
            ),
            "You need not bring a relative to translate."
            " Children should not have to do it, and some things are easier to say to a stranger.",
        ),
        topic("En español"),
        text(
            '<p lang="es">Hablamos con usted en su idioma. Un intérprete es gratis para usted.'
            " Pida ayuda por teléfono o en la recepción.</p>",
        ),
        topic("If you feel that we failed you"),
        steps(
            "How to complain",
            (
                "Tell the clinic",
                "Speak or write to the person in charge of civil rights. The clinic names that person here.",
            ),
            ("Get help with it", "Staff will help you put your complaint in writing if you ask."),
            (
                "Go further if you wish",
                (
                    "You may also turn to the Office for Civil Rights"
                    " at the US Department of Health and Human Services."
                ),
            ),
        ),
        text("Nobody may treat you worse because you complained."),
        warning(
            "A sample, waiting for approval",
            "This text follows the spirit of Section 1557 of the Affordable Care Act."
            " The clinic's counsel approves the final wording, and adds names, addresses and languages.",
        ),
    ],
}
