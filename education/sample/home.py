"""The words of the home page."""

from typing import Any

from education.sample.build import bullets, steps, text, topic, topic_cards

FIELDS: dict[str, Any] = {
    "title": "Home",
    "slug": "front-page",
    "seo_title": "Pain care with honest answers",
    "search_description": (
        "A pain clinic in Florida that says plainly what a treatment can do for you,"
        " and what nobody knows yet."
    ),
    "hero_heading": "Living with pain is hard. Getting honest answers should not be.",
    "hero_lead": (
        "We are a pain clinic in Florida."
        " We listen first, and we tell you plainly what may help, what may not, and why."
    ),
    "hero_action": "Request An Appointment",
    "body": [
        topic("What we can promise, and what we cannot"),
        text(
            bullets(
                "<b>We can promise</b> to take your pain seriously and to answer in plain words.",
                "<b>We can promise</b> to name the risks beside the benefits, with our sources.",
                "<b>We cannot promise</b> that a treatment will work for you. Nobody can.",
            ),
            "Sometimes the honest answer is that a treatment is not right for you. Then we say so.",
        ),
        topic_cards(
            "Ketamine for chronic pain, topic by topic",
            (
                "understanding-pain",
                "Understanding chronic pain",
                "Why pain can last, why it can grow louder, and why it is real.",
                "topic-understanding-chronic-pain",
            ),
            (
                "causes",
                "Common causes",
                "Six conditions, and how little is known about ketamine for most of them.",
                "topic-common-causes-of-chronic-pain",
            ),
            (
                "ketamine",
                "What ketamine is",
                "An anesthetic with a history you should know, used off-label for pain.",
                "topic-ketamine-what-it-is",
            ),
            (
                "mechanism",
                "Ketamine and chronic pain",
                "How it may ease pain, and why the largest review leaves doubt.",
                "topic-ketamine-and-chronic-pain",
            ),
            (
                "session",
                "The process",
                "From the first questions to the ride home, step by step.",
                "topic-the-process-step-by-step",
            ),
            (
                "benefits-and-risks",
                "Benefits and risks",
                "May help some people, usually for a limited time. Side effects, and who should not have it.",
                "topic-benefits-and-risks",
            ),
            (
                "next-step",
                "Your next step",
                "Your other choices, a first talk, and the freedom to do nothing for now.",
                "topic-summing-up-and-your-next-step",
            ),
        ),
        topic("How it works"),
        steps(
            "",
            ("You ask", "Send a short request. It holds no medical questions, and it books nothing yet."),
            ("We call you", "A person from our front desk reaches you the way you chose, and finds a time."),
            ("You decide", "You meet a clinician and ask all you want. You are free to say no at any point."),
        ),
    ],
}
