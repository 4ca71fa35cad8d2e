"""Phone numbers as people read them."""

import phonenumbers


def spoken_phone(number: str) -> str:
    """Return an E.164 number as it is written in the US, or in international form; others unchanged."""
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    is_american = parsed.country_code == 1
    style = (
        phonenumbers.PhoneNumberFormat.NATIONAL
        if is_american
        else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    )
    return phonenumbers.format_number(parsed, style)
