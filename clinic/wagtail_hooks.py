"""The editors' side at `/cms/` in the clinic's colours and type."""

from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks

from clinic.templatetags.session_end import watched

# Our tokens hold the typeface; the second names Wagtail's own colours and sizes.
STYLESHEETS = ("css/tokens.css", "css/staff/cms.css")


@hooks.register("insert_global_admin_css")
def clinic_styles() -> SafeString:
    return format_html_join(
        "\n", '<link rel="stylesheet" href="{}">', ((static(name),) for name in STYLESHEETS)
    )


@hooks.register("insert_global_admin_js")
def session_watch() -> SafeString:
    """Warn before the editor's session ends; this hook knows no request, so the script asks."""
    return render_to_string("clinic/sessions/watch.html", watched())
