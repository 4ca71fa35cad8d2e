"""How the history at `/cms/` words what only this site does."""

from typing import Any

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter


class TakenDown(LogFormatter):
    label = "Take down"

    def format_message(self, log_entry: Any) -> str:
        return f"Taken down at once. Reason: {log_entry.data['reason']}"


@hooks.register("register_log_actions")
def our_actions(actions: LogActionRegistry) -> None:
    actions.register_action("education.publish_sample", "Publish sample", "Published as a sample, unreviewed")
    actions.register_action(
        "education.refuse_scheduled",
        "Refuse schedule",
        "Not published on its date: not signed off",
    )
    actions.register_action("education.take_down")(TakenDown)
