"""What the living style guide shows: each component's template with samples of what it is given.

A new template in templates/components/ needs a specimen here, or a line in `SEEN_ELSEWHERE`;
tests/clinic/test_style_guide.py holds that.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from django.core.paginator import Paginator
from django.utils.safestring import mark_safe

SENTENCE = "A first talk is a chance to ask. You are free to say no."
HTML_SENTENCE = mark_safe(f"<p>{SENTENCE}</p>")  # noqa: S308 - our own words


@dataclass(frozen=True)
class Specimen:
    """One component as it looks with some sample values. `style` is its stylesheet below static/css/."""

    name: str
    template: str
    values: Mapping[str, Any] = field(default_factory=dict)
    style: str = ""


def _component(name: str, file: str, style: str = "", /, **values: Any) -> Specimen:
    style = style or f"components/{file.replace('_', '-')}.css"
    return Specimen(name, f"components/{file}.html", values, style)


def _block(name: str, file: str, style: str, /, **value: Any) -> Specimen:
    return Specimen(name, f"education/blocks/{file}.html", {"value": value}, f"components/{style}.css")


TOPICS = [
    SimpleNamespace(anchor="steps", text="What happens next"),
    SimpleNamespace(anchor="table", text="In numbers"),
]
STEPS = [
    {"title": "You ask", "text": "Send a short request. It books nothing yet."},
    {"title": "We call you", "text": "A person from our front desk finds a time with you."},
    {"title": "You decide", "text": "You meet a clinician and ask all you want."},
]
ENTRIES = [
    {"when": "Monday, 9:12 am", "title": "You asked for an appointment"},
    {
        "when": "By Monday, 11:12 am",
        "title": "We call you",
        "text": "From (305) 555-0100.",
        "is_current": True,
    },
    {"when": "After that", "title": "You agree on a time"},
]
QUESTIONS = [
    {"title": "Do I need a referral?", "text": HTML_SENTENCE},
    {"title": "Who will call me?", "text": HTML_SENTENCE},
]
ANSWERS = [
    SimpleNamespace(label="Name", lines=["Alex Sample"], href="#check-answers"),
    SimpleNamespace(
        label="When it suits", lines=["Monday morning", "Thursday afternoon"], href="#check-answers"
    ),
]
LANGUAGES = [
    {"code": "en", "name": "English", "url": "#", "is_current": True},
    {"code": "es", "name": "Español", "url": "#language-switch"},
]

GROUPS: dict[str, list[Specimen]] = {
    "Getting around": [
        _component("Language switch", "language_switch", languages=LANGUAGES),
        _component(
            "Breadcrumb",
            "breadcrumb",
            trail=[{"url": "/", "title": "Home"}],
            here="Ketamine for chronic pain",
        ),
        _component("Contents list", "contents", topics=TOPICS),
        _component("Pagination", "pagination", page=Paginator(range(50), 10).page(2)),
        _component("Search box", "search_box", action="#search-box", query="nerve pain"),
        _component(
            "Tags",
            "tags",
            "components/tag.css",
            tags=[{"label": "Nerve pain", "url": "#tags"}, {"label": "Sample"}],
        ),
    ],
    "Asking for something": [
        _component("Request button", "request_button", "components/button.css"),
        _component("Button", "button", label="Continue"),
        _component("Quiet button", "button", label="Read first", url="#quiet-button", tone="quiet"),
        _component(
            "Call to action",
            "call_to_action",
            title="If you would like to talk",
            text=HTML_SENTENCE,
            shows_button=True,
        ),
    ],
    "Saying something": [
        _component("Alert banner", "alert", text="Our Miami clinic closes at noon today."),
        _component(
            "Alert banner that folds",
            "alert",
            title="A storm is on its way",
            text="All clinics are closed on Tuesday. We will call you.",
            tone="urgent",
        ),
        _component("Notice", "notice", "components/box.css", title="Good to know", text=HTML_SENTENCE),
        _component(
            "Quiet notice",
            "notice",
            "components/box.css",
            title="Good to know",
            text=HTML_SENTENCE,
            tone="quiet",
        ),
        _component(
            "Notice of caution",
            "notice",
            "components/box.css",
            title="Be careful",
            text=HTML_SENTENCE,
            tone="caution",
        ),
        _component("Emergency card", "emergency_card"),
        _component("Toast", "toast", text="Saved.", tone="success"),
        _component(
            "Toast for an error", "toast", text="That could not be saved. Please try again.", tone="error"
        ),
        _component("Empty state", "empty_state", title="All caught up", text="Nobody is waiting for a call."),
        _component("Status chip", "chip", text="Call within 2 hours", tone="soon"),
        _component("Status chip, late", "chip", text="3 hours late", tone="late"),
        _component("Status chip, paused", "chip", text="Waiting for the patient", tone="paused"),
        _component("Status chip, done", "chip", text="Booked", tone="done"),
    ],
    "Explaining something": [
        _component(
            "Key points", "key_points", "components/box.css", title="In short", points=[SENTENCE, SENTENCE]
        ),
        _component("Steps", "steps", steps=STEPS),
        _component("Steps across", "steps", steps=STEPS, across=True),
        _component("Timeline", "timeline", title="Your request", entries=ENTRIES),
        _component(
            "What to do and what to leave",
            "dos_and_donts",
            "components/dos.css",
            title="Before your visit",
            do=["bring a list of your medicines", "plan your ride home"],
            dont=["stop a medicine on your own", "drive for 24 hours"],
        ),
        _component("Term", "term", term="off-label", definition="A use that the FDA has not approved."),
        _component(
            "Table",
            "table",
            caption="When we are open",
            headers=["Place", "Weekdays", "Saturday"],
            rows=[
                ["Sample Clinic Miami", "9 to 5", "Closed"],
                ["Sample Clinic Orlando", "8 to 4", "9 to noon"],
            ],
        ),
        _component(
            "Definition list",
            "definition_list",
            entries=[
                ("Off-label", "A use that the FDA has not approved."),
                ("Chronic", "For more than 3 months."),
            ],
        ),
        _component("Accordion", "accordion", title="What people ask", items=QUESTIONS),
        _component("Quote", "quote", text=SENTENCE, source="Sample patient"),
        _component(
            "Figure",
            "figure",
            picture="pictures/location.svg",
            caption="A sample caption.",
            credit="Drawn here",
        ),
        _component(
            "Video",
            "video",
            title="A look around the clinic",
            film="#video",
            media_type="video/mp4",
            poster="/static/img/social-card.png",
            width=1200,
            height=630,
            transcript=HTML_SENTENCE,
        ),
        _component(
            "Download", "download", title="What to bring to a first visit", url="#", kind="pdf", size=184_320
        ),
        _component(
            "Card",
            "card",
            title="Ketamine for chronic pain",
            text=SENTENCE,
            url="#card",
            tag="Guide",
            picture="pictures/ketamine.svg",
        ),
    ],
    "Diagrams": [
        _component(
            "How pain grows louder",
            "diagram",
            title="How pain signals can become louder",
            drawing="pictures/diagrams/sensitization.html",
            words="pictures/diagrams/sensitization_words.html",
            caption="A sample caption, which may name its source.",
        ),
        _component(
            "Where ketamine acts",
            "diagram",
            title="Where NMDA receptors come in",
            drawing="pictures/diagrams/nmda.html",
            words="pictures/diagrams/nmda_words.html",
        ),
        _component(
            "The day of a session",
            "diagram",
            title="The day of a session",
            drawing="pictures/diagrams/session-day.html",
        ),
    ],
    "Medical blocks": [
        _block(
            "Number of people",
            "one_in",
            "one-in",
            number=25,
            has_dots=True,
            rows=[10, 10, 5],
            columns=10,
            text="people in a sample study felt better",
            source="A sample source.",
        ),
        _block(
            "Evidence",
            "evidence",
            "evidence",
            claim="A sample claim",
            finding="What the study saw.",
            certainty_label="Low",
            limits="What it cannot say.",
        ),
        _block(
            "Who should not have it",
            "who_not",
            "box",
            title="A sample list",
            introduction="Tell us before a visit if you:",
            items=["are pregnant", "may be"],
        ),
        _block("Routine care", "care_card", "care-card", level="routine", title="Call us", text=SENTENCE),
        _block("Urgent care", "care_card", "care-card", level="urgent", title="Call us today", text=SENTENCE),
        _block("Emergency", "care_card", "care-card", level="emergency", title="Call 911", text=SENTENCE),
    ],
    "Forms": [
        _component("Progress line", "progress", step=2, steps=9, label="Your pain"),
        _component("Check answers", "check_answers", rows=ANSWERS),
        _component(
            "Confirmation panel",
            "confirmation",
            title="Requested: not booked yet",
            reference_label="Your reference",
            reference="R-SAMP-L3RF",
            picture="pictures/confirmation.svg",
        ),
    ],
}

# Parts of the page around the specimens, or of one of them.
SEEN_ELSEWHERE = {
    "dots": "in the number of people",
    "filter_links": "above the free times of a consultation",
    "header": "at the top of this page",
    "navigation": "in the header",
    "search_link": "in the header",
    "phone_symbol": "in the header",
    "symbol": "in the header",
    "skip_link": "the first thing the Tab key reaches",
    "footer": "at the foot of this page",
    "request_bar": "at the foot of the window on a phone",
    "icons": "in the browser's tab",
    "social_picture": "where somebody shares a page",
    "emergency_lines": "in the emergency card",
    "error_summary": "above the second form",
    "form_scripts": "behind the forms",
    "message_page": "403 and 404, linked below",
    "plain_page": "500 and 503, linked below",
}

PAGES = ("400", "403", "403_csrf", "404", "413", "429", "500", "503")
