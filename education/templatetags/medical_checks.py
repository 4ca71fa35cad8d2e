"""The checks of a medical page, for the editor."""

from typing import Any

from django import template

from education.checks.page import findings_of, overrides_of, unanswered
from education.models.medical_page import MedicalPage

register = template.Library()


@register.inclusion_tag("education/cms/medical_checks.html")
def medical_checks(page: Any) -> dict[str, Any]:
    """Show what the checks find in the page as it was saved last; nothing for other kinds of pages."""
    if not isinstance(page, MedicalPage):
        return {}
    findings = findings_of(page)
    advice = [finding for finding in findings if not finding.is_blocking]
    open_advice = unanswered(page, advice)
    return {
        "is_medical": True,
        "groups": [
            ("Must be mended before the page goes live", [f for f in findings if f.is_blocking]),
            ("Advice", open_advice),
            ("Advice that a publisher has answered", [f for f in advice if f not in open_advice]),
        ],
        "count": len(findings),
        "overrides": overrides_of(page),
    }
