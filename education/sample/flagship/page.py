"""The fields of the flagship article, put together from its parts."""

from education.sample.flagship import (
    balance,
    causes,
    ketamine,
    next_step,
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
    "evidence_level": "none",
    "evidence_summary": (
        "Studies are small, and most followed people for a few weeks."
        " A guideline from 2018 and a review from 2025 do not fully agree."
        "[[ref:cohen-2018]][[ref:ferraro-2025]]"
        " Both report side effects."
    ),
    "safety_notice": "ketamine",
    "body": BODY,
}
