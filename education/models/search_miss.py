"""What was searched for and not found, so that editors see which page is missing."""

from typing import ClassVar

from django.db import models

from clinic.privacy import classes


class SearchMiss(models.Model):
    """How often one query found nothing on one day. education/search/misses.py counts, in one statement.

    Nobody's address, account or cookie is kept. The words are empty until the same query has come often
    enough, on more than one day, that it cannot be one person's own: until then there is a keyed hash alone.
    """

    day = models.DateField()
    key = models.CharField(max_length=32, db_index=True)
    words = models.CharField(max_length=60, blank=True)
    hits = models.PositiveIntegerField(default=0)

    privacy: ClassVar = classes(internal="id day words hits", secret="key")

    class Meta:
        constraints = [models.UniqueConstraint(name="search_miss_once_a_day", fields=["day", "key"])]

    def __str__(self) -> str:
        return f"{self.hits} on {self.day}"
