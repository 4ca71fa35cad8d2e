"""A source that a page cites."""

from education.models.reference import Reference
from education.structured_data.publisher import Publisher
from education.structured_data.text import Node, without_empty

SCHOLARLY = {Reference.Kind.REVIEW, Reference.Kind.TRIAL, Reference.Kind.STUDY, Reference.Kind.GUIDELINE}


def citation(reference: Reference, publisher: Publisher) -> Node:
    """Return the source under an id that all pages share: its lasting address, where it has one.

    Authors are credited in the words of the list of references: “Cohen SP et al.” is not one person's name.
    """
    lasting, *others = addresses(reference) or [publisher.id_of("reference", reference.key)]
    return without_empty(
        {
            "@type": _type(reference),
            "@id": lasting,
            "name": reference.title or reference.journal or reference.detail,
            "creditText": reference.authors,
            "isPartOf": _journal(reference),
            "datePublished": str(reference.year or ""),
            "sameAs": others,
        }
    )


def addresses(reference: Reference) -> list[str]:
    """Return where the source is to be found, the lasting address first."""
    found = [
        f"https://doi.org/{reference.doi}" if reference.doi else "",
        f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/" if reference.pmid else "",
        reference.url,
    ]
    return [address for address in found if address]


def _type(reference: Reference) -> str:
    is_published = reference.journal or reference.doi or reference.pmid
    return "ScholarlyArticle" if is_published and reference.kind in SCHOLARLY else "CreativeWork"


def _journal(reference: Reference) -> Node:
    return {"@type": "Periodical", "name": reference.journal} if reference.journal else {}
