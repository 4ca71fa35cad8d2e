"""A part of a page that is no question."""

from typing import Any

from crispy_forms.layout import LayoutObject
from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString


class Words(LayoutObject):
    """A template among the questions. It gets what the page's own template gets."""

    def __init__(self, template: str) -> None:
        self.template = template
        self.fields: list[Any] = []

    def render(self, form: forms.BaseForm, context: Any, template_pack: str, **kwargs: Any) -> SafeString:
        return render_to_string(self.template, context.flatten())
