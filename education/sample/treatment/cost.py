"""What to ask about cost, and what the clinic puts in writing. It names no price."""

from typing import Any

from education.sample.build import bullets, dos_and_donts, key_points, prices, questions, steps, text, topic

FIELDS: dict[str, Any] = {
    "title": "Cost: what to ask before you agree",
    "slug": "cost",
    "search_description": (
        "What to ask about the cost of a ketamine treatment for pain."
        " What you should get in writing, and how to talk to your insurer."
    ),
    "summary": (
        "We cannot print one price here, because it depends on your plan of care."
        " You can have it in writing before you agree to anything."
        " Ask your insurer yourself, and ask early."
    ),
    "picture": "next-step",
    "evidence_summary": (
        "Money is part of the decision, and so is doubt."
        " The largest review did not find that ketamine clearly helps in chronic pain.[[ref:ferraro-2025]]"
        " The 2018 guideline calls it reasonable, but only for some.[[ref:cohen-2018]]"
    ),
    "evidence_level": "",
    "safety_notice": "ketamine",
    "body": [
        topic("Begin with the whole amount"),
        text(
            "Talking about money can feel awkward when you are in pain."
            " Please do it anyway; you are not being difficult."
            " A bill that surprises you is one more thing to lie awake over.",
            "Always ask for the whole amount, not for the price of one visit."
            " If relief comes, it may last only weeks.[[ref:cohen-2018]]"
            " So the true cost depends on how often you would come, and for how long.",
        ),
        prices("What a visit costs", "First consultation", "Treatment visit", "Follow-up visit"),
        topic("What you should get on paper"),
        steps(
            "In writing, before you decide",
            ("What is in the price", "The first talk, tests, the session, recovery and later visits."),
            ("What is not", "For instance tests done elsewhere, or your ride home."),
            ("How many sessions are planned", "And at what point we look at whether to go on."),
            ("What happens if you stop", "Which part you would owe, and which part you would get back."),
            ("When and how you pay", "Including what we do if you cannot pay all at once."),
        ),
        text(
            "If a line is missing, ask for it."
            " A clinic that will not write it down has told you something, too.",
        ),
        topic("Your insurance: a question, not a promise"),
        text(
            "The use of ketamine for pain is off-label."
            " Whether your plan pays for any of it is a question that only your plan can answer."
            " Do not rely on our guess, or on what a friend's plan did.",
            "Call the number on your card and ask:",
            bullets(
                "Is this treatment covered for my condition, at this clinic?",
                "Do you need to agree beforehand, and who has to send that request?",
                "Are the first talk and the tests covered, even if the treatment is not?",
                "What would be my own share?",
                "May I have your answer in writing?",
            ),
            "Note the date and the name of the person you spoke with.",
        ),
        dos_and_donts(
            "Before any money changes hands",
            do=[
                "Sleep on it for at least a night.",
                "Ask what the same money could do in other kinds of care.",
                "Keep a copy of everything you sign.",
            ],
            dont=[
                "Do not pay for a bundle because it is offered today only.",
                "Do not borrow on the hope that it will work. Nobody can promise that.",
                "Do not put off care that is helping you in order to afford this.",
            ],
        ),
        questions(
            "Two fair questions",
            (
                "Do I pay if you decide that it is not right for me?",
                (
                    "Ask us about the first talk when we call."
                    " A session that does not take place is a different matter, so ask about that as well."
                ),
            ),
            (
                "If it does not help, do I get my money back?",
                (
                    "Please assume that you do not, unless the paper says so."
                    " That is one more reason to plan a point at which you would stop."
                ),
            ),
        ),
        key_points(
            "Weigh three things together",
            "What it may bring you: some weeks of relief, or nothing.",
            "What it may do to you: side effects are more likely, and a few risks are serious.",
            "What it takes from you: money, time, and a helper for the day.",
        ),
        topic("If it is more than you can spend"),
        text(
            "Say so, and let us think together."
            " Care for pain takes many forms, and ketamine is not where it should begin.[[ref:aana]]"
            " Ask which next step would cost you least and could still help.",
        ),
    ],
}
