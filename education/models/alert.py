"""What everyone must know today, across the top of the pages."""

from datetime import datetime
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Orderable, Page, RevisionMixin

from clinic.privacy import classes


class AlertQuerySet(models.QuerySet["Alert"]):
    def shown(self, now: datetime) -> "AlertQuerySet":
        return self.filter(
            Q(shows_from=None) | Q(shows_from__lte=now),
            Q(shows_until=None) | Q(shows_until__gt=now),
            is_on=True,
        )

    def on(self, page: Page | None) -> "AlertQuerySet":
        """Return a page's alerts: those of the whole site, of the page, and of the pages above it."""
        everywhere = Q(pages=None)
        if page is None or not page.path:
            return self.filter(everywhere)
        above = [page.path[:end] for end in range(Page.steplen, len(page.path) + 1, Page.steplen)]
        return self.filter(everywhere | Q(pages__page__path__in=above)).distinct()

    def next_change(self, now: datetime) -> datetime | None:
        """Return when an alert next comes or goes by itself: no page may be kept longer than that."""
        dates = self.filter(is_on=True).values_list("shows_from", "shows_until")
        return min((date for pair in dates for date in pair if date and date > now), default=None)


class Alert(RevisionMixin, ClusterableModel):
    """A line that readers can fold away. It is on from the moment it is saved with “Show it”."""

    class Tone(models.TextChoices):
        CALM = "", "Good to know"
        URGENT = "urgent", "Urgent"

    title = models.CharField(
        max_length=120,
        help_text="The whole news in a few words, such as “Closed on Monday”."
        " It stays when readers fold the rest away.",
    )
    text = models.TextField(
        max_length=400,
        help_text="What readers should do, such as “Call us on Tuesday. In an emergency, call 911.”",
    )
    tone = models.CharField(
        max_length=10,
        choices=Tone,
        blank=True,
        default=Tone.CALM,
        help_text="Urgent is for what changes a reader's day, such as a closed clinic.",
    )
    is_on = models.BooleanField("show it", default=False)
    shows_from = models.DateTimeField(
        "from",
        null=True,
        blank=True,
        help_text="Eastern time, such as 2026-12-24 08:00. Empty means at once.",
    )
    shows_until = models.DateTimeField(
        "until",
        null=True,
        blank=True,
        help_text="Eastern time, such as 2026-12-26 18:00. Empty means until you switch it off.",
    )

    privacy: ClassVar = classes(
        public="id title text tone shows_from shows_until", internal="is_on latest_revision"
    )
    objects = AlertQuerySet.as_manager()

    panels: ClassVar = [
        FieldPanel("is_on"),
        FieldPanel("title"),
        FieldPanel("text"),
        FieldPanel("tone"),
        MultiFieldPanel([FieldRowPanel([FieldPanel("shows_from"), FieldPanel("shows_until")])], "When"),
        InlinePanel(
            "pages", heading="Where", label="Page", help_text="No page means the whole site, forms included."
        ),
    ]

    class Meta:
        ordering = ["-is_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="alert_ends_after_it_begins",
                condition=Q(shows_from=None)
                | Q(shows_until=None)
                | Q(shows_until__gt=models.F("shows_from")),
                violation_error_message="An alert must end after it begins.",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if self.is_on and self.shows_until and self.shows_until <= timezone.now():
            raise ValidationError({"shows_until": "This is over already. Choose a later time."})


class AlertPage(Orderable):
    """A page on which an alert shows, with all the pages below it."""

    alert = ParentalKey(Alert, on_delete=models.CASCADE, related_name="pages")
    page = models.ForeignKey(
        Page, models.CASCADE, related_name="+", help_text="The alert shows on it and on all pages below it."
    )

    privacy: ClassVar = classes(public="id sort_order alert page")

    panels: ClassVar = [PageChooserPanel("page")]

    def __str__(self) -> str:
        return f"{self.alert} on {self.page}"
