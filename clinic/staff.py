"""The staff site at `/staff/`: Django's admin, with one door in front of it."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.admin import AdminSite, ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from clinic.models import User

QUEUE = "staff:appointments_appointmentrequest_changelist"
QUEUE_PERMISSION = "appointments.view_appointmentrequest"


class StaffSite(AdminSite):
    """The admin that the front desk lives in. It signs nobody in itself: `/sign-in/` does."""

    site_header = "Front desk"
    site_title = "Front desk"
    index_title = "Today"
    site_url = "/"
    enable_nav_sidebar = False

    def login(self, request: HttpRequest, extra_context: dict[str, object] | None = None) -> HttpResponse:
        """Send a stranger to the one sign-in page, and back afterwards."""
        if self.has_permission(request):
            return HttpResponseRedirect(reverse("staff:index"))
        if request.user.is_authenticated:
            raise PermissionDenied("This account does not work at the front desk.")
        target = request.GET.get("next") or reverse("staff:index")
        return HttpResponseRedirect(f"{reverse('sign_in')}?{urlencode({'next': target})}")

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

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


def staff_user(request: HttpRequest) -> User:
    """Return who is signed in, on pages that only staff reach."""
    if not isinstance(request.user, User):
        raise PermissionDenied("Nobody is signed in.")
    return request.user
