"""How the pipeline's entity recogniser decides: with Python's lock held all the time, which takes half the time of spaCy's own way.

spaCy gives the lock back before it decides and takes it again for each of the hundreds of questions that it asks of a text for each token.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc
from spacy.util import minibatch
from thinc.api import NumpyOps

NAME = "rashomon_entities"


class Entities:
    """The spaCy component that stands in for an ``EntityRecognizer`` and annotates as it does, with its network and its rules."""

    def __init__(self, recogniser: Any) -> None:
        self._recogniser = recogniser

    def __call__(self, doc: Doc) -> Doc:
        """Find the entities of one document."""
        self._read([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        """Find the entities of documents, so many of them side by side."""
        for docs in minibatch(stream, size=batch_size):
            self._read(docs)
            yield from docs

    def _read(self, docs: list[Doc]) -> None:
        states = self._recogniser.moves.init_batch(docs)
        going = [state for state in states if not state.is_final()]
        if going:
            step = self._recogniser.model.predict(docs)
            while going:
                going = self._recogniser.transition_states(going, step.predict(going))
            step.clear_memory()
        self._recogniser.set_annotations(docs, states)


@Language.factory(NAME, assigns=["doc.ents", "token.ent_iob", "token.ent_type"], default_config={"recogniser": "ner"})
def make(nlp: Language, name: str, recogniser: str) -> Entities:
    """The component that stands in for the one of the pipeline's that is called ``recogniser``."""
    return Entities(nlp.get_pipe(recogniser))


def quicken(nlp: Language) -> None:
    """Put :class:`Entities` in the place of each entity recogniser of a pipeline that is loaded, which stays there disabled. Left alone: one that
    works on another processor or follows several readings at a time."""
    for name, component in nlp.pipeline:
        if isinstance(component, EntityRecognizer) and _plain(component):
            nlp.add_pipe(NAME, name=f"{NAME}_{name}", before=name, config={"recogniser": name})
            nlp.disable_pipe(name)


def _plain(recogniser: EntityRecognizer) -> bool:
    """Whether it decides on the processor, once for each token."""
    return isinstance(recogniser.model.ops, NumpyOps) and recogniser.cfg["beam_width"] == 1
