"""No sample page says in the words of another what a reader has already read."""

import re
from collections import defaultdict
from collections.abc import Iterable

from tests.education.sample_text import PAGES, page_paragraphs

RUN = 8


def shared_runs(pages: dict[str, Iterable[str]]) -> dict[str, list[str]]:
    """Return each run of 8 words that stands on more than one page, with the pages' slugs."""
    found: dict[str, set[str]] = defaultdict(set)
    for slug, paragraphs in pages.items():
        for paragraph in paragraphs:
            words = re.findall(r"[^\W_]+", paragraph.lower())
            for start in range(len(words) - RUN + 1):
                found[" ".join(words[start : start + RUN])].add(slug)
    return {run: sorted(slugs) for run, slugs in found.items() if len(slugs) > 1}


def test_no_two_sample_pages_share_a_run_of_8_words() -> None:
    assert len(PAGES) > 25

    assert shared_runs({slug: page_paragraphs(slug) for slug in PAGES}) == {}


def test_a_copied_run_is_found_whatever_its_punctuation() -> None:
    pages = {
        "one": ["Some people, not all, find that rest helps a little."],
        "two": ["You may read: some people – not all – find that Rest helps."],
        "three": ["Some people, not all, find that rest"],
    }

    assert shared_runs(pages) == {"some people not all find that rest helps": ["one", "two"]}
