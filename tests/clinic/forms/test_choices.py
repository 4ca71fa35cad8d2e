"""Fields that are answered by choosing."""

import pytest
from django.core.exceptions import ValidationError

from clinic.forms import AgreementField, ChoiceField, MultipleChoiceField, WeekField

REACH = MultipleChoiceField(
    noun="how to reach you",
    choices=[("call", "Call"), ("text", "Text"), ("none", "None")],
    exclusive=["none"],
)


def test_none_of_these_clears_the_others() -> None:
    assert REACH.clean(["call", "none"]) == ["none"]


def test_several_answers_are_kept_once_each() -> None:
    assert REACH.clean(["text", "call", "text"]) == ["text", "call"]


def test_any_time_clears_the_half_days() -> None:
    assert WeekField(noun="when suits you").clean(["mon-am", "any"]) == ["any"]


def test_a_week_offers_the_days_it_was_given() -> None:
    field = WeekField(noun="when suits you", days=["tue"])

    assert [(code, str(name)) for code, name in field.choices] == [
        ("any", "Any time"),
        ("tue-am", "Tuesday Morning"),
        ("tue-pm", "Tuesday Afternoon"),
    ]


@pytest.mark.parametrize("typed", [[], ["forged"]])
def test_no_answer_and_a_forged_one_ask_for_the_same(typed: list[str]) -> None:
    with pytest.raises(ValidationError) as caught:
        REACH.clean(typed)

    assert caught.value.messages == ["Choose how to reach you"]


def test_a_forged_single_answer_is_asked_for_again() -> None:
    with pytest.raises(ValidationError) as caught:
        ChoiceField(noun="a topic", choices=[("a", "A")]).clean("b")

    assert caught.value.messages == ["Choose a topic"]


def test_an_agreement_says_what_to_tick() -> None:
    with pytest.raises(ValidationError) as caught:
        AgreementField(message="Tick the box if you agree").clean(False)

    assert caught.value.messages == ["Tick the box if you agree"]
