"""What holds for every page of the screening."""

import json
import re
from enum import StrEnum

import pytest
from crispy_forms.utils import render_crispy_form
from django import forms
from django.template.loader import render_to_string

from appointments.forms.screening.fields import OPEN_CHOICES
from appointments.forms.screening.labels import LABELS
from appointments.forms.screening.pages import BY_SLUG, PAGES, Holds, first_unanswered, pages_of
from appointments.forms.screening.pain import PegForm
from appointments.rules.screening import ANSWERS, PEG_ITEMS, Open, Question
from tests.appointments.forms.screening.filled import blank_form, form_of, stored_answers
from tests.appointments.forms.screening.posted import POSTED
from tests.clinic.forms.reader import Reader

pytestmark = pytest.mark.django_db

SLUGS = [page.slug for page in PAGES]
CLINICAL = [page for page in PAGES if page.holds == Holds.CLINICAL]
EMERGENCY = re.compile(r"911|988|emergency|suicid", re.IGNORECASE)


def fields_of(page):
    return page.form_class.base_fields.items()


NO_QUESTIONS = ("privacy", "website")


def rendered(slug, **changes):
    form = form_of(slug, **changes) if changes else blank_form(slug)
    context = {"page": BY_SLUG[slug], "form": form, "number": 3, "total": 16, "later_url": "/later/"}
    return render_to_string("appointments/screening/page.html", context)


def test_addresses_of_pages_tell_nothing():
    assert ["start", "you", *(f"part-{n}" for n in range(1, 13)), "practical", "time"] == SLUGS


@pytest.mark.parametrize("slug", SLUGS)
def test_what_a_page_stores_comes_back_as_what_was_chosen(slug):
    first = form_of(slug, stored={"adult": "yes"})
    assert first.is_valid(), first.errors
    stored = json.loads(json.dumps(first.to_answers()))

    again = blank_form(slug, stored)

    assert {name: again[name].value() for name in first.cleaned_data if name not in first.passing} == {
        name: first.cleaned_data[name] for name in first.cleaned_data if name not in first.passing
    }
    assert BY_SLUG[slug].is_answered(stored)


@pytest.mark.parametrize("page", CLINICAL, ids=lambda page: page.slug)
def test_every_clinical_choice_also_offers_both_open_answers(page):
    offered = {
        name: [code for code, _ in field.choices if code in list(Open)]
        for name, field in fields_of(page)
        if hasattr(field, "choices") and name != Question.ADULT
    }

    assert offered == {name: ["unsure", "by_phone"] for name in offered}
    assert {code for code, _ in OPEN_CHOICES} == {"unsure", "by_phone"}


def test_every_clinical_question_is_asked_once_and_offers_just_its_codes():
    asked = [
        (name, field) for page in CLINICAL for name, field in fields_of(page) if name not in NO_QUESTIONS
    ]
    numbers = [*map(str, range(11))]
    expected = {question: [str(code) for code in kind] for question, kind in ANSWERS.items()}
    expected |= dict.fromkeys(PEG_ITEMS, numbers) | {Question.ADULT: ["yes", "no"]}

    offered = {
        name: [str(code) for code, _ in field.choices if code not in list(Open)]
        for name, field in asked
        if hasattr(field, "choices")
    }

    assert sorted(name for name, _ in asked) == sorted(Question)
    assert offered == expected


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_no_question_holds_words_of_emergency(page):
    fieldsets = re.findall(r"<fieldset.*?</fieldset>", render_crispy_form(blank_form(page.slug)), re.S)
    words = " ".join(
        f"{field.label} {field.help_text} {getattr(field, 'choices', '')}" for _, field in fields_of(page)
    )

    assert EMERGENCY.findall(" ".join([words, *fieldsets])) == []


