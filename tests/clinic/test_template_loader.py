"""Templates are sent without the indentation that is there for us."""

from pathlib import Path

import pytest
from django.template import Engine, TemplateDoesNotExist

from clinic.template_loader import LeanLoader


def rendered(folder: Path, name: str, source: str, **values: str) -> str:
    (folder / name).write_text(source)
    engine = Engine(loaders=[("clinic.template_loader.LeanLoader", [folder])])
    return engine.render_to_string(name, values)


def test_indentation_goes_and_lines_and_spaces_between_words_stay(tmp_path: Path) -> None:
    page = rendered(tmp_path, "page.html", "<p>\n    One <b>two</b> <i>three</i>\n\n\tfour\n</p>\n")

    assert page == "<p>\nOne <b>two</b> <i>three</i>\n\nfour\n</p>\n"


def test_what_was_typed_keeps_its_spaces(tmp_path: Path) -> None:
    page = rendered(tmp_path, "page.html", "<textarea>\n{{ typed }}</textarea>", typed="  a\n    b")

    assert page == "<textarea>\n  a\n    b</textarea>"


def test_plain_text_keeps_its_layout(tmp_path: Path) -> None:
    assert rendered(tmp_path, "body.txt", "One\n    two\n") == "One\n    two\n"


def test_a_missing_template_is_still_missing(tmp_path: Path) -> None:
    engine = Engine(loaders=[("clinic.template_loader.LeanLoader", [tmp_path])])

    with pytest.raises(TemplateDoesNotExist, match=r"nowhere\.html"):
        engine.get_template("nowhere.html")


def test_the_site_uses_it() -> None:
    (loader,) = Engine.get_default().template_loaders

    assert any(isinstance(inner, LeanLoader) for inner in loader.loaders)
