"""Views that belong to the whole site: health, sign-in and the error pages."""
