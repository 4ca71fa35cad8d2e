"""Parts of a form's page: sections, and fields that an answer brings up."""

from typing import Any

from crispy_forms.layout import LayoutObject
from crispy_forms.utils import render_field
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
    """A question of radio buttons or checkboxes, and the fields that matter once some answer is chosen.

    The stylesheet hides those fields until then; what was typed in them stays and is sent. A browser too old
    for that shows them always, so the form itself must decide whether they are needed.
    """

    template = "%s/layout/reveal.html"

    def __init__(self, question: str, values: str | list[str], *fields: Any) -> None:
        self.question = question
        self.values = {values} if isinstance(values, str) else set(values)
        self.fields = list(fields)

    def render(self, form: forms.BaseForm, context: Any, template_pack: str, **kwargs: Any) -> SafeString:
        form.fields[self.question].widget.opening_values = self.values
        question = render_field(self.question, form, context, template_pack=template_pack, **kwargs)
        inner = self.get_rendered_fields(form, context, template_pack, **kwargs)
        return question + render_to_string(self.get_template_name(template_pack), {"fields": inner})
