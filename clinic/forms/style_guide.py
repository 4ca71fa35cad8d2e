"""Every kind of field once, for the living style guide and for the tests of the template pack.

Nothing that is typed into it is kept. `StyleGuideForm({})` shows every field with its error.
"""

from typing import Any

from crispy_forms.layout import Layout
from django import forms

from clinic.forms.choices import AgreementField, ChoiceField, MultipleChoiceField, WeekField
from clinic.forms.dates import DatePartsField
from clinic.forms.fields import EmailField, FreeTextField, NameField, PhoneField
from clinic.forms.layout import Reveal, Section
from clinic.forms.mixin import ClinicForm
from clinic.forms.scales import ScaleField, TimeField
from clinic.forms.trap import TrapField

UNSURE = [("unsure", "I’m not sure"), ("phone", "I’d rather say by phone")]
TIMES = [
    ("Monday, March 2", [("0302-0900", "9:00 am"), ("0302-0940", "9:40 am"), ("0302-1340", "1:40 pm")]),
    ("Tuesday, March 3", [("0303-1020", "10:20 am"), ("0303-1100", "11:00 am")]),
    (
        "Wednesday, March 4",
        [
            ("0304-0900", "9:00 am"),
            ("0304-1140", "11:40 am"),
            ("0304-1500", "3:00 pm"),
            ("0304-1540", "3:40 pm"),
        ],
    ),
    ("Thursday, March 5", [("0305-0820", "8:20 am"), ("0305-1420", "2:20 pm")]),
]


class StyleGuideForm(ClinicForm):
    """Questions as a clinic asks them."""

    name = NameField(label="Name", noun="your name", autocomplete="name")
    phone = PhoneField(
        label="Phone number", noun="your phone number", help_text="We call from (305) 555-0100."
    )
    email = EmailField(label="Email address", noun="your email address", required=False)
    password = forms.CharField(
        label="Password",
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Enter your password"},
        help_text="For people who work at the clinic.",
    )
    member_number = NameField(label="Member number", noun="the number", disabled=True, initial="Not needed")
    born_on = DatePartsField(
        label="Date of birth", noun="your date of birth", autofill="bday", help_text="For example, 4 27 1958."
    )
    been_before = ChoiceField(
        label="Have you been to our clinic before?",
        noun="whether you have been here before",
        choices=[("yes", "Yes"), ("no", "No")],
        inline=True,
    )
    last_visit = FreeTextField(
        80, rows=2, label="When was that, roughly?", noun="roughly when", required=False
    )
    how_long = ChoiceField(
        label="How long have you had this pain?",
        noun="how long you have had this pain",
        choices=[
            ("3m", "Less than 3 months"),
            ("1y", "3 to 12 months"),
            ("over", "More than a year"),
            *UNSURE,
        ],
        apart=[code for code, _ in UNSURE],
    )
    tried = MultipleChoiceField(
        label="What have you tried so far?",
        noun="what you have tried, or “None of these”",
        choices=[
            ("physical", "Physical therapy"),
            ("medicine", "Medicine for nerve pain"),
            ("injection", "Injections or nerve blocks"),
            ("none", "None of these"),
        ],
        exclusive=["none"],
        help_text="Choose all that you have tried.",
    )
    pain = ScaleField(
        label="In the past week, how strong was your pain on average?",
        noun="a number from 0 to 10, or “I’d rather say by phone”",
        low="no pain",
        high="pain as bad as you can imagine",
        extras=UNSURE[1:],
    )
    location = ChoiceField(
        label="Which location?",
        noun="a location",
        choices=[("", "Choose a location"), ("miami", "Miami"), ("orlando", "Orlando"), ("tampa", "Tampa")],
        widget=forms.Select,
    )
    days = WeekField(
        label="When could you come?",
        noun="at least one time, or “Any time”",
        days=["mon", "tue", "wed"],
        help_text="Times are in Eastern Time.",
    )
    time = TimeField(
        label="Pick a time for your visit",
        noun="a time, or “Call me to arrange one”",
        days=TIMES,
        extras=[("call", "Call me to arrange one")],
        days_shown=2,
        help_text="We hold the time while you finish this form.",
    )
    comment = FreeTextField(
        500,
        label="Anything that helps us to arrange this?",
        noun="your text",
        help_text="Please leave medical details out. You can tell them to a nurse in private.",
    )
    privacy = AgreementField(
        label="I have read the privacy notice and agree to it",
        message="Tick the box if you agree to the privacy notice",
        help_text="We use your answers only to arrange your visit.",
    )
    page_key = forms.CharField(widget=forms.HiddenInput, required=False)
    website = TrapField()

    def layout(self) -> Any:
        return Layout(
            Section("About you", "name", "phone", "email", "password", "member_number", "born_on"),
            Section(
                "Your pain",
                Reveal("been_before", "yes", "last_visit"),
                "how_long",
                "tried",
                "pain",
                text="Nobody judges your answers. They help us to prepare.",
            ),
            Section("Your visit", "location", "days", "time", "comment", "privacy", "page_key", "website"),
        )
