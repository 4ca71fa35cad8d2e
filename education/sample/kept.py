"""Makes what sample pages and their search need, and puts snippets' numbers in the places of their names."""

from typing import Any

from wagtail.log_actions import log

from education.models import GlossaryTerm, Price, SearchSynonyms
from education.models.medical_snippet import MedicalSnippet
from education.publishing import publishing_samples
from education.sample.build import Block
from education.sample.snippets import GLOSSARY, SYNONYMS

# The clinic sets the amounts; until then readers are told to ask.
PRICES = ["First consultation", "Treatment visit", "Follow-up visit"]


def load_kept() -> None:
    """Make the glossary, the prices and the search's synonyms where they are missing."""
    for term, definition in GLOSSARY.items():
        publish_where_missing(GlossaryTerm, "term", term=term, definition=definition)
    for name in PRICES:
        Price.objects.get_or_create(name=name)
    if not SearchSynonyms.objects.exists():
        SearchSynonyms.objects.bulk_create(SearchSynonyms(words=", ".join(group)) for group in SYNONYMS)


def publish_where_missing(model: type[MedicalSnippet], key: str, **fields: str) -> None:
    """Make a snippet that no clinician has read where no other has its `key`; its history says so."""
    if model.objects.filter(**{key: fields[key]}).exists():
        return
    with publishing_samples():
        snippet = model.objects.create(**fields)
    log(instance=snippet, action="education.publish_sample")


def with_snippets(body: list[Block]) -> list[Block]:
    """Return a body with the snippets that its blocks name. Raise LookupError for an unknown name."""
    return [_resolved(block) for block in body]


def _resolved(block: Block) -> Block:
    if block["type"] == "glossary_term":
        return block | {"value": {"term": _number(GlossaryTerm, term__iexact=block["value"]["term"])}}
    if block["type"] == "prices":
        numbers = [_number(Price, name=name) for name in block["value"]["prices"]]
        return block | {"value": block["value"] | {"prices": numbers}}
    return block


def _number(model: Any, **named: str) -> int:
    number = model.objects.filter(**named).values_list("pk", flat=True).first()
    if number is None:
        [name] = named.values()
        raise LookupError(f"A sample page names “{name}”, but there is no such {model._meta.verbose_name}.")
    return number
