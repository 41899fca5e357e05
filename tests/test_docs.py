"""Every command, option, bench and data file is documented, and no link leads nowhere."""

import re
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


EXTENDING = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
DATA = [p for p in sorted((ROOT / "rashomon").rglob("*")) if p.name.endswith((".tsv", ".tsv.gz", ".yaml"))]


@pytest.mark.parametrize("path", DATA, ids=lambda p: p.relative_to(ROOT / "rashomon").as_posix())
def test_each_data_file_is_named_for_those_who_extend_it(path: Path) -> None:
    name = path.relative_to(ROOT / "rashomon").as_posix()
    assert f"`{name}`" in EXTENDING


def test_no_data_file_is_named_that_is_gone() -> None:
    named = re.findall(r"`(?:rashomon/)?([\w/]+\.(?:tsv\.gz|tsv|yaml))`", EXTENDING)
    assert set(named) == {p.relative_to(ROOT / "rashomon").as_posix() for p in DATA}


def test_the_examples_of_lines_are_lines_of_the_data() -> None:
    rows = re.findall(r"\| `rashomon/([\w/]+\.tsv)` \| `(.+)` \|$", EXTENDING, re.M)
    assert len(rows) > 8
    for name, row in rows:
        shown = row.replace("\\|", "|").split("    ")
        lines = (ROOT / "rashomon" / name).read_text(encoding="utf-8").splitlines()
        same_key = [line.split("\t") for line in lines if line.split("\t")[0] == shown[0]]
        assert len(shown) in {len(fields) for fields in same_key}, (name, row)


@pytest.mark.parametrize("path", [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))], ids=lambda p: p.name)
def test_links_lead_to_files(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", path.read_text(encoding="utf-8")):
        assert "://" in target or (path.parent / target).exists(), target
