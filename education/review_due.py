"""Which medical pages are due for their next review, and who hears of it."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db import models, transaction
from django.db.models.functions import Coalesce
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.query import PageQuerySet

from clinic.models import User
from clinic.roles import ROLES, Role
from education.models import MEDICAL_PAGES, ReviewReminder

MARKS = (60, 30, 7)


def with_review_dates(pages: PageQuerySet) -> PageQuerySet:
    """Add `review_due_on` and `reviewer` to the published medical pages among `pages`, the next due first.

    One query for all types: the date stands in a table of its own for each.
    """
    names = [model._meta.model_name for model in MEDICAL_PAGES]
    due = Coalesce(*(models.F(f"{name}__next_review_on") for name in names))
    reviewer = Coalesce(*(models.F(f"{name}__reviewed_by__name") for name in names))
    user = Coalesce(*(models.F(f"{name}__reviewed_by__user") for name in names))
    found = (
        pages.live().filter(alias_of=None).annotate(review_due_on=due, reviewer=reviewer, reviewer_user=user)
    )
    return found.exclude(review_due_on=None).order_by("review_due_on", "title")


def due_within(days: int, *, today: date) -> PageQuerySet:
    """Return the published pages whose review is due by then or overdue."""
    return with_review_dates(Page.objects.all()).filter(review_due_on__lte=today + timedelta(days=days))


def send_reminders(*, now: datetime) -> int:
    """Mail one reminder for each page that passed a mark since the last run; returns how many.

    A run that was missed sends the nearest mark alone, not one mail for each.
    """
    today = timezone.localdate(now)
    return sum(_remind(page, now=now, today=today) for page in due_within(MARKS[0], today=today))


@transaction.atomic
def _remind(page: Page, *, now: datetime, today: date) -> bool:
    """Write the row first: of two workers one waits, and a mail that fails takes its row with it."""
    left = (page.review_due_on - today).days
    mark = min(mark for mark in MARKS if left <= mark)
    _, is_new = ReviewReminder.objects.get_or_create(
        page_id=page.pk, due_on=page.review_due_on, days_before=mark, defaults={"sent_at": now}
    )
    recipients = _recipients(page) if is_new else []
    if recipients:
        send_mail(*_words(page, left), settings.DEFAULT_FROM_EMAIL, recipients)
    return bool(recipients)


def _recipients(page: Page) -> list[str]:
    """Return the addresses of marketing and of who reviewed the page, or else of all reviewers."""
    reviewers = _members(Role.CLINICAL_REVIEWER)
    own = [email for pk, email in reviewers if pk == page.reviewer_user]
    marketing = [email for _, email in _members(Role.MARKETING)]
    return sorted({*(own or [email for _, email in reviewers]), *marketing})


def _members(role: Role) -> list[tuple[int, str]]:
    people = User.objects.filter(groups__name=ROLES[role].title, is_active=True).exclude(email="")
    return list(people.values_list("pk", "email"))


def _words(page: Page, left: int) -> tuple[str, str]:
    """Return subject and text."""
    path = reverse("wagtailadmin_pages:edit", args=[page.pk])
    values = {"page": page, "days": left, "days_over": -left, "edit_url": settings.SITE_URL + path}
    day = page.review_due_on
    subject = f"Review due by {day:%B} {day.day}, {day.year}: {page.title}"
    return subject, render_to_string("education/emails/review_due.txt", values).strip() + "\n"
