"""The answers that the short form offers."""

from datetime import date, timedelta

from django.forms import ChoiceField, Form
from django.utils import timezone

from appointments.enums import Channel, ForWhom, Language, Voicemail
from appointments.models import RequestTopic
from clinic.models import Location

NO_PREFERENCE = "any"
YES_NO = [("yes", "Yes"), ("no", "No")]
FOR_WHOM = [(ForWhom.SELF, "Me"), (ForWhom.OTHER, "Someone I help")]
CHANNELS = [(Channel.CALL, "Phone call"), (Channel.TEXT, "Text message"), (Channel.EMAIL, "Email")]
VOICEMAIL = [
    (Voicemail.YES, "Yes, leave a message"),
    (Voicemail.NAME_AND_NUMBER, "Yes, but only a name and a number"),
    (Voicemail.NO, "No, please do not leave a message"),
]
LANGUAGES = list(Language.choices)
LONGEST_WAIT = timedelta(days=365)
LONGEST_LIFE = timedelta(days=366 * 120)


def set_choices(form: Form, name: str, choices: list[tuple[str, str]]) -> None:
    """Offer answers that are only known when the form is opened."""
    field = form.fields[name]
    if not isinstance(field, ChoiceField):
        raise TypeError(f"{name} is not answered by choosing")
    field.choices = choices


def topic_choices() -> list[tuple[str, str]]:
    """Return code and label of each topic on offer, in the clinic's order."""
    return list(RequestTopic.objects.offered().values_list("code", "label"))


def location_choices(locations: list[Location]) -> list[tuple[str, str]]:
    """Return each location with its city, and "no preference" last."""
    named = [(str(location.pk), f"{location.name} ({location.city})") for location in locations]
    return [*named, (NO_PREFERENCE, "No preference")]


def today() -> date:
    return timezone.localdate()


def a_year_from_now() -> date:
    return today() + LONGEST_WAIT


def longest_life_ago() -> date:
    return today() - LONGEST_LIFE
