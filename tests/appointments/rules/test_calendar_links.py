"""Links that put a visit into a calendar on the web."""

from datetime import datetime
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

from appointments.rules.calendar_links import add_to_calendar_links

NEW_YORK = ZoneInfo("America/New_York")


def test_the_links_tell_an_hour_in_utc_an_address_and_nothing_else():
    google, outlook = add_to_calendar_links(
        starts_at=datetime(2026, 3, 8, 1, 30, tzinfo=NEW_YORK),
        ends_at=datetime(2026, 3, 8, 3, 30, tzinfo=NEW_YORK),
        address="1 Way & Son, Miami, FL 33101",
    )

    assert [google.name, outlook.name] == ["Google Calendar", "Outlook"]
    assert [urlsplit(one.url)[:3] for one in (google, outlook)] == [
        ("https", "calendar.google.com", "/calendar/render"),
        ("https", "outlook.live.com", "/calendar/0/deeplink/compose"),
    ]
    assert parse_qs(urlsplit(google.url).query) == {
        "action": ["TEMPLATE"],
        "text": ["Appointment"],
        "dates": ["20260308T063000Z/20260308T073000Z"],
        "location": ["1 Way & Son, Miami, FL 33101"],
    }
    assert parse_qs(urlsplit(outlook.url).query) == {
        "path": ["/calendar/action/compose"],
        "rru": ["addevent"],
        "subject": ["Appointment"],
        "startdt": ["2026-03-08T06:30:00Z"],
        "enddt": ["2026-03-08T07:30:00Z"],
        "location": ["1 Way & Son, Miami, FL 33101"],
    }
