"""The site's addresses. Others script against them: DESIGN's list is a contract."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.csp import csp_override
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from clinic.staff import staff_site
from clinic.views import errors, health, media, robots, sign_in

cms_urls = decorate_urlpatterns(list(wagtailadmin_urls.urlpatterns), csp_override(settings.CMS_CSP))

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("robots.txt", robots.robots, name="robots"),
    path("sign-in/", sign_in.SignIn.as_view(), name="sign_in"),
    path("sign-in/sessions/", include("clinic.session_urls")),
    path("sign-in/<str:token>/", sign_in.sample_sign_in, name="sample_sign_in"),
    path("sign-out/", sign_in.SignOut.as_view(), name="sign_out"),
    path("staff/", staff_site.urls),
    path("cms/login/", RedirectView.as_view(pattern_name="sign_in", query_string=True)),
    path("cms/", include(cms_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("request/", include("appointments.urls")),
    path("consultation/", include("appointments.consultation_urls")),
    path("manage/", include("appointments.manage_urls")),
    path("calendar/", include("appointments.calendar_urls")),
    path("", include("education.urls")),
    path("media/<path:path>", media.media),
    path("", include("education.reach_urls")),
    path("", include(wagtail_urls)),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