@pytest.mark.parametrize("slug", SLUGS)
def test_every_input_of_a_page_has_a_label_and_every_id_is_there_once(slug):
    page = Reader(render_crispy_form(blank_form(slug)))
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    inputs = [a["id"] for a in page.all("input", "textarea") if a.get("type") != "hidden"]

    assert inputs != []
    assert sorted(attrs["for"] for attrs in page.all("label")) == sorted(inputs)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("slug", SLUGS)
def test_title_of_a_page_names_its_number_and_no_topic(slug):
    title = re.search(r"<title>(.*?)</title>", rendered(slug), re.S)

    assert title
    assert " ".join(title[1].split()) == "Consultation, page 3 of 16 |"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_browsers_do_not_keep_clinical_answers(page):
    (form,) = [attrs for attrs in Reader(rendered(page.slug)).all("form") if attrs.get("method") == "post"]

    assert form.get("autocomplete") == ("off" if page.holds == Holds.CLINICAL else None)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_sent_empty_says_what_is_missing_and_loses_nothing(slug):
    form = form_of(slug, **dict.fromkeys(POSTED[slug]))

    assert not form.is_valid()
    assert all(link.href for link in form.error_links)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_a_forged_code_is_asked_for_again(page):
    for name, field in fields_of(page):
        if isinstance(field, forms.ChoiceField):
            form = form_of(page.slug, **{name: "forged\x00"})
            assert name in form.errors, name


@pytest.mark.parametrize(
    ("page", "name", "alone"),
    [
        (page, name, code)
        for page in PAGES
        for name, field in fields_of(page)
        for code in getattr(field, "exclusive", ())
    ],
)
def test_an_answer_that_stands_alone_clears_the_others(page, name, alone):
    other = page.form_class.base_fields[name].choices[0][0]
    form = form_of(page.slug, **{name: [other, alone]}, time="windows")

    assert form.is_valid(), form.errors
    assert form.cleaned_data[name] == [alone]


def test_first_page_has_the_emergency_card_before_its_form():
    page = rendered("start")

    assert page.index("emergency-card") < page.index('<form method="post"')
    assert "emergency-card" not in rendered("you")


def test_page_about_the_mind_shows_the_crisis_line_and_asks_nothing_about_it():
    page = rendered("part-6")

    assert page.index("Suicide &amp; Crisis Lifeline") < page.index('<form method="post"')
    assert "suicid" not in render_crispy_form(blank_form("part-6")).casefold()


def test_progress_says_the_page_and_how_many_there_are():
    assert Reader(rendered("you")).text_of("progress-words") == "Page 3 of 16"


def test_a_helper_is_told_that_you_means_the_patient():
    words = "“you” means them"
    context = {"page": BY_SLUG["part-1"], "number": 3, "total": 16}

    pages = [
        render_to_string(
            "appointments/screening/page.html", context | {"form": blank_form("part-1", {"for_whom": who})}
        )
        for who in ("other", "self")
    ]

    assert [words in page for page in pages] == [True, False]


def test_clinic_can_leave_the_peg_items_out():
    assert PegForm in [page.form_class for page in pages_of()]
    assert [page.slug for page in PAGES if page not in pages_of(asks_peg=False)] == ["part-2"]


def test_whoever_comes_back_goes_on_at_the_first_page_without_answers():
    stored = stored_answers()
    without_pain = {name: value for name, value in stored.items() if not name.startswith("pain_")}

    assert first_unanswered(pages_of(), {}).slug == "start"
    assert first_unanswered(pages_of(), without_pain).slug == "part-1"
    assert first_unanswered(pages_of(), stored) is None


def test_every_question_has_its_short_label_in_the_order_of_the_pages():
    forms_in_order = [blank_form(slug) for slug in SLUGS]
    kept = [name for form in forms_in_order for name in form.fields if name not in form.passing]

    assert list(LABELS) == kept


def test_codes_of_open_answers_are_the_same_everywhere():
    assert issubclass(Open, StrEnum)
    assert [str(code) for code in Open] == ["unsure", "by_phone"]
