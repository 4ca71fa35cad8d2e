"""The staff site at `/staff/`: Django's admin, with one door in front of it."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib.admin import AdminSite, ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, URLResolver, path, reverse

from clinic.models import User
from clinic.views import style_guide

QUEUE = "staff:appointments_appointmentrequest_changelist"
QUEUE_PERMISSION = "appointments.view_appointmentrequest"


class StaffSite(AdminSite):
    """The admin that the front desk lives in. It signs nobody in itself: `/sign-in/` does."""

    site_header = "Front desk"
    site_title = "Front desk"
    index_title = "Lists and settings"
    site_url = "/"
    enable_nav_sidebar = False

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        self._pages: list[URLPattern] = []

    def add_page(self, route: str, view: Callable[..., HttpResponse], name: str) -> None:
        """Add a page of an app's own below `/staff/`, for staff alone as everything here."""
        self._pages.append(path(route, self.admin_view(view, cacheable=False), name=name))

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Let no page behind the door be stored: Django would let the one that changes a password."""
        return super().admin_view(view, cacheable=False)

    def login(self, request: HttpRequest, extra_context: dict[str, object] | None = None) -> HttpResponse:
        """Send a stranger to the one sign-in page, and back afterwards."""
        if self.has_permission(request):
            return HttpResponseRedirect(reverse("staff:index"))
        if request.user.is_authenticated:
            raise PermissionDenied("This account does not work at the front desk.")
        target = request.GET.get("next") or reverse("staff:index")
        return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': target})}")

    def password_change(  # type: ignore[override]
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """Lead to the one page that changes passwords."""
        return HttpResponseRedirect(reverse("account_change_password"))

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Add the style guide, for staff alone as everything here."""
        guide = self.admin_view(style_guide.style_guide)
        error_page = self.admin_view(style_guide.error_page)
        return [
            path("styleguide/", guide, name="style_guide"),
            path("styleguide/<str:code>/", error_page, name="error_page"),
            *self._pages,
            *super().get_urls(),
        ]

    def index(self, request: HttpRequest, extra_context: dict[str, object] | None = None) -> Any:
        """Land on the queue; `?menu` shows the list of everything else."""
        if "menu" not in request.GET and request.user.has_perm(QUEUE_PERMISSION):
            return HttpResponseRedirect(reverse(QUEUE))
        return super().index(request, extra_context)

    def has_permission(self, request: HttpRequest) -> bool:
        """Let in people who work at the desk; what each of them sees is a matter of permissions."""
        user = request.user
        return bool(user.is_active and getattr(user, "is_staff", False))


staff_site = StaffSite(name="staff")


class KeepEverythingAdmin(ModelAdmin):
    """For tables whose rows others refer to: nothing is ever deleted, only switched off."""

    def get_changelist_formset(self, request: HttpRequest, **kwargs: Any) -> Any:
        """Name the fields of a list that is edited in place: Django shows them without labels."""
        formset = super().get_changelist_formset(request, **kwargs)
        for field in formset.form.base_fields.values():
            field.widget.attrs["aria-label"] = field.label
        return formset

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


def staff_user(request: HttpRequest) -> User:
    """Return who is signed in, on pages that only staff reach."""
    if not isinstance(request.user, User):
        raise PermissionDenied("Nobody is signed in.")
    return request.user
