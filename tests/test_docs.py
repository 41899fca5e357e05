"""Every command and option is documented, and every bench is named."""

from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup

from rashomon.cli import app

ROOT = Path(__file__).parent.parent
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
GROUP = typer.main.get_command(app)
assert isinstance(GROUP, TyperGroup)


def section(command: str) -> str:
    """The text under a command's heading."""
    parts = COMMANDS.split("\n## ")
    found = [part for part in parts if part.startswith(f"`rashomon {command}")]
    assert found, f"docs/commands.md has no section for '{command}'"
    return found[0]


@pytest.mark.parametrize("name", sorted(GROUP.commands))
def test_each_command_and_option_is_documented(name: str) -> None:
    text = section(name)
    for parameter in GROUP.commands[name].params:
        for option in parameter.opts:
            if option.startswith("--") and option != "--help":
                assert option in text, f"docs/commands.md: '{name}' does not explain {option}"


def test_no_section_is_left_of_a_command_that_is_gone() -> None:
    named = {part.split("`")[1].split()[1] for part in COMMANDS.split("\n## ")[1:]}
    assert named == set(GROUP.commands)


@pytest.mark.parametrize("path", sorted((ROOT / "bench").glob("[!_]*.py")), ids=lambda p: p.stem)
def test_each_bench_is_described_with_its_results(path: Path) -> None:
    assert f"bench.{path.stem}" in (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")
