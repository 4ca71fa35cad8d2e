"""Citations as text: linking them, and telling an editor what is wrong with one."""

from education.citations import BackLink, Citations, citation_problems, cited_keys


def test_a_citation_becomes_a_numbered_link_and_a_button_for_its_note() -> None:
    citations = Citations(["raja-2020", "cohen-2018"])

    html = citations.link("<p>It may help. [[ref:cohen-2018]]</p>")

    assert html == (
        '<p>It may help.<sup class="cite" id="cite-2-1">'
        '<a href="#reference-2" aria-label="Reference [2]">[2]</a>'
        '<button type="button" popovertarget="note-2" aria-label="Reference [2]">[2]</button></sup></p>'
    )


def test_every_place_that_cites_a_reference_has_a_way_back() -> None:
    citations = Citations(["raja-2020", "cohen-2018"])

    citations.link("One[[ref:cohen-2018]] and two[[ref:cohen-2018]].")
    citations.link("Three[[ref:cohen-2018]].")

    assert citations.back_links(1) == []
    assert citations.back_links(2) == [
        BackLink("cite-2-1", "Back to reference 2 in the text, place 1"),
        BackLink("cite-2-2", "Back to reference 2 in the text, place 2"),
        BackLink("cite-2-3", "Back to reference 2 in the text, place 3"),
    ]


def test_a_citation_in_an_attribute_or_a_link_makes_no_link() -> None:
    html = Citations(["a"]).link('<p title="x[[ref:a]]"><a href="/">here <b>it is</b>[[ref:a]]</a></p>')

    assert html == '<p title="x"><a href="/">here <b>it is</b><sup class="cite">[1]</sup></a></p>'


def test_what_is_pressed_holds_no_second_button() -> None:
    html = Citations(["a"]).link("<summary>Why[[ref:a]]</summary><button>Ask[[ref:a]]</button>After[[ref:a]]")

    plain, after = html.split("After")
    assert plain == (
        '<summary>Why<sup class="cite">[1]</sup></summary><button>Ask<sup class="cite">[1]</sup></button>'
    )
    assert after.startswith('<sup class="cite" id="cite-1-1"><a href="#reference-1"')


def test_an_unknown_key_shows_as_a_question_mark() -> None:
    assert Citations(["a"]).link("Well[[ref:b]].") == 'Well<sup class="cite">[?]</sup>.'


def test_cited_keys_are_found_in_nested_data_in_order() -> None:
    data = [{"value": {"text": "x[[ref:b-1]] y[[ref:a]]"}}, {"value": ["z[[ref:b-1]]", 3, None]}]

    assert cited_keys(data) == ["b-1", "a", "b-1"]


def test_problems_name_the_key_or_the_brackets() -> None:
    text = "a[[ref:known]] b[[ref:cohen-2081]] c[[cohen]] d[[ref:<b>x</b>]] e[[ref:open"

    assert citation_problems(text, ["known"]) == [
        "The text cites “cohen-2081”, but no reference has that key.",
        "“[[cohen]]” is not a citation. Write it as [[ref:key]], in small letters.",
        "“[[ref:<b>x</b>]]” is not a citation. Write it as [[ref:key]], in small letters.",
        "“[[ref:open” is not a citation. Write it as [[ref:key]], in small letters.",
    ]
