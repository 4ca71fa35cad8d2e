"""Summing up, the alternatives and the next step."""

from education.sample.build import call_to_action, key_points, text, topic

BLOCKS = [
    topic("Summing up and your next step"),
    key_points(
        "What to take with you",
        "Ketamine may bring some people relief for weeks. It is not a cure.",
        "It has been studied best in CRPS. The largest review found no clear benefit in chronic pain.",
        "Side effects are more common with it than without it, and some people should not have it.",
        "For pain it is used off-label, and not as a first treatment.",
        "Someone must take you home.",
    ),
    call_to_action(
        "You have other choices, too",
        "Care can bring together medicines, physical therapy, procedures, behavioral health and complementary"
        " care.[[ref:hhs-2019]] Cognitive behavioral therapy (CBT) is a talking treatment."
        " In studies that left out headache, it had small benefits for pain, disability and distress."
        "[[ref:williams-2020]]",
        "Doing nothing for now is a choice as well.",
    ),
    text(
        "If you would like to talk it over, you can schedule a consultation, and we will listen first."
        " We will tell you honestly if ketamine does not look right for you."
        " To begin, request an appointment with the button below.",
        "Perhaps someone you love is weighing this up, too."
        " You are welcome to share this page with them, or bring them along.",
    ),
]
