"""What chronic pain is: the words that experts use, and how many people live with it."""

from typing import Any

from education.sample.build import bullets, care_card, comparison, one_in, text, topic

FIELDS: dict[str, Any] = {
    "title": "What chronic pain is",
    "slug": "what-it-is",
    "search_description": (
        "Chronic pain lasts or comes back for more than 3 months."
        " How common it is, the two groups it falls into, and three ways it works."
    ),
    "summary": (
        "Chronic pain is pain that goes on, or returns, beyond 3 months."
        " It can belong to another illness, or it can be the illness."
        " Either way, you are the one who can say how it feels."
    ),
    "picture": "understanding-pain",
    "evidence_summary": (
        "Experts have agreed on a definition of pain and on when to call it chronic."
        "[[ref:raja-2020]][[ref:treede-2019]]"
        " A national survey shows how common it is.[[ref:lucas-2024]]"
        " Neither can tell you what will help you."
    ),
    "evidence_level": "",
    "body": [
        topic("Where experts draw the line"),
        text(
            "Picture two sore knees."
            " One has hurt since a fall last Sunday, and the other on most days since spring."
            " Only the second is called chronic, because it has gone on or come back for over 3 months."
            "[[ref:treede-2019]]",
            "The line is there so that doctors and researchers mean the same thing."
            " It does not measure how bad your pain is."
            " You may ask for help long before any line is crossed.",
        ),
        topic("What the word “pain” takes in"),
        text(
            "The International Association for the Study of Pain (IASP) settled on its wording in 2020."
            " In everyday terms, pain is something unpleasant that you sense and also feel as an emotion."
            " It comes with real or possible harm to the body, or it feels as if it did.[[ref:raja-2020]]",
            "Two parts of that matter when you sit across from a doctor:",
            bullets(
                "Pain is always personal, so comparing yours with a neighbor's leads nowhere.",
                "When you say that it hurts, people should respect it.[[ref:raja-2020]]",
            ),
        ),
        one_in(
            4,
            "adults in the United States has chronic pain",
            "Survey figures for 2023. For about 1 in 12 it was “high-impact” pain.[[ref:lucas-2024]]",
        ),
        topic("On its own, or part of something else"),
        text(
            "The ICD-11, a list of illnesses used around the world, puts chronic pain into two groups."
            "[[ref:treede-2019]]"
            " The names sound like a ranking, but they are not one.",
        ),
        comparison(
            "Primary and secondary chronic pain",
            ["Group", "What it means", "What it makes worth asking"],
            (
                "Primary",
                (
                    "The pain is the illness. Fibromyalgia is one case."
                    " So is low back pain with no specific cause.[[ref:treede-2019]]"
                ),
                "What would make living with the pain itself easier?",
            ),
            (
                "Secondary",
                "The pain belongs to another illness.[[ref:treede-2019]]",
                "Is that illness getting all the care it needs?",
            ),
        ),
        topic("Three ways that pain can work"),
        text(
            "You may see three long words in a letter from your doctor."
            " They name mechanisms, which means ways in which pain comes about:"
            " nociceptive, neuropathic and nociplastic.[[ref:nijs-2021]]",
            "One of them is simple to explain."
            " In <b>neuropathic</b> pain, the nervous system itself is hurt or ill."
            " Such pain may burn, shoot or tingle, and a patch of skin may go numb.[[ref:nijs-2021]]",
        ),
        care_card(
            "routine",
            "The two other words, roughly",
            "Pain that is <b>nociceptive</b> is thought to start where tissue is hurt or irritated."
            " Pain that is <b>nociplastic</b> is thought to arise when signals are handled differently,"
            " with no clear injury.",
            "Ask your clinician whether one of the three words fits you, and why.",
            status="needs_check",
        ),
        topic("Getting your pain into words"),
        text(
            "Many people freeze when a doctor asks, “So, what is it like?”"
            " A few notes help, and nobody will grade them:",
            bullets(
                "When did it begin, and does it come and go?",
                "Where is it, and does it move?",
                "Which word is closest: aching, stabbing, burning, or one of your own?",
                "What have you stopped doing because of it?",
            ),
            "If you cannot find the words, draw it, or bring someone who has seen you on a bad day.",
        ),
    ],
}
