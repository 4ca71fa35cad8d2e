"""Words for snippets of each kind, and what tests ask of them."""

from typing import Any

from education.models import GlossaryTerm, ReusableContent, SafetyNotice

WORDS: dict[type[Any], dict[str, Any]] = {
    SafetyNotice: {"name": "x", "title": "Off-label", "text": "Not approved for this use."},
    GlossaryTerm: {"term": "flare-up", "definition": "A time of more pain."},
    ReusableContent: {"name": "Ride", "body": [{"type": "text", "value": "<p>An adult takes you home.</p>"}]},
}
UNREAD: dict[type[Any], dict[str, Any]] = {
    SafetyNotice: {"text": "Words that nobody has read."},
    GlossaryTerm: {"definition": "Words that nobody has read."},
    ReusableContent: {"body": [{"type": "text", "value": "<p>Words that nobody has read.</p>"}]},
}


def now(snippet: Any) -> Any:
    return type(snippet).objects.get(pk=snippet.pk)


def is_unread(snippet: Any) -> bool:
    return "nobody has read" in str([getattr(now(snippet), name) for name in UNREAD[type(snippet)]])
