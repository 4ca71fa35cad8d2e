"""The site's addresses. Others script against them: DESIGN's list is a contract."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.csp import csp_override
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from clinic.cms_door import refuse_who_does_not_edit
from clinic.headers import for_the_disk
from clinic.staff import staff_site
from clinic.views import errors, health, media, robots, well_known
from clinic.views.sign_in import doors

cms_urls = decorate_urlpatterns(list(wagtailadmin_urls.urlpatterns), refuse_who_does_not_edit)
cms_urls = decorate_urlpatterns(cms_urls, csp_override(settings.CMS_CSP))
document_urls = decorate_urlpatterns(list(wagtaildocs_urls.urlpatterns), for_the_disk)

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("robots.txt", robots.robots, name="robots"),
    path(".well-known/security.txt", well_known.security_txt, name="security_txt"),
    path(".well-known/change-password", well_known.change_password, name="change_password"),
    path("security-policy/", well_known.security_policy, name="security_policy"),
    path("sign-in/", include("clinic.sign_in.urls")),
    path("sign-in/sessions/", include("clinic.session_urls")),
    path("sign-out/", doors.SignOut.as_view(), name="sign_out"),
    path("staff/", staff_site.urls),
    path("cms/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    # Wagtail's door for private pages would sign people in past ours.
    path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("cms/", include(cms_urls)),
    path("documents/", include(document_urls)),
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
