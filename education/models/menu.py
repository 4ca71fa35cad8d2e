"""The menus at the top and at the foot of every page."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.models import Orderable, Page, RevisionMixin

from clinic.privacy import classes

MOST_ITEMS = 8


class Menu(RevisionMixin, ClusterableModel):
    """The lines of one menu, in the order in which readers see them."""

    class Place(models.TextChoices):
        HEADER = "header", "Top of the page"
        FOOTER = "footer", "Foot of the page"

    place = models.CharField(max_length=10, choices=Place, unique=True, help_text="Each place has one menu.")

    privacy: ClassVar = classes(public="id place", internal="latest_revision")

    panels: ClassVar = [
        FieldPanel("place"),
        InlinePanel("items", heading="Lines", label="Line", max_num=MOST_ITEMS),
    ]

    class Meta:
        ordering = ["place"]

    def __str__(self) -> str:
        return self.get_place_display()


class MenuItemQuerySet(models.QuerySet["MenuItem"]):
    def shown(self) -> "MenuItemQuerySet":
        """Return the lines of all menus with their pages, in order; lines to unpublished pages are out."""
        lines = self.filter(models.Q(page=None) | models.Q(page__live=True))
        return lines.select_related("menu", "page").order_by("menu__place", "sort_order")


class MenuItem(Orderable):
    """A line of a menu: a page of this site, or an address."""

    menu = ParentalKey(Menu, on_delete=models.CASCADE, related_name="items")
    title = models.CharField(
        max_length=40, blank=True, help_text="Such as “Our team”. Empty means the page's own title."
    )
    page = models.ForeignKey(
        Page,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        help_text="Where the line leads. Leave empty when you write an address.",
    )
    address = models.CharField(
        max_length=300,
        blank=True,
        validators=[RegexValidator(r"^(/(?!/)|https://)", "Begin with / or https://.")],
        help_text="For what is not a page here, such as /request/. Leave empty when you chose a page.",
    )

    privacy: ClassVar = classes(public="id sort_order menu title page address")
    objects = MenuItemQuerySet.as_manager()

    panels: ClassVar = [FieldPanel("title"), PageChooserPanel("page"), FieldPanel("address")]

    class Meta(Orderable.Meta):
        constraints = [
            models.CheckConstraint(
                name="menu_item_leads_to_one_place",
                condition=models.Q(page=None) ^ models.Q(address=""),
                violation_error_message="Choose a page or write an address, and not both.",
            )
        ]

    def __str__(self) -> str:
        return self.words

    def clean(self) -> None:
        super().clean()
        if self.address and not self.title:
            raise ValidationError({"title": "An address needs a title."})

    @property
    def words(self) -> str:
        return self.title or (self.page.title if self.page else self.address)

    def url(self, request: Any = None) -> str:
        """Return where the line leads; the root paths that a page's address needs are in the cache."""
        return (self.page.get_url(request) or "") if self.page else self.address
