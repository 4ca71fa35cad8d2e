"""What gunicorn serves: public pages from memory, everything else from Django."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.settings")
django_application = get_wsgi_application()

from clinic.page_cache.wsgi import PageCache  # noqa: E402 - it reads the settings that were just set up
from clinic.unreadable import OnlyReadable  # noqa: E402 - as above

application = PageCache(OnlyReadable(django_application))
