"""What editors fill in, where Wagtail's own forms are not enough."""
