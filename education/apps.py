from django.apps import AppConfig


class EducationConfig(AppConfig):
    name = "education"
    verbose_name = "Education pages"

    def ready(self) -> None:
        from clinic import likely_page
        from education import chores, guards, signals, workflow
        from education.search import likely

        signals.connect()
        guards.connect()
        workflow.connect()
        chores.register()
        likely_page.register(likely.likely_page)
