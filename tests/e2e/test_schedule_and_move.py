"""A change goes live at its hour by itself, and a page that moved is found at its old address too."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page, expect

from tests.e2e.editors import open_the_editor, publish, sign_off, submit
from tests.e2e.site import Site

CLINIC_TIME = ZoneInfo("America/New_York")
# What the clock would do: the hour that was set is a minute ago.
LET_THE_HOUR_COME = """
from datetime import timedelta
from django.utils import timezone
from wagtail.models import Revision
revision = Revision.objects.get(approved_go_live_at__isnull=False)
a_minute_ago = timezone.now() - timedelta(minutes=1)
revision.approved_go_live_at = a_minute_ago
revision.content["go_live_at"] = a_minute_ago.isoformat()
revision.save()
"""


def test_a_dated_change_is_flagged_until_submitted_and_goes_live_at_its_hour(
    open_page: Callable[..., Page], site: Site
) -> None:
    old, new = "Your mood and your pain", "Pain and your mood"
    goes_live = (datetime.now(CLINIC_TIME) + timedelta(days=7)).replace(hour=9, minute=0)
    spoken = f"{goes_live:%B} {goes_live.day}, {goes_live.year} at 9:00 am (Eastern Time)"
    page, public = open_page(), open_page()
    page.goto(site.login_link("marketing"))

    open_the_editor(page, "Understanding chronic pain", old)
    page.get_by_role("textbox", name="Title").first.fill(new)
    _set_go_live(page, goes_live)
    page.goto("/cms/")
    expect(_scheduled(page, new)).to_contain_text(f"dated {spoken}")
    expect(_scheduled(page, new)).to_contain_text("nobody pressed Publish or Submit")
    _scheduled(page, new).get_by_role("link").click()
    submit(page)
    page.goto("/cms/")
    expect(page.get_by_text("Nothing is scheduled.")).to_be_visible()
    sign_off(open_page(), site)
    page.reload()
    expect(_scheduled(page, new)).to_contain_text(f"goes live {spoken}")
    expect(_scheduled(page, new)).not_to_contain_text("nobody pressed")

    site.manage("worker", "--once")
    public.goto("/understanding-chronic-pain/pain-and-mood/")
    expect(public.get_by_role("heading", level=1)).to_have_text(old)
    site.manage("shell", "-c", LET_THE_HOUR_COME)
    site.manage("worker", "--once")
    public.reload()
    expect(public.get_by_role("heading", level=1)).to_have_text(new)
    page.reload()
    expect(page.get_by_text("Nothing is scheduled.")).to_be_visible()


def test_a_page_that_moves_below_another_is_found_at_its_old_address_too(
    open_page: Callable[..., Page], site: Site
) -> None:
    title, parent = "What we corrected", "How we write and review our pages"
    page, public = open_page(), open_page()
    page.goto(site.login_link("marketing"))
    _publish_a_new_page(page, title)
    public.goto("/what-we-corrected/")
    expect(public.get_by_role("heading", level=1)).to_have_text(title)
    trail = public.get_by_role("navigation", name="Breadcrumb")
    expect(trail).not_to_contain_text(parent)

    _move(page, title, parent)
    answer = public.request.get("/what-we-corrected/", max_redirects=0)
    public.goto("/what-we-corrected/")

    assert (answer.status, answer.headers.get("location")) == (301, "/how-we-write/what-we-corrected/")
    expect(public).to_have_url(f"{site.url}/how-we-write/what-we-corrected/")
    expect(public.get_by_role("heading", level=1)).to_have_text(title)
    expect(trail.get_by_role("link", name=parent)).to_have_attribute("href", "/how-we-write/")


def _set_go_live(page: Page, moment: datetime) -> None:
    """Date the page that is open in the editor, which saves it as a draft."""
    page.get_by_role("button", name="Toggle status").click()
    page.get_by_role("button", name="Set schedule").click()
    dialog = page.get_by_role("dialog")
    calendar = page.locator(".xdsoft_datetimepicker:visible")
    dialog.get_by_label("Go live date/time").click()
    expect(calendar).to_be_visible()
    dialog.get_by_label("Go live date/time").fill(f"{moment:%Y-%m-%d %H:%M}")
    dialog.get_by_role("heading", name="Set publishing schedule").click()
    expect(calendar).to_have_count(0)
    dialog.get_by_role("button", name="Save schedule").click()
    expect(page.get_by_text("has been updated", exact=False).first).to_be_visible()


def _scheduled(page: Page, title: str) -> Locator:
    """Return a page's line in the list “Scheduled” of the first screen."""
    return page.locator("section", has_text="Scheduled").last.get_by_role("listitem").filter(has_text=title)


def _publish_a_new_page(page: Page, title: str) -> None:
    page.goto("/cms/pages/")
    page.get_by_role("link", name="Explore child pages of 'Home'").click()
    page.get_by_role("link", name="Add child page").first.click()
    page.get_by_role("link", name="Standard page").first.click()
    page.get_by_role("textbox", name="Title").first.fill(title)
    page.get_by_role("textbox", name="Lead").fill("We say what was wrong, and when we put it right.")
    publish(page)


def _move(page: Page, title: str, parent: str) -> None:
    page.goto("/cms/pages/")
    page.get_by_role("link", name="Explore child pages of 'Home'").click()
    row = page.get_by_role("row").filter(has_text=title)
    row.get_by_role("button", name="More options").click()
    page.get_by_role("link", name="Move").click()
    page.locator(".page-chooser").get_by_role("button", name="Actions").click()
    page.get_by_role("button", name="Choose another page").click()
    chooser = page.locator(".modal-dialog")
    chooser.get_by_title("Explore subpages of 'Home'").click()
    chooser.get_by_role("link", name=parent, exact=True).click()
    expect(page.locator(".page-chooser")).to_contain_text(parent)
    page.get_by_role("button", name="Confirm").click()
    page.get_by_role("button", name="Yes, move this page").click()
    expect(page.locator(".messages")).to_contain_text(f"Page '{title}' moved.")
