from django.apps import AppConfig


class ClinicConfig(AppConfig):
    name = "clinic"
    verbose_name = "Clinic"

    def ready(self) -> None:
        from clinic import checks, roles  # noqa: F401 - they register themselves
        from clinic.page_cache import changes

        changes.watch()
