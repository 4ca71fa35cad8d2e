"""Cells that a spreadsheet may open without taking somebody's words for a formula."""

# Source: OWASP, "CSV Injection". A tab or a return in front is dropped by some programs, and bares the rest.
FORMULA_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: object) -> object:
    """Return the value, with an apostrophe before a text that would be read as a formula."""
    if isinstance(value, str) and value.startswith(FORMULA_BEGINNINGS):
        return f"'{value}"
    return value
