"""The door of a sample site: a link that signs in with both factors."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from clinic.sample_logins import sign_in_with_both, user_for_token
from clinic.sign_in.home import home_of
from clinic.views.errors import forbidden


@require_safe
@never_cache
def sample_sign_in(request: HttpRequest, token: str) -> HttpResponse:
    """Sign a sample account in by the link that `sample_login` printed."""
    user = user_for_token(token, request)
    if user is None:
        return forbidden(request)
    sign_in_with_both(request, user)
    return HttpResponseRedirect(home_of(user))
