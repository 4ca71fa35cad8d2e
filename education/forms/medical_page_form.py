"""The form of a medical page: it holds the checks against a text that is about to leave the desk."""

from django import forms

from education.checks.finding import Finding
from education.checks.page import findings_of, unanswered
from education.starters import StartedPageForm

PUBLISH = "action-publish"
SUBMIT = ("action-submit", "action-restart-workflow")
ADVICE = "To publish all the same, say why. The reason is kept with the page."


class MedicalPageForm(StartedPageForm):
    """A draft can always be saved. What blocks stops a submission; advice too stops a publication."""

    override_reason = forms.CharField(
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="Publish in spite of the advice, because",
        help_text="Such as “The percentage is the law's own wording.” It holds for this very text only.",
    )
    asks_for_reason = False

    def _post_clean(self) -> None:
        """Check what was typed, once it is in the page and free of other errors."""
        super()._post_clean()
        self.instance.overridden = ([], "")
        if self.errors or self.is_deferred_validation or not self._leaves_the_desk():
            return
        findings = findings_of(self.instance)
        blocking = [finding for finding in findings if finding.is_blocking]
        for finding in blocking:
            self._show(finding)
        if PUBLISH in self.data and not blocking:
            self._hold_against_advice(unanswered(self.instance, findings))

    def _leaves_the_desk(self) -> bool:
        """Say whether the editor submits, publishes, or approves as a reviewer."""
        approves = (
            "action-workflow-action" in self.data and self.data.get("workflow-action-name") == "approve"
        )
        return approves or any(name in self.data for name in (PUBLISH, *SUBMIT))

    def _hold_against_advice(self, advice: list[Finding]) -> None:
        reason = self.cleaned_data.get("override_reason", "").strip()
        if advice and not reason:
            self.asks_for_reason = True
            self.add_error("override_reason", [ADVICE, *map(str, advice)])
        # Kept once the page has its number: education/cms/medical_checks.py.
        self.instance.overridden = ([finding.code for finding in advice], reason)

    def _show(self, finding: Finding) -> None:
        """Say it at its field, with the place where the field holds many blocks."""
        field = finding.field if finding.field in self.fields else None
        at_its_field = field and field != "body"
        self.add_error(field, finding.message if at_its_field else str(finding))
