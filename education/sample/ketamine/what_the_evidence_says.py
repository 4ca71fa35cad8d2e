"""What studies found: the guideline and the later review side by side, and how to read certainty."""

from typing import Any

from education.sample.build import bullets, comparison, evidence, glossary_term, questions, text, topic

FIELDS: dict[str, Any] = {
    "title": "What the evidence says about ketamine",
    "slug": "what-the-evidence-says",
    "search_description": (
        "A 2018 guideline and a 2025 review disagree on ketamine for chronic pain."
        " See both side by side, and learn how sure each finding is."
    ),
    "summary": (
        "For most kinds of chronic pain, studies do not show clearly that ketamine helps."
        " The best case is CRPS, where it may ease pain for up to about 12 weeks."
        " Two major sources read the studies differently."
    ),
    "picture": "benefits-and-risks",
    "evidence_summary": (
        "Evidence is moderate in CRPS and weak or missing elsewhere, says the 2018 guideline."
        "[[ref:cohen-2018]]"
        " The 2025 review found benefit unproven and unwanted effects more frequent.[[ref:ferraro-2025]]"
    ),
    "evidence_level": "none",
    "safety_notice": "ketamine",
    "body": [
        topic("Two sources, two readings"),
        text(
            "Honest experts can look at the same question and come away with different answers."
            " That has happened here, and you deserve to see it rather than have us choose for you.",
        ),
        comparison(
            "The guideline of 2018 and the review of 2025, side by side",
            ["Question", "The 2018 guideline", "The 2025 review"],
            (
                "Who wrote it",
                "Experts of three medical groups: ASRA, AAPM and ASA[[ref:cohen-2018]]",
                "Cochrane authors[[ref:ferraro-2025]]",
            ),
            (
                "What it covers",
                "Chronic pain of many kinds, cancer pain and headache included",
                "67 trials, 2,309 people, neither cancer pain nor headache",
            ),
            (
                "What it says about benefit",
                "Reasonable for selected people; best studied in CRPS",
                "No clear evidence of it, early or late",
            ),
            (
                "What it says about harm",
                "Lists people for whom the risk may be too high",
                "Unwanted effects about 3 times as common, with low certainty",
            ),
        ),
        topic("What single findings look like"),
        evidence(
            "Does pain from CRPS get better?",
            finding=(
                "For a time, it can."
                " In a trial with 60 people, those given ketamine had less pain for some weeks."
                "[[ref:sigtermans-2009]]"
            ),
            certainty="moderate",
            limits=(
                "By the twelfth week both groups were alike, and daily function had not improved."
                " Psychological side effects came to 76 of every 100 on ketamine, against 18."
                "[[ref:sigtermans-2009]]"
            ),
        ),
        evidence(
            "What about chronic pain of mixed kinds?",
            finding=(
                "One review pooled 7 small trials, 211 people in all."
                " Pain was 1.83 points lower on a scale of 10, for no more than 2 weeks.[[ref:orhurhu-2019]]"
            ),
            certainty="low",
            limits=(
                "Most of the trials could easily be biased."
                " A small, brief change must be worth the side effects to you."
            ),
        ),
        evidence(
            "And other conditions?",
            finding=(
                "After spinal cord injury there is weak evidence, and only for the short term."
                " For low back pain, fibromyalgia, migraine and pain after shingles it is weak or absent."
                " So it is for phantom limb, cancer and mixed nerve pain.[[ref:cohen-2018]]"
            ),
            certainty="low",
            limits="With so little known about benefit, the known risks weigh more.",
        ),
        topic("How to read certainty"),
        glossary_term("certainty of evidence"),
        text(
            "On this site each finding carries one of four words:",
            bullets(
                "<b>High:</b> more studies would hardly change the picture.",
                "<b>Moderate:</b> probably close to the truth, yet new studies could shift it.",
                "<b>Low:</b> the truth may be quite different.",
                "<b>No clear evidence:</b> the studies do not let anyone say.",
            ),
            "Low certainty does not mean that nothing happens."
            " It means that we cannot promise you either outcome.",
        ),
        questions(
            "What people ask us next",
            (
                "So is it worth trying?",
                (
                    "That depends on your pain, your health and what you have tried already."
                    " It should be neither the first thing that you try nor the only one.[[ref:aana]]"
                ),
            ),
            (
                "My friend got much better. Does that count?",
                (
                    "It counts for your friend, and we are glad."
                    " One story cannot tell us what would have happened without the treatment."
                ),
            ),
            (
                "What else has been studied?",
                (
                    "Cognitive behavioral therapy, for one, in over 9,000 people, headache left out."
                    " Its benefits were small as well.[[ref:williams-2020]]"
                ),
            ),
        ),
    ],
}
