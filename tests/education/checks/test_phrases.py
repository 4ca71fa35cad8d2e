"""The clinic's list of forbidden phrases."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from clinic.models import User
from education.models import ForbiddenPhrase
from education.phrases import starting_phrases
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db


def test_a_new_site_starts_with_the_list_that_the_sample_texts_are_held_against() -> None:
    assert [entry.as_phrase() for entry in ForbiddenPhrase.objects.order_by("pk")] == starting_phrases()
    assert len(starting_phrases()) == 16


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is cured.", True),
        ("A CUR.", True),
        ("It is obscure.", False),
        ("It is not  a cure.", False),
        ("Not a cure, but it cures.", True),
        ("Take 5 mg.", True),
    ],
)
def test_words_stars_patterns_and_exceptions_are_heeded(text: str, found: bool) -> None:
    entry = ForbiddenPhrase(
        name="cure", words="cur*\n\n soothing balm ", pattern=r"\d+ mg", allowed="not a cure"
    )

    assert entry.as_phrase().is_in(text) is found


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"words": " "}, {"words": ["Write at least one word."]}),
        (
            {"pattern": "cure("},
            {
                "pattern": [
                    "This is not a regular expression: missing ), unterminated subpattern at position 4."
                ]
            },
        ),
        ({"pattern": "x*"}, {"pattern": ["This would be found in every text."]}),
    ],
)
def test_an_entry_that_would_find_nothing_or_everything_is_refused(fields: dict, problem: dict) -> None:
    with pytest.raises(ValidationError) as refusal:
        ForbiddenPhrase(name="x", **fields).full_clean()

    assert refusal.value.message_dict == problem


def test_an_editor_adds_a_phrase(client: Client) -> None:
    sign_in(client, User.objects.create_superuser("editor"))
    path = "/cms/snippets/education/forbiddenphrase/add/"
    fields = {"name": "gentle", "words": "gentl*", "pattern": "", "allowed": "", "level": "advisory"}

    response = client.post(path, fields)

    assert response.status_code == 302
    added = ForbiddenPhrase.objects.get(name="gentle").as_phrase()
    assert (added.is_in("A gentle way."), added.is_blocking) == (True, False)
