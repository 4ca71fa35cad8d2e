"""The scale from 0 to 10, and the time picker: what they answer, and how they are written."""

from typing import Any

import pytest
from crispy_forms.utils import render_crispy_form
from django.core.exceptions import ValidationError
from django.http import QueryDict

from clinic.forms import ClinicForm, ScaleField, TimeField
from tests.clinic.forms.reader import Reader

DAYS = [
    ("Monday", [("mon-9", "9:00 am"), ("mon-10", "10:00 am")]),
    ("Tuesday", [("tue-9", "9:00 am")]),
    ("Wednesday", []),
    ("Thursday", [("thu-9", "9:00 am")]),
]


class Sample(ClinicForm):
    pain = ScaleField(
        label="How strong is it?",
        noun="a number from 0 to 10",
        low="no pain",
        high="the worst",
        extras=[("phone", "By phone")],
    )
    time = TimeField(
        label="When?", noun="a time", days=DAYS, days_shown=1, extras=[("call", "Call me")], required=False
    )


PAIN, TIME = Sample.base_fields["pain"], Sample.base_fields["time"]


def rendered(data: str | None = None, **initial: Any) -> Reader:
    form = Sample(QueryDict(data)) if data is not None else Sample(initial=initial)
    return Reader(render_crispy_form(form))


def ids_that_are_checked(page: Reader) -> list[str | None]:
    return [attrs["id"] for attrs in page.all("input") if "checked" in attrs]


@pytest.mark.parametrize("point", range(11))
def test_a_point_of_a_scale_becomes_its_number(point: int) -> None:
    assert PAIN.clean(str(point)) == point


def test_another_answer_of_a_scale_stays_its_code() -> None:
    assert PAIN.clean("phone") == "phone"


def test_a_scale_that_may_stay_empty_is_none_and_not_zero() -> None:
    assert ScaleField(noun="a number", low="none", high="most", required=False).clean("") is None


@pytest.mark.parametrize("typed", ["", "11", "-1", "5.0", "05", "٥", "5\x00", "5 5", "Phone", None])
def test_what_is_not_on_the_scale_is_asked_for_again(typed: str | None) -> None:
    with pytest.raises(ValidationError) as caught:
        PAIN.clean(typed)

    assert caught.value.messages == ["Choose a number from 0 to 10"]


def test_the_ends_of_a_scale_are_described_and_named() -> None:
    page = rendered()
    group = page.all("fieldset")[0]

    assert group["aria-describedby"] == "id_pain-ends"
    assert page.text_of("id_pain-ends") == "0 means no pain. 10 means the worst."
    assert [page.label_of(f"id_pain_{number}") for number in (0, 5, 10, 11)] == [
        "0 (no pain)",
        "5",
        "10 (the worst)",
        "By phone",
    ]


def test_a_scale_with_an_error_keeps_hint_error_and_ends_in_reading_order() -> None:
    page = rendered("pain=11")

    assert page.all("fieldset")[0]["aria-describedby"] == "id_pain-error id_pain-ends"
    assert page.text_of("id_pain-error") == "Error: Choose a number from 0 to 10"
    assert ids_that_are_checked(page) == []


@pytest.mark.parametrize("number", [0, 10])
def test_a_number_that_was_stored_is_chosen_again(number: int) -> None:
    assert ids_that_are_checked(rendered(pain=number)) == [f"id_pain_{number}"]


def test_each_day_with_a_free_time_is_a_group_of_its_own() -> None:
    page = rendered()

    assert page.texts("legend") == ["How strong is it?", "When? (optional)", "Monday", "Tuesday", "Thursday"]
    assert [page.label_of(f"id_time_{place}") for place in ("0_0", "0_1", "1_0", "3_0", "4")] == [
        "9:00 am",
        "10:00 am",
        "9:00 am",
        "9:00 am",
        "Call me",
    ]


def test_days_beyond_the_first_are_folded_away() -> None:
    (more,) = rendered().all("details")

    assert "open" not in more


@pytest.mark.parametrize(
    ("chosen", "is_open", "checked"),
    [
        ("mon-10", False, ["id_time_0_1"]),
        ("thu-9", True, ["id_time_3_0"]),
        ("call", False, ["id_time_4"]),
        ("sun-9", False, []),
    ],
)
def test_an_error_elsewhere_keeps_the_time_in_sight(chosen: str, is_open: bool, checked: list[str]) -> None:
    page = rendered(f"time={chosen}")
    (more,) = page.all("details")

    assert ("open" in more, ids_that_are_checked(page)) == (is_open, checked)


def test_a_picker_without_later_days_folds_nothing() -> None:
    class Short(ClinicForm):
        time = TimeField(label="When?", noun="a time", days=DAYS[:2])

    page = Reader(render_crispy_form(Short()))

    assert (len(page.all("input")), page.all("details")) == (3, [])


def test_a_picker_without_any_time_says_so_and_its_error_leads_to_the_question() -> None:
    class Empty(ClinicForm):
        time = TimeField(label="When?", noun="a time")

    form = Empty({})
    html = render_crispy_form(form)

    assert "No times are free at the moment." in html
    assert [(link.message, link.href) for link in form.error_links] == [("Choose a time", "#field_time")]
    assert Reader(html).by_id("field_time")["class"] == "field field--error"


def test_the_error_of_a_picker_leads_to_its_first_time() -> None:
    class Needed(ClinicForm):
        time = TimeField(label="When?", noun="a time", days=DAYS)

    assert [link.href for link in Needed({}).error_links] == ["#id_time_0_0"]


@pytest.mark.parametrize("code", ["mon-9", "thu-9", "call"])
def test_a_time_on_offer_is_answered_with_its_code(code: str) -> None:
    assert TIME.clean(code) == code


@pytest.mark.parametrize("typed", ["Monday", "mon-9 ", "MON-9", "9:00 am", "mon-9\x00"])
def test_a_time_that_is_not_on_offer_is_asked_for_again(typed: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TIME.clean(typed)

    assert caught.value.messages == ["Choose a time"]


def test_times_can_be_offered_when_a_form_is_opened_without_changing_the_next_form() -> None:
    first, second = Sample(), Sample()
    first.fields["time"].offer([("Friday", [("fri-9", "9:00 am")])])

    assert first.fields["time"].clean("fri-9") == "fri-9"
    assert first.fields["time"].clean("call") == "call"
    with pytest.raises(ValidationError):
        second.fields["time"].clean("fri-9")


def test_names_of_days_and_times_are_never_markup() -> None:
    class Hostile(ClinicForm):
        time = TimeField(label="When?", noun="a time", days=[("<b>Monday", [('"><i>', "<script>9")])])

    html = render_crispy_form(Hostile())

    assert [tag in html for tag in ("<b>", "<i>", "<script>")] == [False] * 3
    assert "&lt;script&gt;9" in html
