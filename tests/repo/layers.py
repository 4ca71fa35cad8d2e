"""Who may import whom. The rules are DESIGN's; tests/repo/test_layers.py applies them to every file."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

# Each place inside appointments/ imports from itself and from the lines above it.
LAYERS = [
    {"enums", "validators"},
    {"rules"},
    {"models"},
    {"queries"},
    {"emails"},
    {"actions"},
    {"forms"},
    {"views", "admin", "management"},
    {"urls", "consultation_urls", "manage_urls", "calendar_urls", "apps"},
]
RANKS = {place: rank for rank, places in enumerate(LAYERS) for place in places}
# Files of clinic/ that may know the other two apps: the address list and the loader of sample content.
CLINIC_MAY = {Path("clinic/urls.py"), Path("clinic/management/commands/load_sample.py")}
CLOCKS = {"now", "today", "utcnow", "localtime", "time", "monotonic"}
IMPURE = {"time", "os", "random", "secrets", "socket", "sqlite3", "subprocess"}


def faults_of(path: Path, source: str) -> list[str]:
    """Return one line per forbidden import in the file; `path` is relative to the repository."""
    tree = ast.parse(source)
    app = path.parts[0]
    found = [fault for module in imported(tree) if (fault := _fault(path, app, module))]
    if path.parts[:2] == ("appointments", "rules"):
        found += [f"reads the clock: {name}()" for name in _clock_calls(tree)]
    return [f"{path}: {fault}" for fault in found]


def imported(tree: ast.Module) -> Iterator[str]:
    """Yield the dotted name of everything that is imported, inside functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                yield "a relative import"
            else:
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _fault(path: Path, app: str, module: str) -> str:
    if module == "a relative import":
        return "relative imports hide the layer; write the whole name"
    top = module.split(".")[0]
    if {app, top} == {"education", "appointments"}:
        return f"{app} must not import {module}"
    if app == "clinic" and top in {"education", "appointments"} and path not in CLINIC_MAY:
        return f"clinic must not import {module}"
    if app == "appointments" and len(path.parts) > 1:
        return _layer_fault(path, module)
    return ""


def _layer_fault(path: Path, module: str) -> str:
    place = Path(path.parts[1]).stem
    if place in {"migrations", "__init__"}:
        return ""
    if place not in RANKS:
        return f"{place} has no layer: add it to tests/repo/layers.py"
    if place == "rules" and not _is_pure(module):
        return f"rules must not import {module}"
    top, _, rest = module.partition(".")
    target = rest.split(".")[0]
    if top != "appointments" or target == place:
        return ""
    if RANKS.get(target, len(LAYERS)) >= RANKS[place] and not (RANKS[place] == 0 and target in LAYERS[0]):
        return f"{place} must not import {module}"
    return ""


def _is_pure(module: str) -> bool:
    top = module.split(".")[0]
    return top == "appointments" or (top in sys.stdlib_module_names and top not in IMPURE)


def _clock_calls(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        # `moment.time()` takes the time of day out of a moment; `time.time()` is refused with its import.
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in CLOCKS - {"time"}
        ):
            yield node.func.attr
