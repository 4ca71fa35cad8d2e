"""What a clinician is asked before a text goes live."""

from typing import Any

from django import forms

# Raised with every change to the questions below; each approval keeps the number it answered.
CHECKLIST_VERSION = 1
CHECKS = {
    "sources_checked": "I read the sources, and they say what the text says.",
    "risks_beside_benefits": "Every benefit has its limits and risks beside it.",
    "notice_right": "The off-label notice is there where it is needed, and it is right.",
    "numbers_right": "The numbers are right and say how many people out of how many.",
    "plain_words": "A patient can understand it, and nothing in it promises too much.",
}


class ChecklistForm(forms.Form):
    """Every box has to be ticked. The comment is for the author and stays inside."""

    comment = forms.CharField(label="Comment for the author", required=False, widget=forms.Textarea)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        boxes = {name: forms.BooleanField(label=label) for name, label in CHECKS.items()}
        self.fields = boxes | self.fields
