"""A whole environment for the tests, set before Django reads its settings.

`DATABASE_URL` may be given from outside: `bin/test` runs the suite once on SQLite and once on PostgreSQL.
"""

import os
import tempfile
from pathlib import Path

SCRATCH = Path(tempfile.gettempdir()) / "clinic-tests"

for name, value in {
    "ENV_FILE": "/dev/null",
    "SECRET_KEY": "for-the-tests-alone-" + "0123456789abcdefghijklmnopqrstuvwxyz",
    "FIELD_KEYS": "dGVzdC1maWVsZC1rZXktdGVzdC1maWVsZC1rZXktMDE=",
    "INDEX_KEY": "dGVzdC1pbmRleC1rZXktdGVzdC1pbmRleC1rZXktMDE=",
    "SITE_URL": "http://localhost:8000",
    "ALLOWED_HOSTS": "localhost,127.0.0.1,testserver",
    "CACHE_URL": "locmemcache://",
    "EMAIL_URL": "memorymail://",
    "MESSAGE_DELAY_SECONDS": "0",
    "CROWD_SECONDS": "0",
    "STATIC_STORAGE": "django.contrib.staticfiles.storage.StaticFilesStorage",
    "VAR_DIR": str(SCRATCH),
}.items():
    os.environ[name] = value
(SCRATCH / "static").mkdir(parents=True, exist_ok=True)
os.environ.setdefault("DATABASE_URL", f"sqlite:///{SCRATCH / 'db.sqlite3'}")
