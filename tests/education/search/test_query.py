"""Reading what somebody typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from education.search.query import LONGEST_QUERY, MOST_WORDS, read_query


@pytest.mark.parametrize(
    ("typed", "shown", "words"),
    [
        ("  Nerve   PAIN ", "Nerve PAIN", ("nerve", "pain")),
        ('"flu', '"flu', ("flu",)),
        ("pain OR NOT (back*:4)", "pain OR NOT (back*:4)", ("pain", "not", "back", "4")),
        ("off-label use", "off-label use", ("off", "label", "use")),
        ("what is ketamine?", "what is ketamine?", ("ketamine",)),
        ("what is it", "what is it", ("what", "is", "it")),
        ("caf\u0065\u0301", "café", ("café",)),
        ("nerve\x00pain\u200b\u202e", "nerve pain", ("nerve", "pain")),
        ("🤕 pain 🤕", "🤕 pain 🤕", ("pain",)),
        ("🤕", "🤕", ()),
        ("pain pain", "pain pain", ("pain",)),
        ("", "", ()),
    ],
)
def test_a_query_is_its_words(typed: str, shown: str, words: tuple[str, ...]) -> None:
    query = read_query(typed)

    assert (query.shown, query.words) == (shown, words)


def test_a_query_is_bounded() -> None:
    query = read_query(" ".join(f"word{number}" for number in range(10_000)))

    assert (len(query.shown) <= LONGEST_QUERY, len(query.words)) == (True, MOST_WORDS)


@given(st.text(max_size=300))
def test_no_text_brings_anything_but_letters_and_figures_to_the_database(typed: str) -> None:
    query = read_query(typed)

    assert all(word.isalnum() or any(sign.isalnum() for sign in word) for word in query.words)
    assert not set("\"'*:()[]{}&|!<>-+\\%_\x00") & set(query.text)
