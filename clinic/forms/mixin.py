"""The form that every public form of the clinic is made from."""

from dataclasses import dataclass
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.forms.boundfield import BoundField

from clinic.forms.bound_field import ClinicBoundField


@dataclass(frozen=True)
class ErrorLink:
    """A line of the error summary. `href` is empty for an error that belongs to no shown field."""

    message: str
    href: str


class ClinicFormMixin:
    """Markup rules for any Django form: put it in front of the form's class.

    `sometimes_needed` names the fields that are not required by themselves but that an answer
    or another empty field makes necessary; they are not marked "(optional)".
    """

    use_required_attribute = False
    bound_field_class: type[BoundField] | None = ClinicBoundField
    sometimes_needed: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def layout(self) -> Layout:
        """Return the order of the page; override to add sections and reveals."""
        return Layout(*self.fields)  # type: ignore[attr-defined]

    @property
    def helper(self) -> FormHelper:
        """Return the crispy helper. The page writes <form> and {% csrf_token %} itself."""
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.include_media = False
        helper.template_pack = "crispy/clinic"
        helper.layout = self.layout()
        return helper

    @property
    def error_links(self) -> list[ErrorLink]:
        """Return what the error summary lists: each field's errors in page order, then the form's own."""
        errors = self.errors  # type: ignore[attr-defined]
        links = [
            ErrorLink(str(message), self[name].href)  # type: ignore[index]
            for name in self.fields  # type: ignore[attr-defined]
            for message in errors.get(name, [])
        ]
        return links + [ErrorLink(str(message), "") for message in self.non_field_errors()]  # type: ignore[attr-defined]


class ClinicForm(ClinicFormMixin, forms.Form):
    """A form that follows the clinic's rules for markup and errors."""
