"""The consultation's screening: one topic a page, saved as it goes (pages.py lists them in order)."""
