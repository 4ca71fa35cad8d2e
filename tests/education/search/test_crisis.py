"""Whoever types such words needs another answer first."""

import pytest

from education.models import SearchMiss, SearchSettings
from education.models.home_page import HomePage
from education.search.crisis import FIRST_WORDS, speaks_of_a_crisis
from tests.education.search.conftest import Ask

pytestmark = pytest.mark.usefixtures("home")

CARD = "Please talk to someone now"


@pytest.mark.parametrize(
    "typed",
    [
        "suicide",
        "thoughts of SUICIDAL",
        "I want to die!!",
        "don’t want to live",
        "self-harm",
        "how to overdose",
        "988",
    ],
)
def test_words_of_a_crisis_are_heard(typed: str) -> None:
    assert speaks_of_a_crisis(typed, FIRST_WORDS)


@pytest.mark.parametrize("typed", ["pain", "diet", "want to diet", "hurt", "9881", ""])
def test_other_words_are_not_taken_for_a_crisis(typed: str) -> None:
    assert not speaks_of_a_crisis(typed, FIRST_WORDS)


def test_an_empty_line_of_the_list_means_nothing() -> None:
    assert not speaks_of_a_crisis("anything", "\n * \n")


def test_help_stands_before_everything_else_and_the_search_is_not_counted(
    small_site: HomePage, ask: Ask
) -> None:
    assert CARD not in ask("zebra")
    counted = SearchMiss.objects.count()

    main = ask("overdose zebra").split("<main")[1].split("</main>")[0]

    places = [main.index(CARD), main.index('href="tel:988"'), main.index('role="search"')]
    assert places == sorted(places)
    assert (counted, SearchMiss.objects.count()) == (1, 1)


def test_editors_can_add_a_word_to_the_list(small_site: HomePage, ask: Ask) -> None:
    assert CARD not in ask("hopeless")

    SearchSettings.objects.update_or_create(pk=1, defaults={"crisis_words": "hopeless"})

    assert CARD in ask("Hopeless")
