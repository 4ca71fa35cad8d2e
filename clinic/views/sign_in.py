"""One door for `/staff/` and `/cms/`."""

from django.contrib.auth import login
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from clinic.forms import SignInForm
from clinic.models import User
from clinic.sample_logins import user_for_token
from clinic.views.errors import forbidden


class SignIn(LoginView):
    """Ask for name and password, then go where the person was headed, or where their work is."""

    template_name = "clinic/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = False

    def get_default_redirect_url(self) -> str:
        return resolve_url(home_of(self.request.user))


@method_decorator(never_cache, name="dispatch")
class SignOut(LogoutView):
    """End the session, by POST alone."""

    http_method_names = ["post", "options"]


@require_safe
@never_cache
def sample_sign_in(request: HttpRequest, token: str) -> HttpResponse:
    """Sign a sample account in by the link that `sample_login` printed."""
    user = user_for_token(token, request)
    if user is None:
        return forbidden(request)
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return HttpResponseRedirect(home_of(user))


def home_of(user: object) -> str:
    """Return the address where this person's work is."""
    if isinstance(user, User) and user.is_staff:
        return reverse("staff:index")
    if isinstance(user, User) and user.has_perm("wagtailadmin.access_admin"):
        return reverse("wagtailadmin_home")
    return "/"
