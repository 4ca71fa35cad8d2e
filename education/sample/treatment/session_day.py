"""The day of a session, from the door to the way home."""

from typing import Any

from education.sample.build import bullets, care_card, diagram, questions, text, topic

FIELDS: dict[str, Any] = {
    "title": "The day of a ketamine session",
    "slug": "session-day",
    "search_description": (
        "What happens on the day of a ketamine session, and how it may feel."
        " Who watches over you, and what to avoid in the first day at home."
    ),
    "summary": (
        "You are checked, settled in a chair and given a slow infusion while monitors run."
        " You may feel far away for a while."
        " An adult takes you home, and you do not drive for 24 hours."
    ),
    "picture": "session",
    "evidence_summary": (
        "What follows comes from the US label and from advice to patients.[[ref:label]][[ref:mayo]]"
        " They tell you about the day, not about the result."
        " Whether pain gets better is in doubt, says the largest review.[[ref:ferraro-2025]]"
    ),
    "evidence_level": "",
    "safety_notice": "ketamine",
    "body": [
        topic("The day at a glance"),
        text(
            "New places are easier when you know what comes next."
            " Here is the usual order; yours may differ a little, and we will tell you why.",
        ),
        diagram(
            "session-day",
            "Watching your vital signs throughout, with airway equipment close by, follows the US label."
            "[[ref:label]] No length is given here because it varies widely.",
        ),
        topic("Before it begins"),
        text(
            "We ask again about your health, because last week's answer may be out of date."
            " Then we go through the consent form, line by line if you like.",
            "Signing does not bind you."
            " Until the infusion starts you can walk out, and once it runs you can ask us to stop it.",
        ),
        topic("How it may feel"),
        text(
            "You may notice some of these things, or hardly any:",
            bullets(
                "floating, or being far from your own body (the medical word is dissociation)",
                "time that stretches or shrinks",
                "blurred sight",
                "an upset stomach.[[ref:label]]",
            ),
            "Most of it fades within hours."
            " In some people, effects on the mind have gone on for days or even weeks.[[ref:label]]",
            "If you get frightened, tell us at once."
            " There is no need to be brave, and you are not spoiling anything by speaking up.",
        ),
        topic("What we watch, and why"),
        text(
            "Ketamine can raise your pulse and blood pressure, and it can slow your breathing.[[ref:label]]"
            " So somebody keeps an eye on you and on the monitors all along."
            " If a number worries us, we act on it, and that may end the session early.",
            "Afterward you stay until the team agrees that you are ready."
            " Feeling fine is a good sign, but it is not the only one that counts.",
        ),
        topic("Going home"),
        care_card(
            "routine",
            "Until the same time tomorrow",
            "Let the person with you do the driving, and leave the car alone for 24 hours."
            " Put off anything that could be hazardous, such as ladders and power tools.[[ref:mayo]]",
        ),
        questions(
            "Small things people wonder about",
            (
                "Can someone sit with me?",
                "Please ask us beforehand. It depends on the room, and we will give you a straight answer.",
            ),
            (
                "What if I feel no different the next day?",
                (
                    "That happens, and you did nothing wrong."
                    " It is a reason to talk before you agree to another session."
                ),
            ),
            (
                "How will you know whether it helped?",
                (
                    "We compare three short answers before and after, with a tool called PEG."
                    " It asks how strong your pain is and how far it gets in your way.[[ref:krebs-2009]]"
                ),
            ),
        ),
        topic("One thing to do today"),
        text(
            "Think of the person you would want beside you that evening, and ask whether they can come."
            " If nobody comes to mind, say so when we call."
            " We would rather solve that early, or advise against a session.",
        ),
    ],
}
