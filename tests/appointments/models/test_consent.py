"""The texts that people agree to."""

import hashlib

import pytest
from django.db import IntegrityError, transaction

from appointments.models import ConsentDocument
from tests.appointments.factories import document

pytestmark = pytest.mark.django_db


def test_a_text_carries_its_own_hash():
    text = ConsentDocument.objects.create(kind="privacy", version=2, text="We keep what you write. ñ")

    assert text.sha256 == hashlib.sha256("We keep what you write. ñ".encode()).hexdigest()


def test_the_newest_version_of_a_kind_and_language_is_in_force():
    ConsentDocument.objects.create(kind="privacy", version=3, text="Third")
    ConsentDocument.objects.create(kind="privacy", version=2, text="Second")
    ConsentDocument.objects.create(kind="privacy", version=9, language="es", text="Noveno")

    assert document("privacy").text == "Third"
    assert ConsentDocument.objects.in_force("privacy", "es").text == "Noveno"
    assert (document("marketing").kind, document("marketing").version) == ("marketing", 1)


def test_two_wordings_cannot_share_a_version():
    with pytest.raises(IntegrityError), transaction.atomic():
        ConsentDocument.objects.create(kind="privacy", version=1, text="Another first")
