"""The sample clinic's calendar: services, who works where, and a few people on it, all plainly samples."""

from appointments.management.sample.people import load_sample_people
from appointments.management.sample.services import load_sample_services


def load_sample_calendar() -> None:
    """Make what is missing and leave alone what is there."""
    load_sample_services()
    load_sample_people()


__all__ = ["load_sample_calendar"]
