"""What the template pack makes of a form, read as a browser would."""

import re
from typing import Any

import pytest
from crispy_forms.utils import render_crispy_form
from django import forms
from django.http import QueryDict
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from clinic.forms import (
    AgreementField,
    ChoiceField,
    ClinicForm,
    DatePartsField,
    EmailField,
    FreeTextField,
    MultipleChoiceField,
    NameField,
    Reveal,
    Section,
    WeekField,
)
from tests.clinic.forms.reader import Reader


class Sample(ClinicForm):
    sometimes_needed = frozenset({"email"})

    who = ChoiceField(
        label="Who is it for?", noun="who it is for", choices=[("me", "Me"), ("other", "Another")]
    )
    helper = NameField(label="Your name", noun="your name", required=False)
    email = EmailField(label="Email", noun="your email address", required=False, help_text="We write there.")
    reach = MultipleChoiceField(
        label="Reach", noun="one", choices=[("a", "A"), ("no", "None")], exclusive=["no"]
    )
    topic = ChoiceField(label="Topic", noun="a topic", choices=[("x", "X")], widget=forms.Select)
    born_on = DatePartsField(label="Born", noun="your date of birth", autofill="bday")
    when = WeekField(label="When", noun="when suits you", days=["mon"])
    note = FreeTextField(500, label="Note", noun="your note", required=False)
    agree = AgreementField(label="I agree", message="Tick the box")
    key = forms.CharField(widget=forms.HiddenInput, required=False)

    def layout(self) -> Any:
        layout = super().layout()
        layout.fields[:2] = [Section("About you", Reveal("who", "other", "helper"))]
        return layout


def rendered(data: str | None = None) -> Reader:
    form = Sample(QueryDict(data)) if data is not None else Sample()
    return Reader(render_crispy_form(form))


def test_every_input_has_a_label_and_every_id_is_there_once() -> None:
    page = rendered("")
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    inputs = [a["id"] for a in page.all("input", "select", "textarea") if a.get("type") != "hidden"]

    assert sorted(attrs["for"] for attrs in page.all("label")) == sorted(inputs)
    assert len(ids) == len(set(ids))


def test_every_described_by_names_texts_that_are_there() -> None:
    page = rendered("")
    ids = {attrs["id"] for _, attrs in page.tags if "id" in attrs}
    named = [a["aria-describedby"] for _, a in page.tags if "aria-describedby" in a]

    assert len(named) == 8
    assert {name for names in named for name in str(names).split()} <= ids


def test_a_hint_comes_before_the_error_in_the_description() -> None:
    page = rendered("email=nonsense")

    assert page.by_id("id_email")["aria-describedby"] == "id_email-hint id_email-error"
    assert page.by_id("id_email")["aria-invalid"] == "true"


def test_only_what_is_never_needed_is_marked_optional() -> None:
    html = render_crispy_form(Sample())

    assert re.findall(r">([\w ]+)\s*<span class=\"field__optional\">\(optional\)", html) == [
        "Your name",
        "Note",
    ]


def test_no_input_has_required_maxlength_or_placeholder() -> None:
    attributes = {name for attrs in rendered().all("input", "select", "textarea") for name in attrs}

    assert {"name", "id"} <= attributes
    assert attributes & {"required", "maxlength", "placeholder", "pattern"} == set()


def test_only_the_wrong_box_of_a_date_is_marked() -> None:
    page = rendered("born_on_month=2&born_on_day=30&born_on_year=1958")
    boxes = [page.by_id(f"id_born_on_{part}") for part in ("month", "day", "year")]

    assert [(box["value"], box.get("aria-invalid"), box["autocomplete"]) for box in boxes] == [
        ("2", None, "bday-month"),
        ("30", "true", "bday-day"),
        ("1958", None, "bday-year"),
    ]


def test_a_week_names_each_checkbox_by_day_and_half() -> None:
    html = render_crispy_form(Sample())
    label = re.search(r'<label for="id_when_2">(.*?)</label>', html, re.S)

    assert label
    assert re.sub(r"<[^>]+>|\s+", " ", label[1]).split() == ["Monday", "Afternoon"]


def test_exclusive_answers_and_reveals_carry_their_marks() -> None:
    page = rendered()

    marked = [(a["name"], a["value"]) for a in page.all("input") if "data-exclusive" in a]
    assert marked == [("reach", "no"), ("when", "any")]
    assert [(a["name"], a["value"]) for a in page.all("input") if "data-opens" in a] == [("who", "other")]


def test_the_summary_links_each_error_to_its_first_wrong_input() -> None:
    form = Sample(QueryDict("email=nonsense&born_on_month=2&born_on_year=1958&when=any&topic=x"))
    form.add_error(None, "Something else is wrong")
    page = render_to_string("components/error_summary.html", {"form": form})

    assert re.findall(r'<a href="([^"]+)">([^<]+)</a>', page) == [
        ("#id_who_0", "Choose who it is for"),
        ("#id_email", "Enter an email address, like name@example.com"),
        ("#id_reach_0", "Choose one"),
        ("#id_born_on_day", "Add a day to your date of birth"),
        ("#id_agree", "Tick the box"),
    ]
    assert "Something else is wrong" in page


def test_a_form_without_errors_has_no_summary() -> None:
    assert render_to_string("components/error_summary.html", {"form": Sample()}).strip() == ""


@pytest.mark.parametrize("name", ["helper", "note", "born_on_year"])
@given(typed=st.text(max_size=40))
def test_what_was_typed_is_shown_again_and_never_as_markup(name: str, typed: str) -> None:
    page = render_crispy_form(Sample({name: f"<script>{typed}"}))

    assert "<script" not in page
    assert "&lt;script&gt;" in page
