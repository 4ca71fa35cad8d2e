"""How ketamine works in the body, and how much of that is unclear."""

from typing import Any

from education.sample.build import bullets, comparison, diagram, glossary_term, text, topic, warning

FIELDS: dict[str, Any] = {
    "title": "How ketamine works, and what is unclear",
    "slug": "how-it-works",
    "search_description": (
        "Ketamine blocks NMDA receptors and acts on much else."
        " What researchers know, what they are guessing, and why that matters to you."
    ),
    "summary": (
        "Ketamine blocks NMDA receptors, which are like small gates on nerve cells."
        " It also acts in many other places."
        " Nobody can yet explain in full why some people then feel less pain."
    ),
    "picture": "mechanism",
    "evidence_summary": (
        "Reviews put the NMDA receptor at the center and give other systems a part."
        "[[ref:zanos-2018]][[ref:mechanism-review]]"
        " Knowing how a medicine acts does not show that it helps."
        " In chronic pain the largest review could not show that, and side effects were more common."
        "[[ref:ferraro-2025]]"
    ),
    "evidence_level": "",
    "safety_notice": "ketamine",
    "body": [
        topic("A gate, and a visitor who sits in it"),
        text(
            "Nerve cells pass messages to one another across tiny gaps."
            " On the far side of a gap there are receptors, where messages arrive."
            " Think of a garden gate: when it opens, the message gets in.",
            "Ketamine takes its place in one kind of gate, the NMDA receptor, and blocks it."
            "[[ref:zanos-2018]]"
            " So fewer messages come through.",
            "That is the simple version, and it is true as far as it goes."
            " The rest of this page is about how far that is.",
        ),
        diagram(
            "nmda",
            "A drawing of one target among many.[[ref:zanos-2018]]"
            " It leaves out most of what happens in a real nerve.",
        ),
        glossary_term("metabolite"),
        topic("More than one gate"),
        text(
            "The gate is only the part that is easiest to draw."
            " Ketamine has many targets, and so do the metabolites that your body turns it into."
            "[[ref:zanos-2018]]",
            "Where pain becomes less, most of that seems to come through NMDA receptors."
            " Three other signal systems appear to lend a hand."
            " They are called the opioid, the GABA and the monoamine system.[[ref:mechanism-review]]",
        ),
        comparison(
            "What is known about how ketamine acts, and what is open",
            ["Part of the answer", "What is known", "What is open"],
            (
                "NMDA receptors",
                "Blocking them is at the heart of what ketamine does.[[ref:zanos-2018]]",
                "How far this explains relief in any one person",
            ),
            (
                "Other signal systems",
                "They seem to add something to the relief.[[ref:mechanism-review]]",
                "How the parts fit together",
            ),
            (
                "Inflammation",
                "There are hints from the laboratory and from patients having surgery.[[ref:de-kock-2013]]",
                "Nearly everything: large trials have yet to be done",
            ),
        ),
        topic("Many targets, many effects"),
        text(
            "A medicine that acts in many places is felt in many places."
            " The US label lists dizziness, sickness and blurred sight, for example."
            " It also lists a higher pulse, and a sense of being apart from yourself.[[ref:label]]",
            "So the wide reach is not simply good news."
            " What may turn pain down for a while can stir up your heart, your stomach or your mind.",
        ),
        warning(
            "When an explanation sounds too neat",
            "You may meet the claim that ketamine repairs the brain or puts out inflammation."
            " Ask which study in people with chronic pain showed it."
            " We know of none that settles it.",
        ),
        topic("How to use this in your own decision"),
        text(
            "When nobody knows exactly why something works, results matter all the more."
            " Try asking your clinician:",
            bullets(
                "Does my kind of pain have anything to do with these receptors?",
                "How will we notice whether it helps me, and by when?",
                "At what point would you advise me to stop?",
            ),
            "If the answers do not satisfy you, you can wait."
            " Other care for your pain stays open to you meanwhile.",
        ),
    ],
}
