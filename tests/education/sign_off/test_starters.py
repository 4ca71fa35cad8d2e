"""What a new page starts with, and that none of it can be left behind."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from clinic.models import User
from education.models import MEDICAL_PAGES, ArticlePage, HomePage
from education.starters import STARTERS
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page_class", MEDICAL_PAGES)
def test_a_new_page_opens_with_the_parts_of_its_type(page_class: type, home: HomePage, writer: User) -> None:
    client = Client()
    sign_in(client, writer)
    name = page_class._meta.model_name

    response = client.get(reverse("wagtailadmin_pages:add", args=["education", name, home.pk]))

    page = response.context["form"].instance

    assert [block.block_type for block in page.body] == [part["type"] for part in STARTERS[name]]
    assert len(page.body) >= 2


@pytest.mark.parametrize("page_class", MEDICAL_PAGES)
def test_no_part_of_a_starter_can_be_left_as_it_is(page_class: type) -> None:
    page = page_class(body=STARTERS[page_class._meta.model_name])

    for block in page.body:
        with pytest.raises(ValidationError):
            block.block.clean(block.value)


def test_a_page_that_is_there_keeps_what_it_holds(draft: ArticlePage, writer: User) -> None:
    ArticlePage.objects.update(body=[])
    page = ArticlePage.objects.get()
    page.save_revision(user=writer)
    client = Client()
    sign_in(client, writer)

    shown = client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).context["form"].instance

    assert list(shown.body) == []


def test_every_type_has_a_starter() -> None:
    names = {page_class._meta.model_name for page_class in MEDICAL_PAGES}

    assert set(STARTERS) == names
    assert ContentType.objects.filter(app_label="education", model__in=names).count() == len(names)
