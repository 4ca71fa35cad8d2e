"""A paste from a word processor keeps its headings and tables: they become blocks of the page.

The script (static/js/cms/paste.js) asks here how to split it, and inserts what it is given.
"""

from uuid import uuid4

from django.http import HttpRequest, JsonResponse
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST
from wagtail import hooks
from wagtail.blocks import StreamBlock

from education.blocks.stream import BODY_BLOCKS
from education.pasted import split

BODY = StreamBlock(BODY_BLOCKS)


@require_POST
def split_paste(request: HttpRequest) -> JsonResponse:
    """Return the blocks in the form in which the editor takes them. Nothing is stored."""
    blocks = [block | {"id": str(uuid4())} for block in split(request.POST.get("html", ""))]
    return JsonResponse({"blocks": BODY.get_form_state(BODY.to_python(blocks))})


@hooks.register("register_admin_urls")
def paste_urls() -> list[URLPattern]:
    return [path("split-paste/", split_paste, name="split_paste")]


@hooks.register("insert_editor_js")
def paste_script() -> str:
    address, script = reverse("split_paste"), static("js/cms/paste.js")
    return format_html('<script src="{}" type="module" data-split-paste="{}"></script>', script, address)
