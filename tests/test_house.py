"""The house's rules: who may import whom, and how big a room may get."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "rashomon"
ROOMS = {"pages", "language", "reading", "dating", "linking", "weighing", "casefile"}
TOOLS = {"calendar", "columns", "earth", "forest", "states"}
"""Know nothing of pages or events, import at most the model; any room may use them."""
CONDUCTORS = {"build", "solve", "case", "scale"}
FACES = {"export", "web", "cli", "show"}


def imported(path: Path) -> set[str]:
    """First names below ``rashomon`` that a file imports, ``{"model"}`` for ``from rashomon.model import ...``."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {n.name.split(".")[1] for n in node.names if n.name.startswith("rashomon.")}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            if node.module == "rashomon":
                found |= {n.name for n in node.names}
            elif node.module.startswith("rashomon."):
                found.add(node.module.split(".")[1])
    return found


def files() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", files(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_room_imports_only_the_model_and_itself(path: Path) -> None:
    room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if room == "model":
        assert not imported(path)
    elif room in TOOLS:
        assert imported(path) <= {"model", room}
    elif room in ROOMS:
        assert imported(path) <= {"model", room} | TOOLS
    elif room in CONDUCTORS:
        assert not imported(path) & FACES


@pytest.mark.parametrize("path", files(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_no_module_is_crowded(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 600
