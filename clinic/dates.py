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
    day, clock = day_words(local.date(), language=language), clock_words(local, language=language)
    if language == "es":
        return f"{clock} del {day} ({ZONES['es'].get(zone_name, zone_name)})"
    return f"{clock} on {day} ({zone_name})"


def spoken_visit(local: datetime, zone_name: str, *, language: str = "en") -> str:
    """Return a wall-clock time with its day first, such as "Monday, November 23 at 3:40 pm Eastern Time".

    `local` is already in the zone that `zone_name` names. Unknown languages read English.
    """
    day, clock = day_words(local.date(), language=language), clock_words(local, language=language)
    if language == "es":
        article = "la" if clock.startswith("1:") else "las"
        return f"{day} a {article} {clock} ({ZONES['es'].get(zone_name, zone_name)})"
    return f"{day} at {clock} {zone_name}"


def day_words(day: date, *, language: str = "en") -> str:
    """Return a day as "Monday, March 2"."""
    weekday = WEEKDAYS.get(language, WEEKDAYS["en"])[day.weekday()]
    month = MONTHS.get(language, MONTHS["en"])[day.month - 1]
    return f"{weekday} {day.day} de {month}" if language == "es" else f"{weekday}, {month} {day.day}"


def clock_words(local: datetime, *, language: str = "en") -> str:
    """Return a wall-clock time as "9:30 am"."""
    halves = ("a. m.", "p. m.") if language == "es" else ("am", "pm")
    return f"{local.hour % 12 or 12}:{local:%M} {halves[local.hour >= 12]}"
