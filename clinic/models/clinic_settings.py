"""The clinic's own words and switches, edited in Wagtail."""

from datetime import time
from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from clinic.privacy import classes


def default_phone() -> str:
    return settings.CLINIC_PHONE


@register_setting(icon="home")
class ClinicSettings(BaseGenericSetting):
    """One row for the whole site. Phone numbers are kept as people read them out."""

    name = models.CharField(max_length=120, default="Neuro Wellness TMS Centers of America")
    short_name = models.CharField(max_length=40, default="Neuro Wellness")
    tagline = models.CharField(max_length=160, blank=True, default="Interventional pain care in Florida")
    phone = models.CharField(
        max_length=40, default=default_phone, help_text="The front desk's number, such as (305) 555-0100."
    )
    calls_from = models.CharField(
        "number that calls patients",
        max_length=40,
        blank=True,
        help_text="Shown on forms, so that people pick up. Leave empty when it is the number above.",
    )
    crisis_line = models.CharField(max_length=20, default="988")
    emergency_line = models.CharField(max_length=20, default="911")
    registration_number = models.CharField(
        "Florida pain clinic registration or exemption",
        max_length=80,
        blank=True,
        help_text="Florida Statute 458.3265: shown in the footer of every page.",
    )
    facebook_url = models.URLField(blank=True)
    linkedin_url = models.URLField(blank=True)
    youtube_url = models.URLField(blank=True)
    requests_open = models.BooleanField(
        "take requests on the website",
        default=True,
        help_text="Switched off, the request form gives the phone number instead.",
    )
    show_sample_notice = models.BooleanField(
        default=False, help_text="Says on every page that this is a sample site with made-up people."
    )
    made_by_load_sample = models.BooleanField(default=False, editable=False)
    review_grace_days = models.PositiveSmallIntegerField(
        "days after a missed review",
        default=30,
        validators=[MaxValueValidator(365)],
        help_text="Then a medical page leaves search engines and loses its request button.",
    )
    reply_minutes = models.PositiveIntegerField(
        "minutes until a first call",
        default=120,
        validators=[MinValueValidator(5), MaxValueValidator(5 * 24 * 60)],
        help_text="Counted in the location's opening hours. Patients are told the time that comes of it.",
    )
    reminder_days = models.CharField(
        "days before a visit to remind on",
        max_length=20,
        blank=True,
        default="3, 1",
        validators=[RegexValidator(r"^\d{1,2}( *, *\d{1,2})*$", "Enter days such as 3, 1.")],
        help_text="Such as 3, 1. Leave empty for no reminders.",
    )
    reminder_time = models.TimeField(
        "time of day of reminders", default=time(10), help_text="By the wall clock of the location."
    )
    asks_peg = models.BooleanField(
        "ask the three pain scale questions (PEG)",
        default=True,
        help_text="The scale's licence is not settled: ask its authors before you use it.",
    )
    screening_approved_by = models.CharField(
        "screening approved by",
        max_length=120,
        blank=True,
        help_text="The medical director who approved its questions and rules.",
    )
    screening_approved_on = models.DateField("approved on", null=True, blank=True)
    screening_approved_version = models.CharField(
        "approved version", max_length=20, blank=True, help_text="Such as 2026-11."
    )

    privacy: ClassVar = classes(
        public="id name short_name tagline phone calls_from crisis_line emergency_line registration_number"
        " facebook_url linkedin_url youtube_url requests_open show_sample_notice",
        internal="reply_minutes made_by_load_sample review_grace_days reminder_days reminder_time asks_peg"
        " screening_approved_by screening_approved_on screening_approved_version",
    )

    panels: ClassVar = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("short_name"),
                FieldPanel("tagline"),
                FieldPanel("registration_number"),
            ],
            "Identity",
        ),
        MultiFieldPanel(
            [
                FieldPanel("phone"),
                FieldPanel("calls_from"),
                FieldPanel("emergency_line"),
                FieldPanel("crisis_line"),
            ],
            "Phone numbers",
        ),
        MultiFieldPanel([FieldPanel("requests_open"), FieldPanel("reply_minutes")], "Requests"),
        MultiFieldPanel([FieldPanel("reminder_days"), FieldPanel("reminder_time")], "Reminders"),
        MultiFieldPanel(
            [
                FieldPanel("asks_peg"),
                FieldPanel("screening_approved_by"),
                FieldPanel("screening_approved_on"),
                FieldPanel("screening_approved_version"),
            ],
            "Screening",
        ),
        MultiFieldPanel(
            [FieldPanel("facebook_url"), FieldPanel("linkedin_url"), FieldPanel("youtube_url")], "Elsewhere"
        ),
        FieldPanel("review_grace_days"),
        FieldPanel("show_sample_notice"),
    ]

    class Meta:
        verbose_name = "clinic settings"

    def __str__(self) -> str:
        return self.name

    @property
    def is_sample_site(self) -> bool:
        """Say whether `load_sample` made this site and every page still says that it is a sample."""
        return self.made_by_load_sample and self.show_sample_notice

    @property
    def offers_consultation(self) -> bool:
        """Say whether patients may start a consultation: a clinician approves its questions first."""
        return self.requests_open and self.screening_approved_on is not None

    @property
    def caller_number(self) -> str:
        """Return the number that patients see on their phone when the clinic calls."""
        return self.calls_from or self.phone
