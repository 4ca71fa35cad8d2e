"""The introduction to the locations, which the template lists."""

from typing import Any

from education.sample.build import text, topic

FIELDS: dict[str, Any] = {
    "title": "Our locations",
    "slug": "locations",
    "search_description": (
        "Three sample places in Florida: Miami, Orlando and Pensacola."
        " See their hours, how to get in touch and what to ask before you come."
    ),
    "summary": (
        "There are three sample places: Miami, Orlando and Pensacola."
        " Pick the one that is easiest for you to reach."
        " You can change your mind about it when we call."
    ),
    "picture": "location",
    "body": [
        topic("Before you choose"),
        text(
            "Think of the way home as well as the way there."
            " After some treatments you may not drive, and another adult has to bring you.",
            "Hours are shown in the local time of each place."
            " Pensacola is on Central Time, one hour behind Miami and Orlando.",
        ),
        topic("Where we are"),
        text("Each place has a page with its hours, its address and what to know on arrival."),
    ],
}
