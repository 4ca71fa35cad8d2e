"""What a new page of each type starts with: its usual parts, in order, waiting to be filled.

The parts are empty, with the help that each field has; an empty part cannot be submitted or published,
so nothing of a starter can be left behind by mistake.
"""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

Part = dict[str, Any]

HEADING: Part = {"type": "heading", "value": {"text": "", "level": "h2"}}
TEXT: Part = {"type": "text", "value": ""}
KEY_POINTS: Part = {"type": "key_points", "value": {"title": "Key points", "points": [""]}}
EVIDENCE: Part = {"type": "evidence", "value": {}}
RISKS: Part = {"type": "risks", "value": {"rows": [{}]}}
WHO_NOT: Part = {"type": "who_not", "value": {}}
CARE_CARD: Part = {"type": "care_card", "value": {"level": "urgent"}}
STEPS: Part = {"type": "steps", "value": {"steps": [{}, {}]}}
NEXT_STEP: Part = {"type": "call_to_action", "value": {}}

STARTERS: dict[str, list[Part]] = {
    "articlepage": [KEY_POINTS, HEADING, TEXT, EVIDENCE, RISKS, CARE_CARD],
    "conditionpage": [KEY_POINTS, HEADING, TEXT, HEADING, TEXT, EVIDENCE, CARE_CARD, NEXT_STEP],
    "guidepage": [HEADING, TEXT],
    "treatmentpage": [KEY_POINTS, HEADING, TEXT, STEPS, EVIDENCE, RISKS, WHO_NOT, CARE_CARD, NEXT_STEP],
}


class StartedPageForm(WagtailAdminPageForm):
    """A page that is not there yet shows the starter of its type."""

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        page = kwargs.get("instance")
        if data is None and page is not None and page.pk is None and not page.body:
            page.body = STARTERS.get(page._meta.model_name, [])
        super().__init__(data, *args, **kwargs)
