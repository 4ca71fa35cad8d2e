from django.apps import AppConfig


class ClinicConfig(AppConfig):
    name = "clinic"
    verbose_name = "Clinic"

    def ready(self) -> None:
        from datetime import timedelta

        from clinic import checks, chores, other_tokens, roles  # noqa: F401 - some register themselves
        from clinic.page_cache import changes
        from clinic.sessions import signals
        from clinic.sign_in import factors, receivers  # noqa: F401 - receivers registers itself
        from clinic.sign_in.letters import send_letters

        changes.watch()
        signals.watch()
        other_tokens.register(factors.CONTEXT, other_tokens.JSONTokens("mfa.Authenticator", "data"))
        chores.register("letters about accounts", send_letters, every=timedelta(seconds=5))
        chores.register("forget ended sessions", signals.forget_ended_sessions, every=timedelta(days=1))
