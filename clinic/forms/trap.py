"""A field that only robots fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clinic.forms.widgets import Trap


class TrapField(forms.Field):
    """Its value says whether it was filled in. It is never an error: nobody could see one."""

    widget = Trap

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label=_("Leave this box empty"), required=False, **kwargs)

    def clean(self, value: Any) -> bool:
        return bool(value)
