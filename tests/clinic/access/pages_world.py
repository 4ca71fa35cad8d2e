"""The editors' part of the world: pages, snippets, files, and a draft that waits for a clinician."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Site, Task, UploadedFile, Workflow, WorkflowState

from clinic.roles import Role
from education.models import (
    Alert,
    ArticlePage,
    ForbiddenPhrase,
    GlossaryTerm,
    Menu,
    Price,
    PromotedPage,
    Reference,
    ReusableContent,
    SafetyNotice,
    SearchSynonyms,
    StandardPage,
)
from education.publishing import loading_samples
from education.sample.load import home_page_of_the_site
from tests.clinic.access.world import World


def add_pages(world: World) -> None:
    token = loading_samples.set(True)
    writer = world.people[Role.MARKETING]
    home = home_page_of_the_site()
    home.save_revision(user=writer).publish()
    place = home.add_child(instance=StandardPage(title="Places", slug="places", summary="Where we are."))
    live = home.add_child(instance=_article(writer, title="Rest", slug="rest"))
    live.save_revision(user=writer).publish()
    article = home.add_child(instance=_article(writer, title="Sleep", slug="sleep", live=False))
    revision = article.save_revision(user=writer)
    world.pages = {"home": home, "place": place, "article": article, "live": live}
    world.revisions["page"] = revision.pk
    _snippets(world)
    loading_samples.reset(token)
    _workflow(world, ArticlePage.objects.get(pk=article.pk), writer)
    _files(world, home)
    _of_each_person(world)


def _article(owner: Any, **fields: Any) -> ArticlePage:
    body = [{"type": "text", "value": "<p>You may sleep badly.</p>"}]
    return ArticlePage(summary="Sleep and pain.", body=body, owner=owner, **fields)


def _of_each_person(world: World) -> None:
    """Open the editor as everybody, and leave a file in everybody's tray: these are one's own alone."""
    article = world.pages["article"]
    kind = ContentType.objects.get_for_model(article)
    for name, user in world.people.items():
        if user is None:
            continue
        session = EditingSession.objects.create(
            user=user, content_type=kind, object_id=article.pk, last_seen_at=timezone.now()
        )
        world.own[name] = {"session_id": session.pk}
        for model in (Image, Document):
            tray = UploadedFile.objects.create(
                for_content_type=ContentType.objects.get_for_model(model),
                file=ContentFile(b"sample", "sample.txt"),
                uploaded_by_user=user,
            )
            world.own[name][model.__name__] = tray.pk


def _snippets(world: World) -> None:
    made = {
        "searchsynonyms": SearchSynonyms.objects.create(words="ketamine, ketalar"),
        "promotedpage": PromotedPage.objects.create(words="ride", page=world.pages["place"]),
        "reference": Reference.objects.create(key="xyz", authors="A. Sample", journal="Pain"),
        "safetynotice": SafetyNotice.objects.create(name="xyz", title="Off-label", text="Not approved."),
        "glossaryterm": GlossaryTerm.objects.create(term="xyz", definition="Plain."),
        "reusablecontent": ReusableContent.objects.create(
            name="xyz", body=[{"type": "text", "value": "<p>An adult takes you home.</p>"}]
        ),
        "forbiddenphrase": ForbiddenPhrase.objects.create(name="xyz", words="cure"),
        "alert": Alert.objects.create(title="xyz", text="Plain."),
        "menu": Menu.objects.first() or Menu.objects.create(place="header"),
        "price": Price.objects.create(name="xyz"),
    }
    world.snippets = made
    for name, snippet in made.items():
        if hasattr(snippet, "save_revision"):
            world.revisions[name] = snippet.save_revision().pk


def _workflow(world: World, article: ArticlePage, writer: Any) -> None:
    """Let a page and a snippet of each medical kind wait for their clinician."""
    article.get_workflow().start(article, writer)
    waiting: dict[str, Any] = {"page": article}
    waiting |= {name: world.snippets[name] for name in ("safetynotice", "glossaryterm", "reusablecontent")}
    for name, text in waiting.items():
        if name != "page":
            text = type(text).objects.get(pk=text.pk)
            text.get_workflow().start(text, writer)
        state = WorkflowState.objects.get(pk=text.current_workflow_state.pk)
        world.tasks[f"{name} workflow"] = state.pk
        world.tasks[f"{name} step"] = state.current_task_state_id
    world.tasks["task"] = Task.objects.first().pk
    world.tasks["workflow"] = Workflow.objects.first().pk


def _files(world: World, home: Any) -> None:
    image = Image.objects.create(title="Garden", file=get_test_image_file("garden.png", size=(16, 9)))
    document = Document.objects.create(
        title="Leaflet", file=ContentFile(b"sample", "leaflet.txt"), file_size=6
    )
    world.pages |= {
        "image": image,
        "document": document,
        "redirect": Redirect.objects.create(old_path="/old", redirect_page=home),
        "collection": Collection.get_first_root_node().add_child(name="Garden"),
        "site": Site.objects.first(),
    }
