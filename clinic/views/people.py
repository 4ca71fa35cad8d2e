"""Who works here, at `/staff/people/`: invited, given a role, helped with a lost phone, switched off."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from clinic.forms.people import InvitationForm, RoleForm
from clinic.models import SecurityEvent, User
from clinic.roles import ROLES, Role
from clinic.sign_in import accounts
from clinic.sign_in.factors import REAL_FACTORS
from clinic.staff import staff_site, staff_user

PERMISSION = "clinic.manage_people"
UNPROCESSABLE = 422
HISTORY = 20


def everybody() -> Any:
    """Return the accounts with what the list says of each, in one query and one for the roles."""
    factors = Count("authenticator", filter=Q(authenticator__type__in=REAL_FACTORS))
    found = User.objects.annotate(factor_count=factors).prefetch_related("groups")
    return found.order_by("-is_active", "first_name", "last_name", "username")


@require_safe
def people(http: HttpRequest) -> HttpResponse:
    """List everybody who has an account."""
    _allow(http)
    found = list(everybody())
    for person in found:
        person.title = _title(person)
    return _page(http, "list", "People", people=found)


@require_http_methods(["GET", "HEAD", "POST"])
def invite(http: HttpRequest) -> HttpResponse:
    """Ask whom to invite, and invite them (by POST)."""
    by = _allow(http)
    form = InvitationForm(http.POST if http.method == "POST" else None, roles=accounts.roles_to_give(by))
    if not form.is_valid():
        return _page(
            http, "invite", "Invite somebody", status=UNPROCESSABLE if form.is_bound else 200, form=form
        )
    answers = form.cleaned_data | {"role": Role(form.cleaned_data["role"])}
    user = accounts.invite(**answers, by=by)
    messages.success(http, f"An invitation is on its way to {user.email}. Its link lasts three days.")
    return HttpResponseRedirect(reverse("staff:person", args=[user.pk]))


@require_http_methods(["GET", "HEAD", "POST"])
def person(http: HttpRequest, pk: int) -> HttpResponse:
    """Show one account and its latest events; do one of `DEEDS` to it (by POST)."""
    by = _allow(http)
    user = get_object_or_404(everybody(), pk=pk)
    if http.method != "POST":
        return _show(http, by, user)
    deed = DEEDS.get(http.POST.get("do", ""))
    if deed is None:
        return HttpResponseBadRequest("There is no such step.")
    if not accounts.may_manage(by, user):
        raise PermissionDenied("Not this account.")
    if said := deed(http, by, user):
        messages.success(http, said)
        return HttpResponseRedirect(reverse("staff:person", args=[user.pk]))
    return HttpResponseBadRequest("That cannot be done to this account now.")


def _invite_again(http: HttpRequest, by: User, user: User) -> str:
    if user.factor_count or not user.email or not user.is_active:  # type: ignore[attr-defined]
        return ""
    accounts.invite_again(user=user, by=by)
    return f"Another invitation is on its way to {user.email}."


def _reset_factors(http: HttpRequest, by: User, user: User) -> str:
    if not user.email or not user.is_active:
        return ""
    accounts.reset_factors(user=user, by=by)
    return f"Their second factors are gone. An invitation to add new ones is on its way to {user.email}."


def _change_role(http: HttpRequest, by: User, user: User) -> str:
    form = RoleForm(http.POST, roles=accounts.roles_to_give(by))
    if not form.is_valid():
        return ""
    role = Role(form.cleaned_data["role"])
    accounts.change_role(user=user, role=role, by=by)
    return f"{user} is {ROLES[role].title} now."


def _close(http: HttpRequest, by: User, user: User) -> str:
    accounts.close_account(user=user, by=by)
    return f"{user} cannot sign in any more. Hand their open requests over."


def _open(http: HttpRequest, by: User, user: User) -> str:
    accounts.open_account(user=user, by=by)
    return f"{user} can sign in again."


DEEDS: dict[str, Callable[[HttpRequest, User, User], str]] = {
    "invite": _invite_again,
    "reset": _reset_factors,
    "role": _change_role,
    "close": _close,
    "open": _open,
}


def _allow(http: HttpRequest) -> User:
    by = staff_user(http)
    if not by.has_perm(PERMISSION):
        raise PermissionDenied
    return by


def _show(http: HttpRequest, by: User, user: User) -> HttpResponse:
    events = SecurityEvent.objects.filter(user=user).select_related("by")[:HISTORY]
    return _page(
        http,
        "person",
        str(user),
        person=user,
        person_title=_title(user),
        role_form=RoleForm(initial={"role": accounts.role_of(user)}, roles=accounts.roles_to_give(by)),
        factors=Authenticator.objects.filter(user=user, type__in=REAL_FACTORS),
        events=events,
        may_manage=accounts.may_manage(by, user),
    )


def _title(user: User) -> str:
    if user.is_superuser:
        return "Every permission"
    role = accounts.role_of(user)
    return ROLES[role].title if role else "No role"


def _page(http: HttpRequest, name: str, title: str, *, status: int = 200, **context: Any) -> HttpResponse:
    found = staff_site.each_context(http) | {"title": title} | context
    return TemplateResponse(http, f"clinic/people/{name}.html", found, status=status)


staff_site.add_page("people/", people, "people")
staff_site.add_page("people/invite/", invite, "invite")
staff_site.add_page("people/<int:pk>/", person, "person")
