"""Who comes through to `/cms/`: Wagtail itself sends everybody it refuses to the sign-in page."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

ENTER = "wagtailadmin.access_admin"
View = Callable[..., HttpResponseBase]


def refuse_who_does_not_edit(view: View) -> View:
    """Answer 403 to people who are signed in and do not work on pages.

    To sign in once more would lead them here again, and round and round. Strangers are Wagtail's to send on.
    """

    @wraps(view)
    def refusing(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and not request.user.has_perm(ENTER):
            raise PermissionDenied("This account does not work on the site's pages.")
        return view(request, *args, **kwargs)

    return refusing
