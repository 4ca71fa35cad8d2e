"""The drawings that editors may choose from. Each is a template, so that its colours follow the page."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Illustration(TextChoices):
    """A drawing for a topic. It decorates: the words beside it say everything."""

    UNDERSTANDING_PAIN = "understanding-pain", _("Understanding pain: a restless line that settles")
    CAUSES = "causes", _("Causes: branches of one tree")
    KETAMINE = "ketamine", _("Ketamine: a vial")
    MECHANISM = "mechanism", _("How it works: a gate")
    SESSION = "session", _("A session: a chair at a window")
    BENEFITS_AND_RISKS = "benefits-and-risks", _("Benefits and risks: a balance")
    NEXT_STEP = "next-step", _("Next step: a path to a door")
    TMS = "tms", _("TMS: a coil")
    LOCATION = "location", _("Places: a coast with a pin")


class Diagram(TextChoices):
    """A drawing that teaches. Its label is the title that readers see."""

    SENSITIZATION = "sensitization", _("How pain signals can become louder")
    NMDA = "nmda", _("Where NMDA receptors come in")
    SESSION_DAY = "session-day", _("The day of a session")


# The day of a session is a list of words already.
WITH_WORDS = {Diagram.SENSITIZATION, Diagram.NMDA}


def illustration_template(name: str) -> str:
    """Return the path of an illustration; a name that is empty, or was dropped meanwhile, has none."""
    return f"pictures/{name}.svg" if name in Illustration.values else ""


def diagram_template(name: str) -> str:
    """Return the path of a diagram; a draft may not have chosen one yet."""
    return f"pictures/diagrams/{name}.html" if name in Diagram.values else ""


def words_template(name: str) -> str:
    """Return the path of a diagram's words; one that consists of words has none apart from it."""
    return f"pictures/diagrams/{Diagram(name).value}_words.html" if name in WITH_WORDS else ""
