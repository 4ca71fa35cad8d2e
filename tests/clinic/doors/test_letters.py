"""Emails about accounts: sent once, tried for as long as they are good, and kept without their links."""

from datetime import timedelta
from smtplib import SMTPException
from types import SimpleNamespace

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from clinic.models import AccountLetter, AccountLetterKind
from clinic.sign_in import accounts
from clinic.sign_in.letters import send_letters

pytestmark = pytest.mark.django_db

INVITATION, RESET = AccountLetterKind.INVITATION, AccountLetterKind.RESET


@pytest.fixture
def mail_server(monkeypatch):
    """A mail server that refuses whom `refuses` names; everybody, when it names "*"."""
    server = SimpleNamespace(refuses=set())
    deliver = EmailBackend.send_messages

    def send(backend, messages):
        if server.refuses & {"*", *messages[0].to}:
            raise SMTPException("not now")
        return deliver(backend, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", send)
    return server


def owe(person, kind):
    now = timezone.now()
    return AccountLetter.objects.create(user=person, kind=kind, created_at=now, send_after=now)


def try_to_send(after):
    try:
        return send_letters(now=timezone.now() + after)
    except SMTPException:
        return 0


def test_a_letter_is_sent_once_and_again_after_a_fault(make_person, mail_server):
    owe(make_person(), RESET)
    mail_server.refuses.add("*")
    with pytest.raises(SMTPException, match="not now"):
        send_letters(now=timezone.now())
    mail_server.refuses.clear()

    at_once = try_to_send(timedelta())
    later = try_to_send(timedelta(minutes=3))
    never_again = try_to_send(timedelta(minutes=30))

    assert (at_once, later, never_again, len(mail.outbox)) == (0, 1, 0, 1)


@pytest.mark.parametrize("kind", [INVITATION, AccountLetterKind.NOTICE, AccountLetterKind.EMERGENCY])
def test_a_mail_server_away_for_a_weekend_loses_no_letter(make_person, mail_server, kind):
    owe(make_person(), kind)
    mail_server.refuses.add("*")
    minutes = [try_to_send(timedelta(minutes=minute)) for minute in range(0, 3 * 24 * 60, 5)]
    mail_server.refuses.clear()

    assert (sum(minutes), try_to_send(timedelta(days=3, hours=1)), len(mail.outbox)) == (0, 1, 1)
    # A dozen tries or so at first, then one an hour: not one every two minutes.
    assert AccountLetter.objects.get().attempts < 90


def test_a_letter_that_is_refused_holds_up_no_other(make_person, mail_server):
    refused, other = make_person(), make_person("kim-sample")
    for person in (refused, other):
        owe(person, AccountLetterKind.NOTICE)
    mail_server.refuses.add(refused.email)

    try_to_send(timedelta())

    assert [email.to for email in mail.outbox] == [[other.email]]


def test_a_letter_too_old_to_be_good_is_dropped_and_the_log_says_so(make_person, caplog):
    owe(make_person(), RESET)

    sent = send_letters(now=timezone.now() + timedelta(days=2))

    assert (sent, len(mail.outbox), AccountLetter.objects.count()) == (0, 0, 0)
    assert caplog.messages == ["a letter was not sent: reset, after 0 tries"]


def test_no_letter_is_kept_with_its_link(make_person):
    person = make_person()
    accounts.invite_again(user=person, by=None)

    kept = AccountLetter.objects.values().get()

    assert {name: value for name, value in kept.items() if "http" in str(value)} == {}
