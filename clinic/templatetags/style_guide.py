"""How the style guide shows a specimen."""

from typing import Any

from django import template

from clinic.style_guide import Specimen

register = template.Library()


@register.simple_tag(takes_context=True)
def shown(context: Any, specimen: Specimen) -> str:
    """Return the specimen's template with its sample values, in the page's own context."""
    with context.push(**specimen.values):
        return context.template.engine.get_template(specimen.template).render(context)
