"""What the worker does for the pages (clinic/chores.py)."""

from datetime import datetime, timedelta

from clinic import chores


def register() -> None:
    chores.register("publish scheduled pages", publish_pages, every=timedelta(minutes=1))
    chores.register("remind of due reviews", remind, every=timedelta(hours=1))


def publish_pages(*, now: datetime) -> None:
    from education.schedule import publish_scheduled

    publish_scheduled(now=now)


def remind(*, now: datetime) -> int:
    from education.review_due import send_reminders

    return send_reminders(now=now)
