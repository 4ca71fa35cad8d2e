"""What a page says about itself to machines (schema.org, as JSON-LD).

Builders here are pure: models or values in, a dictionary out. They say nothing that readers cannot see.
"""

from education.structured_data.graph import Shown, graph_of
from education.structured_data.publisher import Publisher
from education.structured_data.script import as_script

__all__ = ["Publisher", "Shown", "as_script", "graph_of"]
