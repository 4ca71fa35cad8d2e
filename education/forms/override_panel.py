"""Where a publisher says why a page goes live in spite of advice."""

from wagtail.admin.panels import FieldPanel


class OverridePanel(FieldPanel):
    """The field for the reason. It is there only where there is advice to answer."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return super().is_shown() and getattr(self.form, "asks_for_reason", False)
