"""How far a claim has been checked."""

from wagtail import blocks

DEFAULTS = {
    "default": "settled",
    "label": "Claim status",
    "help_text": "Readers see a mark until a clinician has checked it.",
}


class ClaimStatusBlock(blocks.ChoiceBlock):
    """Shown to readers as long as a clinician has not verified what stands beside it."""

    choices = [("settled", "Has a source"), ("needs_check", "Needs clinical check")]

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**(DEFAULTS | kwargs))
