"""What makes the pipeline quicker changes nothing that it says: the products of matrices, the rules for parts of speech, the
steps of the entity recogniser, the lists of tokens."""

import numpy as np
import pytest
import spacy
from spacy import attrs
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps, get_current_ops, set_current_ops
from threadpoolctl import threadpool_info

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.columns import columns, tree
from rashomon.language import entities
from rashomon.language.matrices import OneThread, quick_products
from rashomon.language.ruler import Rules

TEXT = """Rockets hit Marib's market; there were no dead

Don't ask who's to blame, the colonel said: we aren't gonna say what we've seen. It ain't over, let's see what they will do.
The rebels got two trucks back on Sunday. "That is what I was told," she said. Y'all should have gone, somethin' is burning in the north."""


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load(DEFAULT_MODEL)


@pytest.fixture(scope="module")
def ours() -> Language:
    return language.load(DEFAULT_MODEL)


@pytest.fixture(scope="module")
def doc(plain: Language) -> Doc:
    return plain(TEXT)


def test_the_pipeline_says_of_each_token_what_spacy_says(plain: Language, ours: Language) -> None:
    texts = TEXT.split("\n\n")
    kept = [name for name in ours.pipe_names if name.startswith("rashomon_") and name != "rashomon_entities_ner"]
    for one, other in zip(plain.pipe(texts), ours.pipe(texts, disable=kept), strict=True):
        assert one.to_json() == other.to_json()


def test_rules_match_what_the_matcher_matches(plain: Language, doc: Doc) -> None:
    ruler = plain.get_pipe("attribute_ruler")
    rules = Rules(ruler)  # type: ignore[arg-type]
    asked = plain.get_pipe("parser")(plain.get_pipe("tagger")(plain.get_pipe("tok2vec")(plain.make_doc(TEXT))))
    wanted = sorted(ruler.matcher(asked, allow_missing=True, as_spans=False))  # type: ignore[attr-defined]
    assert len(wanted) > len(doc)
    assert {end - start for _, start, end in wanted} == {1, 2}
    for _ in range(2):
        assert sorted(rules(asked, allow_missing=True, as_spans=False)) == wanted


def test_entities_are_those_of_the_recogniser_however_many_texts_are_read_side_by_side(plain: Language) -> None:
    texts = [*TEXT.split("\n\n"), "", "The Utopian army shelled Ridgeton on 3 May 1917, the Post said.", " "]
    ours = spacy.load(DEFAULT_MODEL)
    entities.quicken(ours)
    assert "ner" in ours.disabled
    assert ours.pipe_names[-1] == "rashomon_entities_ner"
    wanted = [doc.to_json() for doc in plain.pipe(texts)]
    assert sum(len(one["ents"]) for one in wanted) > 3
    for size in (1, 2, 9):
        assert [doc.to_json() for doc in ours.pipe(texts, batch_size=size)] == wanted
    assert [ours(text).to_json() for text in texts] == wanted


def test_a_recogniser_that_follows_several_readings_is_left_alone() -> None:
    nlp = spacy.load(DEFAULT_MODEL)
    nlp.get_pipe("ner").cfg["beam_width"] = 4  # type: ignore[attr-defined]
    entities.quicken(nlp)
    assert "ner" in nlp.pipe_names
    assert "rashomon_entities_ner" not in nlp.pipe_names


def test_a_product_is_that_of_numpy_and_leaves_its_threads_alone() -> None:
    rng = np.random.default_rng(1)
    left, right = rng.random((40, 12), dtype=np.float32), rng.random((7, 12), dtype=np.float32)
    before = threadpool_info()
    np.testing.assert_allclose(OneThread(use_blis=False).gemm(left, right, trans2=True), left @ right.T, rtol=1e-6)
    assert threadpool_info() == before


def test_the_users_backend_is_put_back_and_another_one_left_alone() -> None:
    class Own(NumpyOps):
        pass

    before = get_current_ops()
    try:
        set_current_ops(NumpyOps())
        with quick_products():
            assert type(get_current_ops()) is OneThread
        assert type(get_current_ops()) is NumpyOps
        set_current_ops(Own())
        with quick_products():
            assert type(get_current_ops()) is Own
    finally:
        set_current_ops(before)


def test_lists_hold_what_the_tokens_say(doc: Doc) -> None:
    texts, tags, entities = columns(doc, attrs.ORTH, attrs.TAG, attrs.ENT_TYPE)
    assert (texts, tags) == ([t.text for t in doc], [t.tag_ for t in doc])
    assert entities == [t.ent_type_ for t in doc]
    heads, starts = tree(doc)
    assert heads == [t.head.i for t in doc]
    assert [i for i, start in enumerate(starts) if start] == [s.start for s in doc.sents]
