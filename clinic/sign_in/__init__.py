"""One door for `/staff/` and `/cms/`: django-allauth with our rules (docs/decisions/0025-one-door.md)."""
