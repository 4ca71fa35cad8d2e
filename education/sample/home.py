"""The words of the home page."""

from education.sample.build import bullets, steps, text, topic

FIELDS = {
    "title": "Home",
    "slug": "front-page",
    "seo_title": "Pain care with honest answers",
    "search_description": (
        "A pain clinic in Florida that tells you what is known, what is not, and what comes next."
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
        topic("How it works"),
        steps(
            "",
            ("You ask", "Send a short request. It holds no medical questions, and it books nothing yet."),
            ("We call you", "A person from our front desk reaches you the way you chose, and finds a time."),
            ("You decide", "You meet a clinician and ask all you want. You are free to say no at any point."),
        ),
    ],
}
