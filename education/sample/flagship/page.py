"""The fields of the flagship article, put together from its parts."""

from education.sample.flagship import (
    balance,
    causes,
    ketamine,
    next_step,
    references,
    role,
    understanding,
    visit,
)

BODY = [
    *understanding.BLOCKS,
    *causes.BLOCKS,
    *ketamine.BLOCKS,
    *role.BLOCKS,
    *visit.BLOCKS,
    *balance.BLOCKS,
    *next_step.BLOCKS,
]

FIELDS = {
    "title": "Ketamine for chronic pain",
    "slug": "ketamine-for-chronic-pain",
    "show_in_menus": True,
    "search_description": (
        "What is known about ketamine for chronic pain, and what is not."
        " The evidence, the risks, a visit, and who should not have it."
    ),
    "picture": "mechanism",
    "summary": (
        "Ketamine helps some people with chronic pain, usually for a limited time."
        " It is not a cure, and it does not help everyone."
        " Here is what is known, what is not, and what a visit is like."
    ),
    "evidence_summary": (
        "Some people are helped by ketamine, usually for a limited time."
        " It has been studied best in complex regional pain syndrome (CRPS).[[ref:cohen-2018]]"
        " It is not a cure and not a first treatment.\n\n"
        "The largest review, from 2025, looked at chronic pain other than cancer pain and headache."
        " It found no clear evidence of benefit, and more side effects.[[ref:ferraro-2025]]"
    ),
    "off_label_statement": (
        "The US Food and Drug Administration (FDA) has approved ketamine only as an anesthetic.[[ref:label]]"
        " Using it for chronic pain is off-label."
        " That means the FDA has not approved it for this use."
    ),
    "body": BODY,
    "references": references.REFERENCES,
}
