"""Times as people say them, in the clinic's languages."""

from datetime import date, datetime

WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
}
MONTHS = {
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "es": (
        *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
        *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    ),
}
ZONES = {"es": {"Eastern Time": "hora del Este", "Central Time": "hora del Centro"}}


def spoken_time(local: datetime, zone_name: str, *, language: str = "en") -> str:
    """Return a wall-clock time such as "3:40 pm on Monday, November 23 (Eastern Time)".

    `local` is already in the zone that `zone_name` names. Unknown languages read English.
    """
    weekday = WEEKDAYS.get(language, WEEKDAYS["en"])[local.weekday()]
    month = MONTHS.get(language, MONTHS["en"])[local.month - 1]
    hour = local.hour % 12 or 12
    if language == "es":
        half = "p. m." if local.hour >= 12 else "a. m."
        zone = ZONES["es"].get(zone_name, zone_name)
        return f"{hour}:{local:%M} {half} del {weekday} {local.day} de {month} ({zone})"
    half = "pm" if local.hour >= 12 else "am"
    return f"{hour}:{local:%M} {half} on {weekday}, {month} {local.day} ({zone_name})"


def day_words(day: date) -> str:
    """Return a day as "Monday, March 2"."""
    return f"{WEEKDAYS['en'][day.weekday()]}, {MONTHS['en'][day.month - 1]} {day.day}"


def clock_words(local: datetime) -> str:
    """Return a wall-clock time as "9:30 am"."""
    return f"{local.hour % 12 or 12}:{local:%M} {'pm' if local.hour >= 12 else 'am'}"
