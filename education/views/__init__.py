"""Public pages that are not in the tree of pages."""
