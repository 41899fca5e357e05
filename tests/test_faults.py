"""A page on which the reading fails is skipped with one line; the others are read."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.tokens import Doc

import rashomon
from rashomon import reading
from rashomon.model import Reading

STORY = "{town}: three killed in raid\n\nMay 4, 2031\n\nGunmen killed three traders in {town} on Sunday, police said."


def test_a_page_on_which_the_reading_fails_is_skipped_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    heap = tmp_path / "heap"
    heap.mkdir()
    for town in ("Garissa", "Lamu", "Wajir"):
        (heap / f"{town}.txt").write_text(STORY.format(town=town), encoding="utf-8")
    read = reading.read

    def failing(doc: Doc, accurate: bool = False) -> Reading:
        if "Lamu" in doc.text:
            raise RecursionError("too\ndeep")
        return read(doc, accurate)

    monkeypatch.setattr(reading, "read", failing)
    with rashomon.build([heap], tmp_path / "made.case") as case:
        skipped = case.skipped()
        assert [(one.name.rpartition("/")[2], one.reason) for one in skipped] == [("Lamu.txt", "fault")]
        assert "RecursionError: too deep" in skipped[0].message
        assert len(list(case.readings())) == 2
