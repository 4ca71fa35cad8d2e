"""“Send me a new link.” The answer is the same whether or not the clinic knows the email address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from appointments.actions.new_links import TooManyLinksError, ask_for_links
from appointments.forms.manage import NewLinkForm
from appointments.rules.gates import LINKS
from appointments.views.challenge import arrival_of, challenge_for
from appointments.views.form_steps import see_other
from appointments.views.manage.private import quiet
from clinic.addresses import client_address

TEMPLATE = "appointments/manage/new_link.html"


@quiet("POST")
def new_link(http: HttpRequest) -> HttpResponse:
    """Ask for the email address; POST keeps the wish for links and says what anybody is told."""
    if http.method != "POST":
        return _page(http, NewLinkForm())
    form = NewLinkForm(http.POST)
    if not form.is_valid():
        return _page(http, form, status=422)
    told = form.cleaned_data
    try:
        ask_for_links(
            email=told["email"],
            reference=told["reference"],
            address=client_address(http),
            arrival=arrival_of(http, gate=LINKS, about=TEMPLATE),
            now=timezone.now(),
        )
    except TooManyLinksError:
        return render(http, "appointments/manage/too_many_links.html", status=429)
    return see_other(reverse("new_link_asked"))


@quiet()
def asked(http: HttpRequest) -> HttpResponse:
    """Say what happens now, to everybody alike."""
    return render(http, "appointments/manage/new_link_asked.html")


def _page(http: HttpRequest, form: NewLinkForm, *, status: int = 200) -> HttpResponse:
    challenge = challenge_for(http, gate=LINKS, about=TEMPLATE)
    return render(http, TEMPLATE, {"form": form, "challenge": challenge}, status=status)
