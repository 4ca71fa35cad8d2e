"""The baseline: Django with one view, no middleware and no application. Served by gunicorn as the site is."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

BODY = b"The same bytes for everybody.\n"


def view(request: HttpRequest) -> HttpResponse:
    # With its length, as gunicorn would send it in chunks otherwise, which is slower.
    return HttpResponse(BODY, headers={"Content-Length": str(len(BODY))})


urlpatterns = [path("", view)]

settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], MIDDLEWARE=[], SECRET_KEY="not used")
application = get_wsgi_application()
