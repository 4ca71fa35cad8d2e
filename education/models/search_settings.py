"""Which searches show help in a crisis before anything else."""

from typing import ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from clinic.privacy import classes
from education.search.crisis import FIRST_WORDS


@register_setting(icon="search")
class SearchSettings(BaseGenericSetting):
    """One row for the whole site."""

    crisis_words = models.TextField(
        "words of a crisis",
        default=FIRST_WORDS,
        help_text="One word or phrase a line, such as overdose. Whoever searches for it sees 988 and 911"
        " first. A star at the end stands for any ending: suicid* means suicide and suicidal.",
    )

    privacy: ClassVar = classes(internal="id crisis_words")

    panels: ClassVar = [FieldPanel("crisis_words")]

    class Meta:
        verbose_name = "search settings"

    def __str__(self) -> str:
        return "Search settings"
