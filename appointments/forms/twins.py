"""What is posted when staff decide about two requests that may be one person's."""

from django import forms

from appointments.forms.triage import VerbForm


class TwinsForm(VerbForm):
    """A press about two requests carries the version that was seen of each."""

    other_version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
