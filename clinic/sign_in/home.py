"""Where somebody's work is."""

from django.urls import reverse

from clinic.models import User


def home_of(user: object) -> str:
    """Return the address where this person's work is."""
    if isinstance(user, User) and user.is_staff:
        return reverse("staff:index")
    if isinstance(user, User) and user.has_perm("wagtailadmin.access_admin"):
        return reverse("wagtailadmin_home")
    return "/"
