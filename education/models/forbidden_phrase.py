"""The clinic's list of words that its pages must not use."""

import re
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel

from clinic.privacy import classes
from education.phrases import Phrase


class ForbiddenPhrase(models.Model):
    """Words that promise more than anyone can know. Medical pages are held against the list."""

    class Level(models.TextChoices):
        BLOCKING = "blocking", "Blocking: the page cannot go live with it"
        ADVISORY = "advisory", "Advisory: a publisher may give a reason and go on"

    name = models.CharField(
        max_length=60, unique=True, help_text="What editors are told, such as “free from pain”."
    )
    words = models.TextField(
        blank=True,
        help_text="One word or phrase a line, such as cured. A star stands for the rest of a word: cur*.",
    )
    pattern = models.CharField(
        "pattern, for experts",
        max_length=300,
        blank=True,
        help_text="A regular expression for what words alone cannot say,"
        " such as no (pain|risks). It may stay empty.",
    )
    allowed = models.TextField(
        "allowed in",
        blank=True,
        help_text="One phrase a line in which the words may stand, such as not a cure.",
    )
    level = models.CharField(
        max_length=10, choices=Level, default=Level.BLOCKING, help_text="What happens where a page says it."
    )

    privacy: ClassVar = classes(internal="id name words pattern allowed level")
    panels: ClassVar = [
        FieldPanel("name"),
        FieldPanel("words"),
        FieldPanel("pattern"),
        FieldPanel("allowed"),
        FieldPanel("level"),
    ]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse an entry that finds nothing, or that would find every text."""
        super().clean()
        if not (self.words.strip() or self.pattern):
            raise ValidationError({"words": "Write at least one word."})
        try:
            found_in_nothing = re.search(self.as_phrase().expression, "")
        except re.error as problem:
            raise ValidationError({"pattern": f"This is not a regular expression: {problem}."}) from problem
        if found_in_nothing:
            raise ValidationError({"pattern": "This would be found in every text."})

    def as_phrase(self) -> Phrase:
        return Phrase(
            name=self.name,
            words=_lines(self.words),
            pattern=self.pattern,
            allowed=_lines(self.allowed),
            is_blocking=self.level == self.Level.BLOCKING,
        )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
