"""How alike tellings come out: near their cosine in a case of any size, and never alike by a word that only one of them has."""

from __future__ import annotations

import numpy as np

from rashomon.linking.words import MOST_NUMBERS, NARROWEST, WIDEST, rarity, telling_words, vectors, width


def test_unrelated_tellings_hardly_look_alike() -> None:
    bags = [[f"w{bag}-{n}" for n in range(60)] * 2 for bag in range(80)]
    # Each word is told by two tellings that are far from each other, so that all have dimensions.
    every = vectors([*bags, *bags], rarity([*bags, *bags]))
    likeness = every[:80] @ every[80:].T
    assert np.allclose(np.diag(likeness), 1, atol=0.1)
    assert np.abs(likeness - np.diag(np.diag(likeness))).max() < 0.1


def test_a_word_that_nobody_else_has_makes_a_telling_less_like_others() -> None:
    plain, odd = ["silo", "river", "port"], ["silo", "river", "port", "heron", "otter", "curlew"]
    same, less = vectors([plain, plain], rarity([plain, plain])), vectors([plain, odd], rarity([plain, odd]))
    assert same[0] @ same[1] > less[0] @ less[1] > 0
    alone = vectors([["heron"], ["otter"]], rarity([["heron"], ["otter"]]))
    assert not alone.any()


def test_the_more_there_are_the_narrower_but_never_too_narrow() -> None:
    assert width(2) == WIDEST
    assert width(5000) * 5000 <= MOST_NUMBERS
    assert width(10**7) == NARROWEST


def test_words_that_every_text_has_tell_nothing_even_in_a_case_of_two_pages() -> None:
    assert telling_words("The silo by the river was theirs, and it has since burned") == [
        "silo",
        "river",
        "theirs",
        "burned",
    ]
