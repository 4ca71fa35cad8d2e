"""What the editors' side at `/cms/` offers beside pages, one file for each subject."""
