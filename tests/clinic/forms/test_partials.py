"""The parts around a form: progress, answers to check, confirmation, timeline."""

from dataclasses import dataclass

from django.template.loader import render_to_string

from tests.clinic.forms.reader import Reader


@dataclass(frozen=True)
class Row:
    label: str
    lines: tuple[str, ...]
    name: str = ""
    href: str = ""


def part(name: str, **context: object) -> Reader:
    return Reader(render_to_string(f"components/{name}.html", context))


def test_progress_is_told_in_words_that_also_name_the_bar() -> None:
    page = part("progress", step=2, steps=9, label="Your pain")
    (bar,) = page.all("progress")

    assert bar == {"aria-labelledby": "progress-words", "value": "2", "max": "9"}
    assert page.text_of("progress-words") == "Page 2 of 9: Your pain"
    assert part("progress", step=1, steps=3).text_of("progress-words") == "Page 1 of 3"


def test_an_answer_is_changed_by_a_button_that_posts_to_its_field() -> None:
    page = part("check_answers", rows=[Row("Phone", ("one", "two"), name="phone")], change_action="/change/")
    (button,) = page.all("button")

    assert (page.texts("dt"), page.texts("span")[:2]) == (["Phone"], ["one", "two"])
    assert (button["formaction"], page.texts("button")) == ("/change/#field_phone", ["Change phone"])


def test_an_answer_is_changed_by_a_link_or_not_at_all() -> None:
    page = part("check_answers", rows=[Row("Phone", ("1",), href="/back/"), Row("Name", ("Ada",))])

    assert ([a["href"] for a in page.all("a")], page.texts("a")) == (["/back/"], ["Change phone"])
    assert page.texts("dd") == ["1", "Change phone", "Ada"]


def test_a_confirmation_shows_its_picture_and_its_reference_only_when_it_has_them() -> None:
    whole = part(
        "confirmation",
        title="Done",
        reference_label="Yours",
        reference="R-1",
        picture="pictures/confirmation.svg",
    )
    bare = part("confirmation", title="Closed")

    assert (whole.texts("h1"), whole.texts("p"), len(whole.all("svg"))) == (["Done"], ["Yours", "R-1"], 1)
    assert (bare.texts("h1"), bare.texts("p"), bare.all("svg")) == (["Closed"], [], [])


def test_a_timeline_marks_where_one_is() -> None:
    entries = [{"title": "Sent", "is_current": True}, {"title": "Called", "when": "Today", "text": "Soon."}]

    page = part("timeline", entries=entries, is_numbered=True)

    assert page.all("ol") == [{"class": "timeline timeline--numbered", "role": "list"}]
    assert [li.get("aria-current") for li in page.all("li")] == ["step", None]
    assert page.texts("p") == ["Sent", "Today", "Called", "Soon."]
