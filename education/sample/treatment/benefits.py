"""Possible benefits, each with its limit and its risk."""

from typing import Any

from education.sample.build import bullets, comparison, evidence, key_points, text, topic

FIELDS: dict[str, Any] = {
    "title": "What ketamine might do for you",
    "slug": "benefits",
    "search_description": (
        "The benefits that ketamine may have for lasting pain, each beside its limit and its risk."
        " How to tell if it is helping you."
    ),
    "summary": (
        "Ketamine may ease some kinds of pain in some people, for some weeks."
        " Others feel no gain, and side effects are more likely with it than without."
        " Below, each hope stands beside its limit and its risk."
    ),
    "picture": "benefits-and-risks",
    "evidence_summary": (
        "In CRPS there is moderate evidence of relief up to about week 12.[[ref:cohen-2018]]"
        " The 2025 review, which left out cancer pain and headache, saw no clear benefit at any time."
        " It did see more unwanted effects.[[ref:ferraro-2025]]"
    ),
    "evidence_level": "none",
    "safety_notice": "ketamine",
    "body": [
        topic("Hopes, limits and risks in one view"),
        text(
            "Hope is a good thing to bring along, as long as nobody sells it to you."
            " So we read each line of this table from left to right, and never stop at the first column.",
            "You will see that the first column is short."
            " That is not because we forgot something; it is what the studies support today.",
        ),
        comparison(
            "Each possible benefit, with its limit and its risk",
            ["What may happen", "How far it goes", "What it may cost your body"],
            (
                "CRPS hurts less",
                "Gone by week 12, in a trial of 60 people[[ref:sigtermans-2009]]",
                "About 3 in 4 people in that trial had effects on the mind[[ref:sigtermans-2009]]",
            ),
            (
                "Other chronic pain drops a little",
                "Under 2 points of 10, and 2 weeks at most[[ref:orhurhu-2019]]",
                "Sickness, dizziness and confusion on the day[[ref:label]]",
            ),
            (
                "Pain after a spinal cord injury eases",
                "Weak evidence, short relief[[ref:cohen-2018]]",
                "A rise in pulse and blood pressure[[ref:label]]",
            ),
        ),
        topic("What you should not expect"),
        evidence(
            "Will I be able to do more?",
            finding=(
                "We cannot tell you that."
                " In the trial in CRPS, pain went down but function did not improve.[[ref:sigtermans-2009]]"
            ),
            certainty="none",
            limits=(
                "This was one trial, so it is not the last word."
                " The risks are there whether or not you gain anything."
            ),
        ),
        text(
            "For arthritis, ketamine is not an established option."
            " For fibromyalgia, low back pain and headache, the guideline calls the evidence weak or none."
            "[[ref:cohen-2018]]",
            "Coming more often is no way around that."
            " Having ketamine often adds risks of its own, to the bladder for instance.[[ref:anderson-2022]]",
        ),
        topic("How to tell whether it helps"),
        text(
            "It is hard to remember how a week really was, so write things down from the start."
            " The PEG questions look back over one week, each from 0 to 10:[[ref:krebs-2009]]",
            bullets(
                "your average pain",
                "how much pain got in the way of enjoying life",
                "how much it got in the way of what you do.",
            ),
            "Agree with your clinician beforehand on the change that would be worth the side effects."
            " If it does not come, stopping is the sensible step.",
        ),
        key_points(
            "Before you say yes",
            "Relief, where it comes, is counted in weeks.",
            "Nobody can tell you in advance whether you will be among those it helps.",
            "Side effects can come whether or not your pain goes down.",
            "It belongs beside other care, not in its place.",
        ),
        topic("What else could bring a gain"),
        text(
            "Physical therapy, other medicines, procedures and care for your mood are part of the picture."
            " Pain care does best when several of them come together.[[ref:hhs-2019]]"
            " Ask which of these you have not had a fair try at yet.",
        ),
    ],
}
