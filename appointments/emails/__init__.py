"""The words of each message: one function of values and one template folder per kind.

A template sees the allow-listed values of its kind (values.py) and nothing else, so no answer, comment or
health word can reach an email. Subjects hold no name. Plain text and HTML say the same. The clinic's own
words (MessageText) stand in the place of a template and see fewer values still (rules/message_text.py).
"""

from appointments.emails.calendar_file import calendar_file
from appointments.emails.render import TRANSLATED, RenderedMessage, built_in, preview, render, written
from appointments.emails.sample import sample_values
from appointments.emails.values import no_link, spoken_call_by

__all__ = [
    "TRANSLATED",
    "RenderedMessage",
    "built_in",
    "calendar_file",
    "no_link",
    "preview",
    "render",
    "sample_values",
    "spoken_call_by",
    "written",
]
