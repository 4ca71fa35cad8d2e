"""The pack is whole: every kind of field, and no page that writes a field by hand."""

import re
from pathlib import Path

import pytest
from crispy_forms.utils import render_crispy_form
from django.conf import settings
from django.template.loader import get_template, render_to_string

from clinic.forms import StyleGuideForm
from clinic.forms.kinds import GROUPS, KINDS, UNSEEN
from tests.clinic.forms.reader import Reader

TEMPLATES = Path(settings.ROOT) / "templates"
ALL_KINDS = [kind for _, kind in KINDS]
# The pack itself, the staff's own site, and the one search box of the website.
# The last two are no questions of a form.
MAY_WRITE_FIELDS = (
    *("crispy/", "admin/", "wagtailadmin/"),
    *("components/search_box.html", "education/components/address_to_copy.html"),
    "appointments/challenge.html",  # Two hidden values, one of which a script fills in.
)
FIELD = re.compile(r"<(?:input|select|textarea|label)\b")


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_every_kind_has_a_template(kind: str) -> None:
    assert get_template(f"crispy/clinic/kinds/{kind}.html")


def test_the_style_guide_shows_every_kind() -> None:
    assert {field.kind for field in StyleGuideForm()} == set(ALL_KINDS)


def test_no_field_of_the_style_guide_is_left_out_of_its_page() -> None:
    form = StyleGuideForm()
    page = Reader(render_crispy_form(form))
    shown = {a["name"] for a in page.all("input", "select", "textarea")}

    assert {*form.fields} - shown == {"born_on"}
    assert shown - {*form.fields} == {"born_on_month", "born_on_day", "born_on_year"}


def test_every_shown_field_of_the_style_guide_can_carry_an_error_or_says_why_not() -> None:
    form = StyleGuideForm({})
    unmarked = [field.name for field in form if field.kind not in UNSEEN and not field.errors]

    assert unmarked == ["email", "member_number", "last_visit"]
    assert [link.href for link in form.error_links][:3] == ["#id_name", "#id_phone", "#id_password"]


@pytest.mark.parametrize("data", [None, {}], ids=["blank", "errors"])
def test_every_input_of_the_style_guide_has_one_label_and_every_id_is_there_once(data: dict | None) -> None:
    page = Reader(render_crispy_form(StyleGuideForm(data)))
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    inputs = [a["id"] for a in page.all("input", "select", "textarea") if a.get("type") != "hidden"]
    described = {name for _, a in page.tags for name in str(a.get("aria-describedby") or "").split()}

    assert len(inputs) > 40
    assert sorted(attrs["for"] for attrs in page.all("label")) == sorted(inputs)
    assert len(ids) == len(set(ids))
    assert described - set(ids) == set()


def test_every_group_of_answers_is_a_fieldset_with_its_question() -> None:
    form = StyleGuideForm()
    questions = [field.label for field in form if field.kind in GROUPS]

    assert [text for text in Reader(render_crispy_form(form)).texts("legend") if text in questions] == [
        *questions
    ]


def test_disabled_fields_say_so_to_the_browser() -> None:
    page = Reader(render_crispy_form(StyleGuideForm()))

    assert [attrs["id"] for attrs in page.all("input", "fieldset") if "disabled" in attrs] == [
        "id_member_number"
    ]


def test_answers_that_stand_apart_come_last_and_after_the_word_or() -> None:
    page = render_crispy_form(StyleGuideForm())
    question = page[page.index('id="field_how_long"') : page.index('id="field_tried"')]

    assert Reader(question[question.index("<fieldset") : question.index("</fieldset>")]).texts("label") == [
        "Less than 3 months",
        "3 to 12 months",
        "More than a year",
        "I’m not sure",
        "I’d rather say by phone",
    ]
    assert question.index("More than a year") < question.index(">or<") < question.index("not sure")


def test_a_trap_is_hidden_from_people_and_is_never_an_error() -> None:
    form = StyleGuideForm({"website": "http://spam.example\x00"})
    page = render_crispy_form(form)

    assert "website" not in form.errors
    assert form.cleaned_data["website"] is True
    assert re.search(r'class="trap visually-hidden" aria-hidden="true">\s*<label for="id_website">', page)
    assert Reader(page).by_id("id_website")["tabindex"] == "-1"


def test_no_page_writes_a_field_by_hand() -> None:
    files = [path.relative_to(TEMPLATES) for path in TEMPLATES.rglob("*.html")]
    checked = [path for path in files if not str(path).startswith(MAY_WRITE_FIELDS)]

    assert len(checked) > 40
    assert [str(path) for path in checked if FIELD.search((TEMPLATES / path).read_text())] == []


def test_a_button_of_the_pack_sends_the_form() -> None:
    html = render_to_string("crispy/clinic/layout/submit.html", {"label": "Continue", "note": "Not yet."})

    page = Reader(html)
    assert page.all("button") == [{"class": "button", "type": "submit"}]
    assert (page.texts("button"), page.texts("p")) == (["Continue"], ["Not yet."])
