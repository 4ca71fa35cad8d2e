"""The history of ketamine, its hard chapter included."""

from typing import Any

from education.sample.build import bullets, text, timeline, topic, warning

FIELDS: dict[str, Any] = {
    "title": "A short history of ketamine",
    "slug": "history",
    "search_description": (
        "Ketamine from 1962 to 2025: who made it, and who was given it first."
        " How it became an anesthetic, and why doubts remain."
    ),
    "summary": (
        "Ketamine was first made in 1962 and approved as an anesthetic in 1970."
        " The first people to receive it came from a prison population."
        " Its use for lasting pain is much younger, and still disputed."
    ),
    "picture": "ketamine",
    "evidence_summary": (
        "History can tell you how long a medicine has been used, but not how well it works."
        " On lasting pain, a guideline from 2018 is hopeful for a few people.[[ref:cohen-2018]]"
        " A review from 2025 is not, and it saw more side effects.[[ref:ferraro-2025]]"
    ),
    "evidence_level": "",
    "safety_notice": "ketamine",
    "body": [
        topic("Why the past matters to you"),
        text(
            "A medicine's past shows what people hoped for, and what they overlooked."
            " With ketamine you should hear about both before you say yes to anything.",
            "Keep one thing in mind as you read."
            " A long life as an anesthetic says little about long-lasting pain."
            " The first US guideline on that question is only from 2018.[[ref:cohen-2018]]",
        ),
        timeline(
            "Ketamine, year by year",
            ("1962", "First made", "Calvin Stevens made it, working with the drug company Parke-Davis."),
            (
                "1964",
                "First given to people",
                "They were volunteers, and they came from a prison population.[[ref:domino-2010]]",
            ),
            (
                "1970",
                "Approved as an anesthetic",
                (
                    "The FDA, which oversees medicines in the US, allowed it for anesthesia."
                    " That is still its one approved use.[[ref:label]]"
                ),
            ),
            (
                "August 12, 1999",
                "Put under control",
                (
                    "From this day US law listed ketamine in Schedule III, a group of controlled substances."
                    "[[ref:schedule-1999]]"
                ),
            ),
            (
                "2018",
                "A guideline for chronic pain",
                (
                    "Experts from ASRA, AAPM and ASA wrote down where it may have a place, and where not."
                    "[[ref:cohen-2018]]"
                ),
            ),
            (
                "2019",
                "A relative: esketamine",
                (
                    "Esketamine (Spravato) came out for depression that had resisted treatment."
                    " Since January 2025 it may also be used alone for that."
                ),
            ),
            (
                "February 2022",
                "An FDA alert",
                "It was about compounded ketamine: ketamine that a pharmacy prepares itself.",
            ),
            (
                "October 10, 2023",
                "Another FDA alert",
                "Again the subject was compounded ketamine, used for psychiatric disorders.[[ref:fda-2023]]",
            ),
            (
                "August 2025",
                "The largest review so far",
                (
                    "Cochrane authors put 67 trials together."
                    " Cancer pain and headache were left out."
                    " They saw no clear gain, and more unwanted effects."
                    "[[ref:ferraro-2025]]"
                ),
            ),
        ),
        topic("What we should say about 1964"),
        text(
            "Look at the second line again."
            " Ketamine was tried out on people who were locked up.[[ref:domino-2010]]"
            " They are called volunteers, but someone in prison may not feel able to refuse.",
            "We tell you this because it happened, and because it is about consent."
            " Your own yes should be a different one: informed, unhurried, and easy to take back.",
        ),
        topic("What the FDA alerts say, and what they do not"),
        warning(
            "About the mind, not about pain",
            "The 2023 alert says that ketamine is not approved for any psychiatric disorder."
            " It adds that nobody at the FDA has checked compounded products for"
            " safety, effectiveness or quality.[[ref:fda-2023]]",
            "It also warns that taking ketamine at home brings added risk."
            " Chronic pain is not its subject, so we do not read a verdict on pain into it.",
        ),
        topic("Questions that the past leaves you with"),
        text(
            "Take these to any clinic, ours included:",
            bullets(
                "Is this the product that the FDA approved, or a compounded one?",
                "Which study makes you think that it could help somebody like me?",
                "What went wrong for other patients here, and how did you handle it?",
                "What would you suggest if there were no ketamine?",
            ),
            "The last one matters most."
            " There are several other kinds of care for pain, and most people need more than one."
            "[[ref:hhs-2019]]",
        ),
    ],
}
