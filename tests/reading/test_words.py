"""The small closed lists of words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import rashomon.reading
from rashomon.reading.words import DATA, _lists, phrases, words


def test_every_list_is_asked_for_and_holds_words_in_lower_case() -> None:
    code = "".join(p.read_text(encoding="utf-8") for p in Path(rashomon.reading.__file__).parent.rglob("*.py"))
    asked = set(re.findall(r"""= (?:words|phrases)\("([a-z-]+)"\)""", code))
    patterns = (DATA.parent / "responsibility.tsv").read_text(encoding="utf-8")
    asked |= set(re.findall(r"@([a-z-]+)", re.sub("^#.*$", "", patterns, flags=re.M)))
    lines = [line.split("\t") for line in DATA.read_text(encoding="utf-8").splitlines() if not line.startswith("# ")]
    assert {name for name, _, _ in lines} == asked
    for name, meaning, listed in lines:
        assert meaning
        assert words(name) == frozenset(listed.split())
        assert listed == listed.lower()


def test_the_words_of_a_phrase_are_joined_by_a_low_line() -> None:
    assert {("instantly",), ("on", "the", "spot")} <= phrases("on-the-spot")


def test_a_list_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        words("no such list")


def test_two_lists_of_one_name_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    twice = tmp_path / "words.tsv"
    twice.write_text("towns\tmeaning\tone\ntowns\tmeaning\ttwo\n", encoding="utf-8")
    monkeypatch.setattr("rashomon.reading.words.DATA", twice)
    _lists.cache_clear()
    try:
        with pytest.raises(ValueError, match="'towns'"):
            words("towns")
    finally:
        monkeypatch.undo()
        _lists.cache_clear()
