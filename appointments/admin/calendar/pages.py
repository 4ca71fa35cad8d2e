"""The calendar's own pages below `/staff/`."""
