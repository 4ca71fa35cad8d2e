"""Parts of a form's page: sections, and fields that an answer brings up."""

from typing import Any

from crispy_forms.layout import LayoutObject
from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString


class Section(LayoutObject):
    """A heading with the fields that belong under it."""

    template = "%s/layout/section.html"

    def __init__(self, title: Any, *fields: Any, text: Any = "") -> None:
        self.title, self.text = title, text
        self.fields = list(fields)

    def render(self, form: forms.BaseForm, context: Any, template_pack: str, **kwargs: Any) -> SafeString:
        inner = self.get_rendered_fields(form, context, template_pack, **kwargs)
        return render_to_string(
            self.get_template_name(template_pack), {"title": self.title, "text": self.text, "fields": inner}
        )


class Reveal(LayoutObject):
    """Fields that matter once another field has one of some values.

    Without JavaScript they are always shown, so the form itself must decide whether they are needed.
    """

    template = "%s/layout/reveal.html"

    def __init__(self, field: str, values: str | list[str], *fields: Any) -> None:
        self.field = field
        self.values = [values] if isinstance(values, str) else values
        self.fields = list(fields)

    def render(self, form: forms.BaseForm, context: Any, template_pack: str, **kwargs: Any) -> SafeString:
        inner = self.get_rendered_fields(form, context, template_pack, **kwargs)
        return render_to_string(
            self.get_template_name(template_pack),
            {"field": form.add_prefix(self.field), "values": " ".join(self.values), "fields": inner},
        )
