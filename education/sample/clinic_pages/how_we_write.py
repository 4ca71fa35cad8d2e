"""How pages are written and reviewed."""

from typing import Any

from education.sample.build import bullets, questions, steps, text, topic

FIELDS: dict[str, Any] = {
    "title": "How we write and review our pages",
    "slug": "how-we-write",
    "search_description": (
        "Where our medical statements come from, and who signs them."
        " What the dates mean, and how we correct mistakes and drop bad sources."
    ),
    "summary": (
        "Every medical statement here should lead you to its source."
        " A clinician signs each medical page before you see it, and looks at it again later."
        " When we are wrong, we say so."
    ),
    "picture": "benefits-and-risks",
    "body": [
        topic("From a question to a page"),
        steps(
            "The way a page takes",
            (
                "A source is found",
                "A guideline, a review or a study. A statement without one does not go in.",
            ),
            ("Somebody writes", "In short sentences and plain words, with gains and harms side by side."),
            (
                "The wording is checked",
                "A list of words that promise too much is held against each page.",
            ),
            (
                "A clinician signs",
                "It is someone other than the writer, and the signature holds for this version alone.",
            ),
            ("It goes out", "With the reviewer's name, the day and the number of the version."),
        ),
        topic("How to read the small print"),
        text(
            bullets(
                "<b>Numbers in brackets</b> lead to the list of sources at the end of the page.",
                "<b>“Reviewed by”</b> names the clinician and the day of the last review.",
                "<b>“Not yet reviewed”</b> means exactly that. You will see it in this sample.",
                "<b>“Needs clinical check”</b> marks advice that we could not trace to a source."
                " A clinician still has to confirm it, so treat it with care.",
            ),
            "We write “about 1 in 4 adults” and the like, as people are easier to picture than fractions.",
        ),
        topic("When knowledge changes"),
        text(
            "Each medical page has a day on which it must be looked at again."
            " If that day passes, the page says so.",
            "Sometimes a journal takes a study back; the word for this is retracted."
            " We mark that source, and every page that cites it must be reviewed at once.",
        ),
        questions(
            "About mistakes and money",
            (
                "I found a mistake. What should I do?",
                (
                    "Please call or tell the front desk, and name the page."
                    " A wrong medical statement is taken down first and discussed afterward."
                ),
            ),
            (
                "Do you hide corrections?",
                "No. The page keeps its history, and it shows when it was last changed.",
            ),
            (
                "Who pays for these pages?",
                (
                    "The clinic does, and it also offers some of the treatments."
                    " So please read us with that in mind, and ask someone independent, too."
                ),
            ),
        ),
        topic("What a page cannot do"),
        text(
            "It does not know you."
            " Use it to find your questions, and take those to somebody who can examine you.",
        ),
    ],
}
