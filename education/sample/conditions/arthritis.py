"""Arthritis, for which ketamine is not an established option."""

from typing import Any

from education.sample.build import bullets, care_card, evidence, one_in, questions, text, topic, warning

FIELDS: dict[str, Any] = {
    "title": "Arthritis and painful joints",
    "slug": "arthritis",
    "also_called": "",
    "search_description": (
        "Arthritis is a family name for about 100 conditions. How care is put together,"
        " and why ketamine is not an established option."
    ),
    "summary": (
        "Arthritis is the family name of about 100 conditions, so it matters which one you have."
        " Care is built from several parts."
        " Ketamine is not an established part of it."
    ),
    "picture": "causes",
    "evidence_summary": (
        "We know of no good evidence on ketamine for arthritis."
        " The 2018 US guideline does not have it among the conditions that it weighs.[[ref:cohen-2018]]"
        " A broad review of long-term pain found no clear gain, and side effects were more common."
        "[[ref:ferraro-2025]]"
    ),
    "evidence_level": "none",
    "safety_notice": "ketamine",
    "body": [
        topic("Which arthritis is it?"),
        text(
            "That is the first thing to find out."
            " “Arthritis” works like an umbrella, with about 100 conditions standing under it."
            "[[ref:fallon-2023]]"
            " What suits one of them may be wrong for the next.",
            "If you have only ever been told “it's arthritis,” you may ask for the full name."
            " Have it written down for you.",
        ),
        one_in(
            5,
            "US adults has some form of it",
            "That is 53.2 million people. Counted between 2019 and 2021.[[ref:fallon-2023]]",
        ),
        topic("Life with sore joints"),
        text(
            "You know better than any page what a jar lid, a staircase or a cold morning can do."
            " Good days and bad days may take turns, which makes it hard to plan.",
            "It can wear on your spirits, too."
            " Signs of depression or anxiety are common where pain is chronic.[[ref:aaron-2025]]"
            " If you notice that in yourself, it belongs in the conversation.",
        ),
        topic("How care is put together"),
        text(
            "Ask first what can be done for the kind of arthritis that you have."
            " Ask next what can be done for the pain.",
            "For pain, joined-up care does best."
            " Its building blocks are medicines, procedures, physical therapy,"
            " complementary care and behavioral health.[[ref:hhs-2019]]"
            " Each has limits and risks of its own, so ask about those as well.",
        ),
        topic("Why we do not suggest ketamine for it"),
        evidence(
            "Is ketamine a treatment for arthritis pain?",
            finding=(
                "It is not an established one."
                " The 2018 guideline goes through many conditions, and arthritis is not on its list."
                "[[ref:cohen-2018]]"
            ),
            certainty="none",
            limits=(
                "Where benefit is unknown, the risks remain."
                " Among them are slowed breathing, a faster pulse and harm to the liver.[[ref:label]]"
            ),
        ),
        warning(
            "If somebody offers it to you for your joints",
            "Ask to see the study, and ask whether the people in it had arthritis."
            " Pain relief in another illness tells you little about yours.",
        ),
        topic("When a joint needs attention soon"),
        care_card(
            "urgent",
            "Call a clinician the same day",
            bullets(
                "One joint is suddenly hot, red and swollen.",
                "You have a fever along with a painful joint.",
                "You cannot move the joint or put weight on it after a fall.",
            ),
            "If you feel very ill besides, treat it as an emergency.",
            status="needs_check",
        ),
        topic("Taking it to your clinician"),
        questions(
            "Three questions, and why they are worth asking",
            (
                "What is my arthritis called, and how sure are you?",
                "The name decides which treatments make sense, and which to leave alone.",
            ),
            (
                "What can I do myself, and what should I avoid?",
                "You live with these joints every hour. Your own part in the plan counts.",
            ),
            (
                "What happens if we wait?",
                (
                    "Sometimes waiting is reasonable, and sometimes not."
                    " You can only choose freely if you know which it is."
                ),
            ),
        ),
    ],
}
