"""Exit 0 when the web process of this container answers /healthz with 200."""

import http.client
import os
import sys
from urllib.parse import urlsplit

connection = http.client.HTTPConnection("127.0.0.1", int(os.environ.get("PORT", "8000")), timeout=4)
try:
    connection.request("GET", "/healthz", headers={"Host": urlsplit(os.environ.get("SITE_URL", "")).netloc})
    sys.exit(connection.getresponse().status != http.HTTPStatus.OK)
except OSError as error:
    sys.exit(f"no answer: {error}")
