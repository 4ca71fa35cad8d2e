"""Heart and blood pressure, and chest pain now: the one answer that cannot wait for the clinic."""

from crispy_forms.layout import Layout

from appointments.forms.screening.base import ScreeningForm
from appointments.forms.screening.fields import ClinicalChoicesField, YesNoField
from appointments.forms.screening.layout import Words
from appointments.rules.screening import Heart, Open, YesNo
from clinic.forms import Reveal

# Whoever is not sure is told as well.
CALL_NOW = [str(YesNo.YES), str(Open.UNSURE)]


class HeartForm(ScreeningForm):
    """The stylesheet brings the emergency card up as soon as it is needed; the server puts it on top."""

    chest_pain_now = YesNoField(label="Do you have chest pain right now?")
    heart = ClinicalChoicesField(
        label="Do you have, or have you ever had, any of these?",
        noun="all that apply, or “None of these”",
        choices=[
            (Heart.HIGH_BLOOD_PRESSURE, "High blood pressure that is not under control"),
            (Heart.HEART_DISEASE, "Heart disease, such as a heart attack or heart failure"),
            (Heart.RHYTHM, "A heart rhythm problem"),
            (Heart.STROKE, "A stroke or mini-stroke"),
            (Heart.NONE, "None of these"),
        ],
        alone=[Heart.NONE],
    )

    def layout(self) -> Layout:
        card = Words("appointments/screening/call_now_card.html")
        return Layout(Reveal("chest_pain_now", CALL_NOW, card), "heart")

    @property
    def shows_emergency(self) -> bool:
        """Say so on the first sending; the page that shows the card sends `emergency_seen` along."""
        return self.data.get("chest_pain_now") in CALL_NOW and not self.data.get("emergency_seen")
