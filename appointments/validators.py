"""Checks of single values that arrive from outside."""

import re

PATH = re.compile(r"/(?:[A-Za-z0-9_-]+/)*")
MAX_PATH_LENGTH = 200
# Letters that references do not use, because they are heard or read as these numbers.
MISREAD = str.maketrans("OIL", "011")


def clean_source_path(value: str) -> str:
    """Return the page path that led to the form, or "" for anything that is not a path of ours.

    The value comes from a link, so anybody can write it: only plain slugs pass.
    """
    return value if len(value) <= MAX_PATH_LENGTH and PATH.fullmatch(value) else ""


def normalize_reference(text: str) -> str:
    """Return what a person typed or dictated as a reference in the stored spelling, `R-7KQ4-M2XP`."""
    plain = re.sub(r"[\s-]", "", text.upper()).translate(MISREAD)
    if len(plain) == 9 and plain.startswith("R"):
        plain = plain[1:]
    return f"R-{plain[:4]}-{plain[4:]}"
