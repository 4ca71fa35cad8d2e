"""Migraine, and how chronic migraine is counted."""

from typing import Any

from education.sample.build import bullets, care_card, comparison, evidence, key_points, steps, text, topic

FIELDS: dict[str, Any] = {
    "title": "Migraine",
    "slug": "migraine",
    "also_called": "chronic migraine",
    "search_description": (
        "When migraine is called chronic, and how to keep count of your days."
        " Why studies of ketamine for headache leave us unsure."
    ),
    "summary": (
        "Migraine is called chronic when headache fills half the month or more, for over 3 months."
        " Counting your days is the best start, and it costs nothing."
        " Whether ketamine helps is unclear, because studies are poor and disagree."
    ),
    "picture": "causes",
    "evidence_summary": (
        "Two reviews found research on ketamine in headache to be of low quality and contradictory."
        "[[ref:chah-2021]][[ref:hoydonckx-2023]]"
        " The 2018 guideline saw weak support or none.[[ref:cohen-2018]]"
        " The large 2025 review did not look at headache.[[ref:ferraro-2025]]"
    ),
    "evidence_level": "low",
    "safety_notice": "ketamine",
    "body": [
        topic("A matter of counting"),
        text(
            "Take out last month's calendar. On how many days did your head hurt?",
            "Your answer is what the headache classification, ICHD-3, goes by."
            " Chronic migraine takes two counts, and both must fit for more than 3 months.[[ref:ichd-3]]",
        ),
        comparison(
            "The two counts for chronic migraine",
            ["What is counted", "How many days in a month"],
            ("Days with any headache", "15 or more.[[ref:ichd-3]]"),
            ("Days on which it has the features of migraine", "At least 8 of them.[[ref:ichd-3]]"),
        ),
        topic("How an attack can take over"),
        text(
            "You may know the dark room, the canceled dinner, and the fear of the next one."
            " No two people have quite the same attacks."
            " Tell your clinician about yours from the first sign to the day after.",
            "Fewer days do not make your migraine minor."
            " It deserves care if it keeps you from living your life.",
        ),
        topic("Keeping a headache diary"),
        steps(
            "A diary for the fridge door",
            ("Mark the day", "A cross for a headache, a circle for one that felt like migraine."),
            ("Add what you took", "Write the name of each medicine and the time."),
            ("Note what you missed", "Work, school, a birthday: it shows what migraine takes from you."),
            ("Bring it", "Even four honest weeks are more useful than a guess."),
        ),
        text(
            "What comes after depends on you."
            " Medicines are one part of pain care, next to behavioral health, physical therapy,"
            " procedures and complementary care.[[ref:hhs-2019]]"
            " Some figures elsewhere on this site, such as those on CBT, come from studies without headache."
            "[[ref:williams-2020]]",
        ),
        topic("Ketamine for headache: an open question"),
        evidence(
            "Can ketamine make migraine better?",
            finding=(
                "We do not know."
                " Some reports point one way and some the other, and most are weak."
                "[[ref:chah-2021]][[ref:hoydonckx-2023]]"
            ),
            certainty="low",
            limits=(
                "Any hope has to be held against the risks."
                " You could feel sick or outside of yourself, and your sight could blur.[[ref:label]]"
            ),
        ),
        topic("A headache that is different"),
        care_card(
            "emergency",
            "Get emergency help for a headache like this",
            bullets(
                "It strikes all at once and is the worst of your life.",
                "It comes with weakness, trouble speaking, confusion, fainting or loss of sight.",
                "It comes with a fever and a stiff neck.",
                "It follows a blow to the head.",
            ),
            "Call your clinician soon if your headaches change, or if you are pregnant.",
            status="needs_check",
        ),
        topic("What to bring up next time"),
        key_points(
            "Four questions for the back of the diary",
            "Do my days fit chronic migraine, or something else?",
            "Could a medicine that I take be adding to my headaches?",
            "What are the choices for stopping an attack, and for having fewer of them?",
            "How long shall we give each one, and what if I would rather wait?",
        ),
    ],
}
