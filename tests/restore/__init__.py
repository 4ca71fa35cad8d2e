"""Backups, and the way back into a fresh database, on the real engines."""
