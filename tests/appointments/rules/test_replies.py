"""Which emails staff may write, and what their subjects may say."""

import pytest

from appointments.rules.replies import health_words, names_in, subject_faults, text_faults, writing_refusal

FINE = {"status": "new", "closed_reason": "", "email": "ada@mail.example", "has_stopped": False}
STOPPED = "The patient wants no more messages about this request. Please call instead."
WITHDREW = "The patient withdrew this request, so nothing more is sent about it."


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, ""),
        ({"status": "scheduled"}, ""),
        ({"status": "closed", "closed_reason": "completed"}, ""),
        ({"status": "closed", "closed_reason": "withdrawn"}, WITHDREW),
        ({"has_stopped": True}, STOPPED),
        ({"email": ""}, "There is no email address on this request. Please call instead."),
        ({"status": "quarantined"}, "No email is written while a request is “Quarantine”."),
        ({"has_stopped": True, "email": ""}, STOPPED),
    ],
)
def test_an_email_is_written_unless_there_is_a_reason_not_to(changes, words):
    assert writing_refusal(**(FINE | changes)) == words


@pytest.mark.parametrize(
    ("subject", "faults"),
    [
        ("Please call us back ({reference})", []),
        ("Your {first_name}", ["{first_name} cannot be used here. What can: {reference}."]),
        (
            "Your Ketamine treatment",
            ["Take “Ketamine”, “treatment” out: a subject can be read on a locked phone."],
        ),
        ("Su tratamiento", ["Take “tratamiento” out: a subject can be read on a locked phone."]),
        ("Painting the great hall", []),
    ],
)
def test_a_subject_says_no_name_and_nothing_about_health(subject, faults):
    assert subject_faults(subject) == faults


def test_a_text_is_refused_for_unknown_placeholders_and_for_its_length():
    assert text_faults("x" * 2000) == []
    assert text_faults("x" * 2001) == ["Shorten the text to 2000 characters or fewer."]
    (fault,) = text_faults("Hello {last_name}")
    assert fault.startswith("{last_name} cannot be used here. What can: {first_name}, {reference},")


def test_words_about_health_are_named_once_as_they_were_written():
    assert health_words("Pain, pain and Dolor. Your MRI, please repeat.") == ["Pain", "pain", "Dolor", "MRI"]


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("For Ada", ["Ada"]),
        ("For ADA", ["ADA".title()]),
        ("Adamant", []),
        ("María José, call us", ["María José"]),
        ("José, call us", []),
        ("", []),
    ],
)
def test_a_name_is_found_as_a_whole_word(subject, said):
    assert names_in(subject, ["Ada", "", "María José"]) == said
