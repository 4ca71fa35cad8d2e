"""What the website does for everybody to be able to use it, and what to do when it fails."""

from typing import Any

from education.sample.build import bullets, steps, text, topic, warning

FIELDS: dict[str, Any] = {
    "title": "Accessibility",
    "slug": "accessibility",
    "search_description": (
        "How this website aims to work for everybody, and what has been tested."
        " How to report a barrier, and get the same help by phone."
    ),
    "summary": (
        "Everybody should be able to read these pages and send a request."
        " We aim for the standard WCAG 2.2, level AA."
        " Where we fall short, tell us, and you get the same thing by phone."
    ),
    "picture": "next-step",
    "body": [
        topic("What we aim for"),
        text(
            "The Web Content Accessibility Guidelines (WCAG) say what a website must do for people"
            " with disabilities."
            " Our aim is version 2.2 at level AA, on every page and form.",
            "For running text we go further: its contrast meets the stricter level AAA.",
        ),
        topic("What has been tested"),
        text(
            "These checks run in a real browser each time the website's code changes:",
            bullets(
                "an automatic check (axe) of sample pages, in light and in dark colors",
                "wide and narrow screens, large text and zoom, so that nothing is cut off",
                "the request form with the keyboard alone",
                "buttons and links that a finger can hit",
                "no movement on the page for those who have asked for none",
                "your own system colors, and pages without any scripts.",
            ),
        ),
        warning(
            "What has not been tested yet",
            "Automatic checks find only some of the barriers."
            " This sample has not been tried out by people who use screen readers"
            " or other aids every day.",
            "The clinic should do that with the help of such people, and report the result here.",
        ),
        topic("If something does not work for you"),
        steps(
            "How to report a problem",
            ("Tell us", "Call the number at the top of the page, or say it to anyone at the front desk."),
            ("Say where", "The name of the page is enough. If you can, add what you use to read it."),
            ("Get it now", "We read the page to you, or fill in the form with you, on the same call."),
            ("Hear back", "We tell you what we changed, or why it takes longer."),
        ),
        topic("At the clinic"),
        text(
            "Getting through the door matters as much as getting through a website."
            " Ask us about steps, parking, a quiet place to wait, or help with paper forms.",
        ),
    ],
}
