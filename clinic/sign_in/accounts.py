"""What is done to other people's accounts. Each act is atomic and leaves a line among the security events."""

from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.crypto import get_random_string

from clinic.models import AccountLetterKind, SecurityEventKind, User
from clinic.roles import ROLES, Role
from clinic.security_events import record
from clinic.sessions import sign_out_everywhere
from clinic.sign_in.letters import owe_letter
from clinic.sign_in.links import make_link


def may_manage(by: User, user: User) -> bool:
    """Say whether `by` may look after this account.

    Nobody manages themselves. Who has every permission, and who watches over the others, is managed by
    accounts with every permission alone.
    """
    if by.pk == user.pk or not by.has_perm("clinic.manage_people"):
        return False
    return by.is_superuser or not (user.is_superuser or role_of(user) == Role.PRIVACY_OFFICER)


def roles_to_give(by: User) -> list[Role]:
    return [role for role in Role if by.is_superuser or role != Role.PRIVACY_OFFICER]


def role_of(user: User) -> Role | None:
    """Return the account's role; accounts with several groups or none have none here."""
    titles = [group.name for group in user.groups.all()]
    return next((role for role in Role if titles == [ROLES[role].title]), None)


@transaction.atomic
def invite(
    *, username: str, first_name: str, last_name: str, email: str, role: Role, by: User | None
) -> User:
    """Make an account without a password, and owe it the email that opens it."""
    user = User(username=username, first_name=first_name, last_name=last_name, email=email)
    user.set_unusable_password()
    user.save()
    _give(user, role)
    record(SecurityEventKind.INVITED, user=user, by=by, detail=role.value)
    owe_letter(user, AccountLetterKind.INVITATION)
    return user


@transaction.atomic
def invite_again(*, user: User, by: User | None) -> None:
    """Owe another invitation to somebody who has no second factor yet."""
    record(SecurityEventKind.INVITED, user=user, by=by, detail="again")
    owe_letter(user, AccountLetterKind.INVITATION)


@transaction.atomic
def reset_factors(*, user: User, by: User | None) -> None:
    """Take all second factors away from somebody who lost theirs, and invite them to enrol anew.

    The password goes, too: whoever has the phone may have it. They are signed out wherever they are.
    """
    Authenticator.objects.filter(user=user).delete()
    user.set_unusable_password()
    user.save(update_fields=["password"])
    record(SecurityEventKind.FACTORS_RESET, user=user, by=by)
    owe_letter(user, AccountLetterKind.INVITATION)


@transaction.atomic
def change_role(*, user: User, role: Role, by: User) -> None:
    """Give another role. It takes hold with the next page: permissions are read anew for each."""
    before = role_of(user)
    _give(user, role)
    record(SecurityEventKind.ROLE_CHANGED, user=user, by=by, detail=f"{before or 'none'} to {role.value}")


@transaction.atomic
def close_account(*, user: User, by: User) -> None:
    """Switch an account off for somebody who left; its open sessions end with their next page."""
    user.is_active = False
    user.save(update_fields=["is_active"])
    sign_out_everywhere(user=user, by=by)
    record(SecurityEventKind.ACCOUNT_CLOSED, user=user, by=by)


@transaction.atomic
def open_account(*, user: User, by: User) -> None:
    user.is_active = True
    user.save(update_fields=["is_active"])
    record(SecurityEventKind.ACCOUNT_OPENED, user=user, by=by)


@transaction.atomic
def give_emergency_access(*, role: Role, reason: str, lasts: timedelta, now: datetime) -> tuple[User, str]:
    """Make an account that ends by itself, tell everybody who has to know, and return it with its link.

    The account keeps no email address: its link is shown once, to whoever is at the server.
    """
    user = User(username=f"emergency-{now:%Y-%m-%d}-{get_random_string(4).lower()}", last_name="(emergency)")
    user.access_ends_at = now + lasts
    user.set_unusable_password()
    user.save()
    _give(user, role)
    record(SecurityEventKind.EMERGENCY_ACCESS, user=user, detail=f"{role.value}: {reason}")
    about = (
        f"An emergency account ({user.username}, {ROLES[role].title}) was made. The reason given: {reason}"
    )
    for watcher in _watchers():
        owe_letter(watcher, AccountLetterKind.EMERGENCY, about=about)
    return user, make_link(user, AccountLetterKind.EMERGENCY)


def _give(user: User, role: Role) -> None:
    user.is_staff = ROLES[role].works_at_desk
    user.save(update_fields=["is_staff"])
    user.groups.set([Group.objects.get(name=ROLES[role].title)])


def _watchers() -> list[User]:
    titles = [ROLES[role].title for role in (Role.PRIVACY_OFFICER, Role.PRACTICE_MANAGER)]
    return list(User.objects.filter(groups__name__in=titles, is_active=True).distinct())
