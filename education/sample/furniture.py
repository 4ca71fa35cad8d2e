"""What stands around the sample pages: menus and an alert. What exists already is left alone."""

from wagtail.models import Page

from education.models import Alert, Menu, MenuItem
from education.models.menu import MOST_ITEMS

# By slug, in order; a page that is not there yet is passed over.
MENUS = {
    Menu.Place.HEADER: [
        ("understanding-chronic-pain", "Chronic pain"),
        ("conditions", "Conditions"),
        ("understanding-ketamine", "Ketamine"),
        ("ketamine-treatment", "Treatment"),
        ("locations", "Locations"),
        ("about", "About us"),
    ],
    Menu.Place.FOOTER: [
        ("about", "About us"),
        ("how-we-write", "How we write"),
        ("privacy", "Privacy"),
        ("accessibility", "Accessibility"),
        ("language-help", "Language help"),
    ],
}
ALERT = {
    "title": "Sample: our Miami clinic closes at noon today",
    "text": "If you have a visit this afternoon, we will call you and find another time.",
    "is_on": False,
}


def load_furniture() -> None:
    for place, lines in MENUS.items():
        if not Menu.objects.filter(place=place).exists():
            _make_menu(place, lines)
    if not Alert.objects.exists():
        Alert.objects.create(**ALERT)


def _make_menu(place: str, lines: list[tuple[str, str]]) -> None:
    """Make a menu of the pages that are there; none of them means no menu, so that a later run makes it."""
    pages = {page.slug: page for page in Page.objects.live().filter(slug__in=[slug for slug, _ in lines])}
    there = [(pages[slug], title) for slug, title in lines if slug in pages][:MOST_ITEMS]
    if not there:
        return
    menu = Menu(place=place)
    menu.items = [
        MenuItem(page=page, title=title, sort_order=number) for number, (page, title) in enumerate(there)
    ]
    menu.save()
