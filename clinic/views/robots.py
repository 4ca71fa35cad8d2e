"""What search engines may read."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

# The form's first page may be found; its later steps hold answers, and say noindex besides.
FORM_STEPS = ("/request/change/", "/request/send/", "/request/sent/")
PRIVATE_PATHS = ("/staff/", "/cms/", "/sign-in/", *FORM_STEPS, "/consultation/", "/manage/")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Name the private paths and the sitemap (RFC 9309)."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in PRIVATE_PATHS)]
    lines += ["", f"Sitemap: {settings.SITE_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
