"""All ways to share a page, on a page of their own, so that the page itself needs no script."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from wagtail.models import Page

from education.addresses import absolute_url


@require_safe
def share(request: HttpRequest, page_id: int) -> HttpResponse:
    shared = get_object_or_404(Page.objects.live().public().filter(depth__gt=1), pk=page_id)
    context = {"shared": shared, "shared_url": absolute_url(shared, request)}
    return render(request, "education/share.html", context)
