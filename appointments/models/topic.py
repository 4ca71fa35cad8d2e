"""What a request can be about: the clinic's own list."""

from typing import ClassVar

from django.db import models

from clinic.privacy import classes


class RequestTopicQuerySet(models.QuerySet["RequestTopic"]):
    def offered(self) -> "RequestTopicQuerySet":
        return self.filter(is_offered=True)


class RequestTopic(models.Model):
    """A choice on the short form. `code` stays when the label is reworded."""

    code = models.SlugField(max_length=40, unique=True)
    label = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField(default=0, help_text="Low numbers are listed first.")
    is_offered = models.BooleanField("offered on the form", default=True)

    privacy: ClassVar = classes(public="id code label position", internal="is_offered")
    objects = RequestTopicQuerySet.as_manager()

    class Meta:
        ordering = ["position", "label"]
        verbose_name = "topic of a request"
        verbose_name_plural = "topics of a request"

    def __str__(self) -> str:
        return self.label
