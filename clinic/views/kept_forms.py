"""The page after a sign-in that came too late for a form: nothing that was typed is lost."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from clinic.sessions import kept
from clinic.sign_in.home import home_of


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def kept_forms(request: HttpRequest) -> HttpResponse:
    """Show each form with a button that sends it to where it was going, and one that forgets it."""
    if request.method == "POST":
        kept.drop(request.session, request.POST.get("forget", ""))
        return HttpResponseRedirect(reverse("kept_forms"))
    forms = kept.opened(request.session, user=str(request.user.pk), now=timezone.now())
    context = {"forms": forms, "home": home_of(request.user)}
    return render(request, "clinic/sessions/kept.html", context)
