from django.apps import AppConfig


class ClinicConfig(AppConfig):
    name = "clinic"
    verbose_name = "Clinic"

    def ready(self) -> None:
        from clinic import roles  # noqa: F401 - registers itself
        from clinic.page_cache import changes

        changes.watch()
