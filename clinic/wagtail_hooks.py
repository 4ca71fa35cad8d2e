"""The editors' side at `/cms/` in the clinic's colours and type."""

from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks

# Our tokens hold the typeface; the second names Wagtail's own colours and sizes.
STYLESHEETS = ("css/tokens.css", "css/staff/cms.css")


@hooks.register("insert_global_admin_css")
def clinic_styles() -> SafeString:
    return format_html_join(
        "\n", '<link rel="stylesheet" href="{}">', ((static(name),) for name in STYLESHEETS)
    )
