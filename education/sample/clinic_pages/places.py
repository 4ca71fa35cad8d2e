"""The words of the location pages, by the name of the location in the sample clinic.

Address, phone and hours come from the location itself.
"""

from typing import Any

from education.sample.build import bullets, text, topic

PLACES: dict[str, dict[str, Any]] = {
    "Sample Clinic Miami": {
        "title": "Miami",
        "slug": "miami",
        "search_description": (
            "The sample clinic in Miami: hours, address and phone."
            " What to know before you come, and how to get help in English or Spanish."
        ),
        "summary": (
            "Our sample place in Miami."
            " The address is made up, so please do not set out for it."
            " A real clinic would tell you here how to find its door."
        ),
        "picture": "location",
        "body": [
            topic("Finding us in Miami"),
            text(
                "This part is for the clinic to fill in."
                " It should say where to park and what that costs."
                " It should also name the entrance, and the floor if there is an elevator.",
                "If you use a wheelchair or cannot walk far, call ahead."
                " Then somebody can meet you and show you the way with no steps.",
            ),
            topic("Once you are inside"),
            text(
                "Give your first name at the desk; nobody will ask about your pain in front of others."
                " If Spanish is easier for you, say so, and we will arrange it.",
            ),
        ],
    },
    "Sample Clinic Orlando": {
        "title": "Orlando",
        "slug": "orlando",
        "search_description": (
            "Visiting the sample clinic in Orlando: opening hours, contact,"
            " and what to bring to a first talk about your pain."
        ),
        "summary": (
            "Our sample place in Orlando, on a street that does not exist."
            " Use this page to see what patients would learn before a first visit."
        ),
        "picture": "location",
        "body": [
            topic("What to bring"),
            text(
                "For a first talk you need little:",
                bullets(
                    "a list of your medicines, or the boxes in a bag",
                    "your questions, on paper or on your phone",
                    "letters and test results, if they are at hand",
                    "someone you trust, if you like company.",
                ),
            ),
            topic("Arriving in Orlando"),
            text(
                "The clinic will describe the driveway, the bus stop and the ramp in these lines."
                " It will also say where a driver can wait while you are with us.",
                "Come as you are."
                " If sitting is hard for you, tell the desk, and you can stand, walk about or lie down.",
            ),
        ],
    },
    "Sample Clinic Pensacola": {
        "title": "Pensacola",
        "slug": "pensacola",
        "search_description": (
            "The sample clinic in Pensacola keeps Central Time."
            " Its hours, how to reach it, and what to plan for when you have a long drive."
        ),
        "summary": (
            "Our sample place in Pensacola keeps Central Time."
            " If you call from Miami or Orlando, your clock is an hour ahead of ours."
            " Nothing at this address is real."
        ),
        "picture": "location",
        "body": [
            topic("Mind the clock"),
            text(
                "Every time that we give you for Pensacola is Central Time."
                " When you cross the time zone to get here, check the hour twice.",
            ),
            topic("A long way to come"),
            text(
                "Some people will travel far to this place, and pain makes a road longer."
                " Ask us for a later hour, so that you can rest on the way.",
                "Here the clinic adds what travelers need: parking, the right door,"
                " restrooms, and where to eat nearby."
                " It should also say how to enter without stairs.",
            ),
        ],
    },
}
