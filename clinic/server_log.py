"""gunicorn's own log in the site's form. Its messages about a request name the address that was asked for."""

from typing import Any

from gunicorn.glogging import Logger

from clinic.logs import JsonFormatter


class ServerLog(Logger):
    """What deploy/gunicorn.conf.py names as `logger_class`."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(JsonFormatter())
