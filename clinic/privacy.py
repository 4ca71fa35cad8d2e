"""Privacy classes: what each model field would tell a stranger.

Every model of ours names the class of each of its fields in a `privacy` mapping;
tests/repo/test_privacy_classes.py fails on a field that has none, and on a contact
or clinical field that is not encrypted.
"""

from enum import StrEnum


class Privacy(StrEnum):
    """How sensitive a field is, from what the website shows to what nobody may read."""

    PUBLIC = "public"
    INTERNAL = "internal"
    CONTACT = "contact"
    CLINICAL = "clinical"
    SECRET = "secret"


def classes(
    *, public: str = "", internal: str = "", contact: str = "", clinical: str = "", secret: str = ""
) -> dict[str, Privacy]:
    """Return field name → class from one blank-separated list of field names per class.

    Raises ValueError when a field is named twice.
    """
    lists = {
        Privacy.PUBLIC: public,
        Privacy.INTERNAL: internal,
        Privacy.CONTACT: contact,
        Privacy.CLINICAL: clinical,
        Privacy.SECRET: secret,
    }
    pairs = [(name, privacy) for privacy, names in lists.items() for name in names.split()]
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a field has two privacy classes")
    return found
