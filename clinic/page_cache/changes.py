"""What ends the pages in memory: any change of something that a public page may show.

The rule is broad on purpose, because a page that is rendered once too often costs milliseconds and one that
stays old costs trust. Of our own models it takes those that have a public field (`privacy`); of Wagtail's
it takes all of the apps below except those that no page shows. What goes round Django's signals
(`QuerySet.update`, SQL) must call `pages_changed` itself.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.images.models import AbstractRendition
from wagtail.signals import page_published, page_unpublished, post_page_move

from clinic.page_cache import generation
from clinic.privacy import Privacy

OUR_APPS = ("clinic", "education")
WAGTAIL_APPS = ("wagtailcore", "wagtailimages", "wagtaildocs", "wagtailredirects")
# The editors' own affairs: none of these is on a page that readers get.
NEVER_SHOWN = {
    "apitoken",
    "comment",
    "commentreply",
    "groupapprovaltask",
    "groupcollectionpermission",
    "grouppagepermission",
    "groupsitepermission",
    "modellogentry",
    "pagelogentry",
    "pagesubscription",
    "referenceindex",
    "revision",
    "task",
    "taskstate",
    "uploadedfile",
    "workflow",
    "workflowcontenttype",
    "workflowpage",
    "workflowstate",
    "workflowtask",
}
# What saving a draft, and locking one, writes to the live page's own row.
DRAFT_FIELDS = {
    "draft_title",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
    "locked",
    "locked_at",
    "locked_by",
}


def watch() -> None:
    """Connect each model by itself: a receiver for all would make Django load every row that it deletes."""
    for model in shown_models():
        post_save.connect(_saved, sender=model, dispatch_uid="page_cache")
        post_delete.connect(_changed, sender=model, dispatch_uid="page_cache")
        for field in model._meta.local_many_to_many:
            m2m_changed.connect(_changed, sender=field.remote_field.through, dispatch_uid="page_cache")
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(_changed, dispatch_uid="page_cache")


def shown_models() -> Iterator[type[Model]]:
    """Yield the models whose rows may stand on a public page."""
    for app in OUR_APPS:
        for model in apps.get_app_config(app).get_models():
            if Privacy.PUBLIC in getattr(model, "privacy", {}).values():
                yield model
    for app in WAGTAIL_APPS:
        for model in apps.get_app_config(app).get_models():
            if model._meta.model_name not in NEVER_SHOWN:
                yield model


def pages_changed() -> None:
    """End the pages in memory once what was written has been committed, or now where no transaction is open.

    A full disk must not turn what has been saved into an error: that is logged, and pages are at most
    `PAGE_CACHE_SECONDS` old.
    """
    transaction.on_commit(generation.renew, robust=True)


def _saved(
    sender: type[Model], created: bool = False, update_fields: frozenset[str] | None = None, **kwargs: Any
) -> None:
    is_draft = bool(update_fields) and set(update_fields or ()) <= DRAFT_FIELDS
    # A smaller copy of a picture is made while a page is rendered. That one goes does change pages.
    is_made_by_reading = created and issubclass(sender, AbstractRendition)
    if not is_draft and not is_made_by_reading:
        pages_changed()


def _changed(sender: Any, **kwargs: Any) -> None:
    pages_changed()
