"""Cells that a spreadsheet opens."""

import pytest

from appointments.rules.spreadsheet import safe_cell


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_that_looks_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("value", ["Ada", "a=1", " =1", "", None, -3, 0.5])
def test_everything_else_stays_as_it_is(value: object) -> None:
    assert safe_cell(value) == value
