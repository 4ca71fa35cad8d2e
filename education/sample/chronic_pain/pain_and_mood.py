"""Pain and mood: common, not imagined, and help for the darkest thoughts."""

from typing import Any

from education.sample.build import bullets, care_card, comparison, steps, text, topic

FIELDS: dict[str, Any] = {
    "title": "Your mood and your pain",
    "slug": "pain-and-mood",
    "search_description": (
        "Low mood and worry are common with chronic pain, and they do not mean it is imagined."
        " What may help a little, and where to turn."
    ),
    "summary": (
        "Long-lasting pain and low mood often travel together."
        " That does not make the pain imagined, and you have done nothing wrong."
        " You can ask for help with both at the same visit."
    ),
    "picture": "understanding-pain",
    "evidence_summary": (
        "Signs of depression or anxiety are frequent in adults with chronic pain, but studies vary widely."
        "[[ref:aaron-2025]]"
        " A talking treatment, CBT, has brought small benefits.[[ref:williams-2020]]"
        " Both sets of studies left headache out."
    ),
    "evidence_level": "",
    "body": [
        topic("If the days have turned gray"),
        text(
            "Perhaps you cancel plans, sleep badly, and snap at the people you love."
            " Perhaps you hardly know yourself.",
            "You would not be the only one."
            " Researchers put together 376 studies with 347,468 people who live with pain."
            " Roughly 4 of every 10 showed signs of depression, and as many of anxiety.[[ref:aaron-2025]]",
            "Treat these as rough figures."
            " Results were very mixed from study to study, and people with headache were not counted.",
        ),
        topic("Asking is not doubting"),
        text(
            "When a clinician asks about your spirits, it can sound like, “I don't believe you.”"
            " Please try to hear it differently."
            " Pain has an emotional side by definition, in every person.[[ref:raja-2020]]",
            "So a low mood is no evidence that you made anything up."
            " It is one more thing that hurts, and one more thing that can be cared for.",
        ),
        topic("What talking can do, and what it cannot"),
        comparison(
            "Cognitive behavioral therapy (CBT) for chronic pain",
            ["You may wonder", "What we can tell you"],
            ("What is it?", "You talk with a trained person about thoughts and habits around pain."),
            (
                "Does it help?",
                (
                    "A little. Pain, disability and distress eased slightly in 75 studies with 9,401 people."
                    "[[ref:williams-2020]]"
                ),
            ),
            (
                "Where does it fall short?",
                "The gains were small, and headache was left out, so it may not do enough for you.",
            ),
            (
                "Does it replace other care?",
                (
                    "No. Behavioral health is one part of pain care and works best beside the others."
                    "[[ref:hhs-2019]]"
                ),
            ),
        ),
        topic("When thoughts turn dark"),
        text(
            "Some people in lasting pain come to think about death, or about ending their life."
            " Research finds such thoughts more often where pain is chronic.[[ref:kwon-2023]]"
            " They are a sign of how much you are carrying, not a flaw in you.",
        ),
        care_card(
            "emergency",
            "Please do not stay alone with this",
            "Help is there, by day and by night, and you need no good reason to reach for it."
            " The box named “Need help right now?” on this page shows whom you can call or text.",
            "You do not have to know what to say. “I am in pain and I am not okay” is enough.",
        ),
        topic("How to bring it up"),
        steps(
            "One sentence will do",
            ("Pick one thing", "Sleep, tears, anger, worry: whichever is on your mind."),
            ("Say it early", "Put it at the start of the visit, before time runs short."),
            (
                "Ask what there is",
                "A talk, a referral, a new plan: hear what each could bring or cost.",
            ),
            ("Take someone along", "A friend can say it for you if your voice fails."),
        ),
        text(
            "And today? Perhaps one of these is within reach:",
            bullets(
                "Tell one person how you really are.",
                "Step outside the door for a moment.",
                "Write down a question and let it wait until your next visit.",
            ),
            "None of them is a duty. Getting through the day counts, too.",
        ),
    ],
}
