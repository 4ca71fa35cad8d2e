"""Small pages as plain data, for the checks."""

from typing import Any

from education.checks.content import Content, Part


def part(*texts: str, number: int = 1, kind: str = "text", label: str = "Text", **rest: Any) -> Part:
    return Part(f"Body, block {number}: {label}", "body", kind, texts, **rest)


def content(*parts: Part, **rest: Any) -> Content:
    usual = {
        "title": "Sleep",
        "search_description": "Sleep and pain.",
        "is_treatment": False,
        "has_notice": False,
    }
    return Content(**(usual | rest), parts=parts)
