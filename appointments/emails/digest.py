"""The short email of a working morning: counts and links, and nobody's name."""

from collections.abc import Mapping
from urllib.parse import urljoin

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from appointments.emails.render import RenderedMessage
from clinic.models import ClinicSettings
from clinic.staff import QUEUE

# The queues that are counted, as the email calls them, in its order.
LINES = {
    "due_today": "due today",
    "overdue": "overdue",
    "unclaimed": "unclaimed",
    "asked": "asked for a time",
    "call_instead": "to call because an email failed",
    "mine": "yours",
}
ALWAYS = ("due_today", "overdue", "unclaimed", "mine")


def render_digest(counts: Mapping[str, int]) -> RenderedMessage:
    """Return the email's words. `counts` are those of the queues, by their codes."""
    clinic = ClinicSettings.load()
    queue_url = urljoin(settings.SITE_URL, reverse(QUEUE))
    lines = [
        (f"{counts[code]} {words}", f"{queue_url}?queue={code}")
        for code, words in LINES.items()
        if counts[code] or code in ALWAYS
    ]
    values = {
        "language": "en",
        "clinic_name": clinic.name,
        "clinic_phone": clinic.phone,
        "due_today": str(counts["due_today"]),
        "overdue": str(counts["overdue"]),
        "lines": lines,
        "switch_url": urljoin(settings.SITE_URL, reverse("staff:morning_email")),
    }
    subject = f"{counts['due_today']} due today, {counts['overdue']} overdue"
    text, html = (render_to_string(f"emails/morning_digest.{ending}", values) for ending in ("txt", "html"))
    return RenderedMessage(subject, text.strip() + "\n", html.strip() + "\n")
