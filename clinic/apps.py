from django.apps import AppConfig


class ClinicConfig(AppConfig):
    name = "clinic"
    verbose_name = "Clinic"

    def ready(self) -> None:
        from datetime import timedelta

        from clinic import (
            chores,
            roles,  # noqa: F401 - registers itself
        )
        from clinic.page_cache import changes
        from clinic.sessions import signals

        changes.watch()
        signals.watch()
        chores.register("forget ended sessions", signals.forget_ended_sessions, every=timedelta(days=1))
