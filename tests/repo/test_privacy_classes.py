"""Every field says what it would tell a stranger, and what is personal is encrypted (clinic/privacy.py)."""

import pytest
from django.apps import apps
from django.db import models
from wagtail.models import Page

from clinic.fields import EncryptedField, KeyedHashField
from clinic.privacy import Privacy

OURS = [
    model
    for app in ("clinic", "education", "appointments")
    for model in apps.get_app_config(app).get_models()
]
PERSONAL = {Privacy.CONTACT, Privacy.CLINICAL}


def own_fields(model: type[models.Model]) -> list[models.Field]:
    """Return the model's columns and many-to-many lists; a page's own, not those that every page has."""
    if issubclass(model, Page):
        return [*model._meta.local_fields, *model._meta.local_many_to_many]
    return [*model._meta.fields, *model._meta.many_to_many]


def faults_of(model: type[models.Model]) -> list[str]:
    """Return one line per field without a class, class without a field, personal field in the clear."""
    fields = {field.name: field for field in own_fields(model)}
    privacy = getattr(model, "privacy", {})
    unclassified = [f"{name} has no privacy class" for name in fields if name not in privacy]
    unknown = [f"{name} is classified and no field" for name in privacy if name not in fields]
    plain = [
        f"{name} is {privacy[name]} and stored in the clear"
        for name, field in fields.items()
        if privacy.get(name) in PERSONAL and not isinstance(field, EncryptedField | KeyedHashField)
    ]
    return [f"{model._meta.label}: {fault}" for fault in unclassified + unknown + plain]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_field_has_a_class_and_personal_ones_are_encrypted(model):
    assert faults_of(model) == []


def test_all_three_apps_are_looked_at():
    assert {model._meta.app_label for model in OURS} == {"clinic", "education", "appointments"}


def test_planted_faults_are_found():
    class Planted(models.Model):
        classless = models.TextField()
        diagnosis = models.TextField()

        privacy = {"id": Privacy.INTERNAL, "diagnosis": Privacy.CLINICAL, "gone": Privacy.PUBLIC}

        class Meta:
            app_label = "planted"
            managed = False

        def __str__(self) -> str:
            return "planted"

    faults = faults_of(Planted)
    del apps.all_models["planted"]

    assert faults == [
        "planted.Planted: classless has no privacy class",
        "planted.Planted: gone is classified and no field",
        "planted.Planted: diagnosis is clinical and stored in the clear",
    ]
