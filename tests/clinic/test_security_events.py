"""What happened at the doors, in words that people know."""

import pytest

from clinic.models import SecurityEvent


@pytest.mark.parametrize(
    ("detail", "words"),
    [
        ("totp", "Authenticator app"),
        ("front_desk to clinical_reviewer", "Front desk to Clinical reviewer"),
        ("none to clinician", "No role to Clinician"),
        (
            "clinician: the front desk to clinician line is dead",
            "Clinician: the front desk to clinician line is dead",
        ),
        ("clinician: moves to publisher", "Clinician: moves to publisher"),
        ("staff:people", "staff:people"),
        ("signed in", "signed in"),
        ("", ""),
    ],
)
def test_a_code_is_told_in_words_and_a_reason_as_it_was_written(detail: str, words: str) -> None:
    assert SecurityEvent(detail=detail).detail_in_words == words
