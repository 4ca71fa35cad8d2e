"""Form parts that follow one set of rules, for every form that a patient or a colleague fills in."""

from clinic.forms.choices import AgreementField, ChoiceField, MultipleChoiceField, WeekField
from clinic.forms.dates import DatePartsField
from clinic.forms.email_typos import likely_typo
from clinic.forms.fields import EmailField, FreeTextField, NameField, PhoneField, ZipCodeField
from clinic.forms.layout import Reveal, Section
from clinic.forms.mixin import ClinicForm, ClinicFormMixin, ErrorLink
from clinic.forms.scales import ScaleField, TimeField
from clinic.forms.style_guide import StyleGuideForm
from clinic.forms.trap import TrapField
from clinic.forms.widgets import DateParts, Scale, TimePicker, WeekGrid

__all__ = [
    "AgreementField",
    "ChoiceField",
    "ClinicForm",
    "ClinicFormMixin",
    "DateParts",
    "DatePartsField",
    "EmailField",
    "ErrorLink",
    "FreeTextField",
    "MultipleChoiceField",
    "NameField",
    "PhoneField",
    "Reveal",
    "Scale",
    "ScaleField",
    "Section",
    "StyleGuideForm",
    "TimeField",
    "TimePicker",
    "TrapField",
    "WeekField",
    "WeekGrid",
    "ZipCodeField",
    "likely_typo",
]
