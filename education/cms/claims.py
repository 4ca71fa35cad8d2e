"""The editor's button that marks words as a claim.

A claim is a statement that readers may act on. The mark stays in the text, so that a check can ask for its
source (education/checks/claims.py); readers see the source's number, and nothing else.
"""

from wagtail import hooks
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineStyleElementHandler
from wagtail.admin.rich_text.editors.draftail.features import InlineStyleFeature
from wagtail.rich_text.feature_registry import FeatureRegistry

from education.blocks.text import CLAIM

STYLE = "CLAIM"
BUTTON = {
    "type": STYLE,
    "label": "Claim",
    "description": "Claim: a statement that needs a source. Put its [[ref:key]] inside or right after it.",
    "style": {"borderBottom": "2px dotted currentColor"},
}


@hooks.register("register_rich_text_features")
def register_claim(features: FeatureRegistry) -> None:
    """Offer the mark to every text that lists it (education/blocks/text.py RICH_TEXT)."""
    features.register_editor_plugin("draftail", CLAIM, InlineStyleFeature(BUTTON))
    features.register_converter_rule(
        "contentstate",
        CLAIM,
        {
            "from_database_format": {"span[data-claim]": InlineStyleElementHandler(STYLE)},
            "to_database_format": {
                "style_map": {STYLE: {"element": "span", "props": {"data-claim": ""}}},
            },
        },
    )
