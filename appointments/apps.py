from django.apps import AppConfig


class AppointmentsConfig(AppConfig):
    name = "appointments"
    verbose_name = "Front desk"

    def ready(self) -> None:
        from datetime import timedelta

        from appointments import queries
        from appointments.actions.digest import send_digests
        from appointments.actions.drafts import forget_old_drafts
        from appointments.actions.retention import purge_some
        from appointments.actions.search_tokens import rebuild_search_tokens
        from clinic import chores, page_counts
        from clinic.rotation import index_key_changed

        index_key_changed.connect(rebuild_search_tokens)
        page_counts.register(queries.requests_per_page)
        chores.register("forget old drafts", forget_old_drafts, every=timedelta(hours=1))
        chores.register("purge", purge_some, every=timedelta(hours=1))
        chores.register("morning emails", send_digests, every=timedelta(minutes=1))
