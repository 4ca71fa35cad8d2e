"""Clinical questions. Each can also be left open: "I'm not sure", "I'd rather say by phone"."""

from collections.abc import Iterable
from typing import Any

from appointments.rules.screening import HAD_IT, Open, Tried, YesNo
from clinic.forms import ChoiceField, MultipleChoiceField, ScaleField

Choices = list[tuple[str, str]]

OPEN_CHOICES: Choices = [(Open.UNSURE, "I’m not sure"), (Open.BY_PHONE, "I’d rather say by phone")]
YES_NO: Choices = [(YesNo.YES, "Yes"), (YesNo.NO, "No")]
TRIED: Choices = [
    (Tried.HELPED, "Helped"),
    (Tried.NO_HELP, "Did not help"),
    (Tried.SIDE_EFFECTS, "Stopped for side effects"),
    (Tried.NOT_TRIED, "Not tried"),
    (Open.UNSURE, "Not sure"),
    (Open.BY_PHONE, "By phone"),
]
HAD_TREATMENT = [str(code) for code in HAD_IT]


class ClinicalChoiceField(ChoiceField):
    """One answer."""

    def __init__(self, *, choices: Choices, **kwargs: Any) -> None:
        super().__init__(choices=[*choices, *OPEN_CHOICES], apart=list(Open), **kwargs)


class YesNoField(ClinicalChoiceField):
    """Yes or no, or left open."""

    def __init__(self, *, label: str, **kwargs: Any) -> None:
        super().__init__(label=label, choices=YES_NO, inline=True, noun="an answer", **kwargs)


class ClinicalChoicesField(MultipleChoiceField):
    """Any number of answers; those in `alone` ("none of these") clear the others."""

    def __init__(self, *, choices: Choices, alone: Iterable[str] = (), **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "Choose all that apply.")
        super().__init__(choices=[*choices, *OPEN_CHOICES], exclusive=[*alone, *Open], **kwargs)


class TriedField(ChoiceField):
    """What a treatment did, in short answers that stand in columns."""

    def __init__(self, *, label: str, **kwargs: Any) -> None:
        super().__init__(
            label=label, noun=f"what is true for “{label}”", choices=TRIED, required=True, **kwargs
        )
        self.widget.grid = True


class ClinicalScaleField(ScaleField):
    """A number from 0 to 10, or left open."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            noun="a number from 0 to 10, or “I’d rather say by phone”", extras=OPEN_CHOICES, **kwargs
        )
