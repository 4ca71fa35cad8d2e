from django.apps import AppConfig


class AppointmentsConfig(AppConfig):
    name = "appointments"
    verbose_name = "Front desk"

    def ready(self) -> None:
        from appointments import queries
        from clinic import page_counts

        page_counts.register(queries.requests_per_page)
