"""Backups of the database and of the uploaded files, and the way back. Keys are never part of one.

Whoever held both could read everything; docs/operations.md says how keys are kept.
"""


class BackupError(Exception):
    """A backup or restore cannot be done. The message tells an operator what to do, and names no data."""
