"""Somebody asked for a new link: kept for the moment until the worker has looked whose it is."""

from typing import ClassVar

from django.db import models

from clinic.fields import EncryptedTextField
from clinic.privacy import classes


class LinkWish(models.Model):
    """Written for known and unknown email addresses alike, so that no answer, not even its work, tells which.

    actions/new_links.py writes it and fulfils it; then it is gone.
    """

    email = EncryptedTextField()
    reference = EncryptedTextField(blank=True, default="")
    asked_at = models.DateTimeField()

    privacy: ClassVar = classes(internal="id asked_at", contact="email reference")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Asked at {self.asked_at:%Y-%m-%d %H:%M} UTC"
