"""What a clinician vouches for when a text is signed off, and its fingerprint.

Every field that a page type or a snippet adds is medical unless it stands in `NOT_MEDICAL`, so that a field
which is forgotten here asks for one sign-off too many and never for one too few.
"""

import hashlib
import json
import re
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from wagtail.blocks import StreamValue
from wagtail.models import DraftStateMixin, Page, RevisionMixin

# May change without a new sign-off, as may all that every page has besides its title: the address,
# the words for search engines, the place in menus.
NOT_MEDICAL = frozenset(
    [
        "picture",
        "author",
        "review_interval_months",
        "reviewed_by",
        "last_reviewed_on",
        "next_review_on",
        "change_note",
        "approved_version",
        "name",  # Editors find a snippet by it; readers do not see it.
        *(field.name for mixin in (DraftStateMixin, RevisionMixin) for field in mixin._meta.local_fields),
    ]
)
BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')
NOTHING: tuple[Any, ...] = (None, "", [], {}, False)


def medical_fields(model: type[models.Model]) -> list[models.Field]:
    """Return the fields whose content needs a sign-off; of what every page has, that is the title."""
    shared: list[Any] = [model._meta.get_field("title")] if issubclass(model, Page) else []
    own = [field for field in model._meta.local_fields if not field.primary_key]
    return [*shared, *(field for field in own if field.name not in NOT_MEDICAL)]


def medical_content(text: models.Model) -> dict[str, Any]:
    """Return the medical content as plain data. What is empty is left out.

    So a field or part of a block that is added to the site later changes nothing until it is filled.
    """
    values = {field.name: _plain(field.value_from_object(text)) for field in medical_fields(type(text))}
    return _tidy(values)


def content_hash(content: dict[str, Any]) -> str:
    """Return the SHA-256 of medical content, 64 hexadecimal digits."""
    text = json.dumps(content, sort_keys=True, cls=DjangoJSONEncoder)
    return hashlib.sha256(text.encode()).hexdigest()


def changed_fields(model: type[models.Model], before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """Return the names, as editors know them, of the fields whose content differs."""
    return [
        str(field.verbose_name)
        for field in medical_fields(model)
        if before.get(field.name) != after.get(field.name)
    ]


def _plain(value: Any) -> Any:
    """Return a field's value as data; blocks are all read the same way, whether they were touched or not."""
    if not isinstance(value, StreamValue):
        return value
    return [{"type": child.block_type, "value": child.block.get_prep_value(child.value)} for child in value]


def _tidy(value: Any) -> Any:
    """Leave out what is empty, and the numbers that the editor gives to blocks and paragraphs."""
    if isinstance(value, str):
        return BLOCK_KEY.sub("", value)
    if isinstance(value, list | tuple):
        return [_tidy(item) for item in value]
    if not isinstance(value, dict):
        return value
    ignored = {"id"} if {"type", "value"} <= value.keys() else set()
    pairs = {name: _tidy(item) for name, item in value.items() if name not in ignored}
    return {name: item for name, item in pairs.items() if item not in NOTHING}
