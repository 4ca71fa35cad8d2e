"""Combining kinds of care, living with pain, and following progress with PEG."""

from typing import Any

from education.sample.build import bullets, care_card, comparison, dos_and_donts, text, timeline, topic

FIELDS: dict[str, Any] = {
    "title": "Care that works together",
    "slug": "care-that-works-together",
    "search_description": (
        "Pain care does best when several kinds are joined."
        " The five kinds, what to ask about each, and three questions that show progress."
    ),
    "summary": (
        "No single treatment has to do it all."
        " Care for pain does best when several kinds of it are joined, around goals that you choose."
        " Three short questions can help you see how it goes."
    ),
    "picture": "next-step",
    "evidence_summary": (
        "A US task force advised in 2019 to join several kinds of pain care.[[ref:hhs-2019]]"
        " Such advice cannot tell which mix is right for one person."
        " For one part, talking treatment, studies show small gains; they left out headache."
        "[[ref:williams-2020]]"
    ),
    "evidence_level": "",
    "body": [
        topic("A stool with more than one leg"),
        text(
            "Nobody would sit on a stool with one leg."
            " Yet many of us hope for the one pill, or the one exercise, that will hold everything up.",
            "A task force of the US health department (HHS) looked at pain care as a whole."
            " It named five kinds and advised using them together.[[ref:hhs-2019]]"
            " You will hardly need all five, and not all at once.",
        ),
        comparison(
            "The five kinds of care, and a good question about each",
            ["Kind of care", "What it can look like", "A good question"],
            ("Physical therapy", "Guided movement and exercise", "How do I know when it is too much?"),
            (
                "Behavioral health",
                "Talking treatments such as CBT; the gains in studies were small.[[ref:williams-2020]]",
                "What would we work on, and for how many weeks?",
            ),
            (
                "Medicines",
                "Tablets or creams, for instance",
                "What may it do for me, and to me?",
            ),
            ("Procedures", "An injection, for instance", "How long might it last, and what can go wrong?"),
            (
                "Complementary care",
                "Approaches used alongside standard medicine",
                "What is known about it, and what will it cost me?",
            ),
        ),
        topic("Living while you look for relief"),
        text(
            "Life does not wait until the pain is sorted out."
            " So choose a goal that has nothing to do with a pain score."
            " Sitting through a school play is one; cooking on Sundays is another.",
        ),
        dos_and_donts(
            "When you and your team make a plan",
            do=[
                "Name the goal in your own words.",
                "Agree on a date to look back.",
                "Make sure that everyone who treats you knows about the others.",
            ],
            dont=[
                "Start five new things in the same week; you would never know which one helped.",
                "Feel bound to go on with a part that does you no good.",
                "Measure yourself against the person in the next chair.",
            ],
        ),
        topic("Three questions that follow your progress"),
        text(
            "Memory is a poor judge of slow change."
            " A short tool called PEG can help: three questions about the past week, each from 0 to 10."
            " They cover average pain, and how far it got in the way of enjoying life and of being active."
            "[[ref:krebs-2009]]",
            "The score is the mean of your three answers."
            " With 6, 7 and 5 it would be 6.0."
            " It makes no diagnosis, and it does not sort people into mild or severe.",
        ),
        timeline(
            "How that might look",
            (
                "Before you begin",
                "A first score",
                "You answer once, to have something to compare.",
            ),
            (
                "Some weeks on",
                "The same again",
                "Talk about what moved, and why. One bad week can mislead.",
            ),
            ("Then", "You decide together", "Keep what earns its place, change what does not, or stop."),
        ),
        care_card(
            "urgent",
            "A word about medicines you already take",
            "Even with a new plan, please keep taking them as agreed."
            " Talk to the prescriber before you cut down or quit, because a sudden stop can harm you.",
            status="needs_check",
        ),
        topic("Questions for your next visit"),
        text(
            bullets(
                "Which parts do you suggest for me, and what is each one for?",
                "What are the risks of each, and of using them at once?",
                "When will we know, and what is our plan if nothing changes?",
                "What can I do at home that costs nothing?",
            ),
            "You may say yes to one part and no to another. You may also take a month to think.",
        ),
    ],
}
