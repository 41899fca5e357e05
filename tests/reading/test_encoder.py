"""The page encoder: what it is shown of an article, and what it makes of segments and pairs."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from spacy.language import Language

from rashomon.reading.events.encoder import beside, encoder
from rashomon.reading.events.features import Known, of_segment
from rashomon.reading.events.pairs import of_pair
from rashomon.reading.events.shown import ROOM, shown, telling
from tests.reading.test_pairs import nlp, told

__all__ = ["nlp"]

TEXT = (
    "Gunmen killed three traders in Maiduguri on Monday.\n\nThe governor opened a school and praised the harvest.\n\n"
    "The traders were shot at a market in Maiduguri, police said.\n\nIn Kano, a bomb killed two guards on Monday."
)


def words(segments: list[Known], row: np.ndarray, windows: list[np.ndarray]) -> str:
    ids = [int(i) for i, weight in zip(np.concatenate(windows), row, strict=True) if weight]
    return encoder().tokenizer.decode(ids)


def test_only_sentences_that_hold_a_segment_are_shown(nlp: Language) -> None:
    segments = told(nlp, TEXT)
    kept = telling(segments)
    text = " ".join(segments[0].scene.doc[i].text for i in kept)
    assert "traders" in text
    assert "harvest" not in text


def test_each_segment_is_seen_by_its_own_words(nlp: Language) -> None:
    segments = told(nlp, TEXT)
    given = shown(encoder().tokenizer, segments, telling(segments))
    assert len(given.windows) == 1
    for table in given.weights:
        assert table.sum(1) == pytest.approx(np.ones(len(segments)))
    assert [words(segments, row, given.windows) for row in given.weights[0]] == ["killed", "shot", "killed"]
    assert words(segments, given.weights[1][2], given.windows).startswith("in kano, a bomb")


def test_a_long_article_is_shown_in_windows_that_the_encoder_has_room_for(nlp: Language) -> None:
    many = "\n\n".join(
        f"Shelling killed {n} farmers near the village of Dagestan Heights {n} on Monday." for n in range(2, 80)
    )
    endless = "Gunmen killed " + ", ".join(f"trader number {n}" for n in range(400)) + " in Kano."
    segments = told(nlp, many + "\n\n" + endless)
    given = shown(encoder().tokenizer, segments, telling(segments))
    assert len(given.windows) > 2
    assert max(map(len, given.windows)) <= 512
    assert sum(len(w) <= ROOM + 2 for w in given.windows) >= len(given.windows) - 1
    for table in given.weights:
        assert table.sum(1) == pytest.approx(np.ones(len(segments)))
    assert np.isfinite(encoder().read(segments, [of_segment(segments, k) for k in range(len(segments))]).fresh).all()


def test_news_is_told_from_history_and_one_event_from_another(nlp: Language) -> None:
    segments = told(nlp, TEXT + "\n\nIn 1987 rebels killed forty villagers in the same province, historians recall.")
    rows = [of_segment(segments, k) for k in range(len(segments))]
    seen = encoder().read(segments, rows)
    assert seen.fresh[0] > seen.fresh[3]
    two = list(combinations(range(3), 2))
    alike = dict(zip(two, seen.alike(two, [of_pair(segments[i], segments[j]) for i, j in two]), strict=True))
    assert alike[0, 1] > alike[0, 2]
    assert seen.alike([], []).size == 0
    assert [row["encoder"] for row in beside(rows, seen.fresh)] == list(seen.fresh)
