"""The clinic's own words in the place of the site's."""

import pytest
from django.core.exceptions import ValidationError

from appointments.emails import TRANSLATED, render
from appointments.models import MessageText
from appointments.models.message_text import KINDS
from appointments.rules.message_text import PLACEHOLDERS
from tests.appointments.letters import make_letter
from tests.appointments.test_html_emails import Reader

pytestmark = pytest.mark.django_db

LINK = "https://clinic.example/manage/abc/"


def write(kind: str = "new_link", language: str = "en", **changes: object) -> MessageText:
    usual = {"subject": "Ours ({reference})", "body": "Dear {first_name},\n\nhere: {manage_url}"}
    return MessageText.objects.create(kind=kind, language=language, **(usual | changes))


def test_the_clinics_words_leave_in_the_place_of_the_sites():
    write(body="Dear {first_name},\nwelcome.\n\nYour page: {manage_url}\n\nCall {clinic_phone}.")
    message = render(make_letter("new_link", reference="R-7KQ4-M2XP"), link=LINK)

    assert message.subject == "Ours (R-7KQ4-M2XP)"
    assert message.body == (
        "Neuro Wellness TMS Centers of America\n\n"
        "Dear Ada,\nwelcome.\n\n"
        f"Your page: {LINK}\n\n"
        "Call (305) 555-0100.\n\n"
        "Please keep your private link to yourself: whoever opens it can see and change your times."
        " Please do not reply with medical details. Email is not private enough for them.\n\n"
        "Need help right now?\nIn an emergency, call 911.\n"
        "If you are thinking about ending your life, call 988 or text 988 at any hour."
        " It is free and confidential.\n\n"
        "Neuro Wellness TMS Centers of America\n(305) 555-0100\n"
    )


@pytest.mark.parametrize("kind", dict(KINDS))
def test_the_html_of_own_words_says_word_for_word_what_the_text_says(kind):
    body = "\n\n".join(f"{name}: {{{name}}}" for name in PLACEHOLDERS[kind])
    for language in TRANSLATED:
        write(kind, language, subject="Ours", body=body)
    letter = make_letter(kind)
    letter.request.first_name = "<b>Zoë</b> & {clinic_phone}"

    for letter.language in TRANSLATED:
        message = render(letter, link=LINK)

        reader = Reader(message.html)
        assert reader.seen.split() == message.body.split()
        assert reader.links.count(LINK) == 1
        assert message.subject == "Ours"
        assert all(f"{name}:" in message.body for name in PLACEHOLDERS[kind] if name != "escort")


def test_markup_of_staff_and_of_a_name_is_shown_and_never_run_and_a_foreign_address_is_no_link():
    write(body="<script>x</script> {first_name}\n\n{manage_url}")
    letter = make_letter("new_link", first_name='"><a href="https://evil.example">x</a>')

    message = render(letter, link=LINK)

    assert "<script>x</script> &" not in message.html
    assert "&lt;script&gt;x&lt;/script&gt; &quot;&gt;&lt;a href=" in message.html
    assert [link for link in Reader(message.html).links if link.startswith("http")] == [LINK]


@pytest.mark.parametrize(
    "other",
    [{"is_used": False}, {"language": "es"}, {"kind": "request_closed"}],
    ids=["switched off", "another language", "another kind"],
)
def test_a_text_that_is_not_in_use_for_this_message_changes_nothing(other):
    letter = make_letter("new_link")
    before = render(letter)
    write(**other)

    assert render(letter) == before


def test_another_language_gets_the_clinics_english_words():
    write()

    assert "Dear Ada," in render(make_letter("new_link", language="other")).body


def test_own_words_bring_the_calendar_file_all_the_same():
    write("appointment_confirmed", body="{when} {place} {manage_url}")

    message = render(make_letter("appointment_confirmed"))

    assert "Monday, March 9 at 9:00 am Eastern Time Miami" in message.body
    assert (message.calendar_method, b"BEGIN:VEVENT" in message.calendar) == ("PUBLISH", True)


def test_a_line_break_in_a_subject_cannot_add_a_header():
    write(subject="Ours\r\nBcc: x@mail.example")

    assert render(make_letter("new_link")).subject == "Ours Bcc: x@mail.example"


def test_each_field_of_a_text_is_told_its_own_faults():
    text = MessageText(kind="new_link", language="en", subject="{first_name}", body="{when}")

    with pytest.raises(ValidationError) as caught:
        text.full_clean()

    assert {
        name: [fault.split(".")[0] for fault in faults] for name, faults in caught.value.message_dict.items()
    } == {
        "subject": ["{first_name} cannot be used here"],
        "body": ["{when} cannot be used here", "{manage_url} is missing: the private link"],
    }
