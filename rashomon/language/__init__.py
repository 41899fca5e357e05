"""From articles to annotated text: one spaCy pipeline whose components (actors, places, times, quantities) also work alone."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rashomon.language.extensions import register
from rashomon.language.recase import recased
from rashomon.model import Article, as_read

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["annotate", "load"]

BOUNDS = "rashomon_bounds"
COMPONENTS = ("rashomon_quantities", "rashomon_times", "rashomon_actors", "rashomon_places")
"""In this order: a name that acts is no place, and what an actor or a place holds is no count."""
BATCH = 16
"""Articles that go through the pipeline together: half again as quick as one by one."""
LONGEST = 5_000_000
"""Characters of one article that are parsed; spaCy's own limit is for memory that we do not use (no neural parser on a GPU)."""


WHOLE = frozenset({"Wed", "wed"})
"""Words that spaCy takes for contractions ("we 'd") and that are none in print: short for Wednesday, and a verb."""


def load(model: str, gazetteer: Path | None = None) -> Language:
    """Make the pipeline that annotates articles.

    Parameters: ``model`` name or path of an installed spaCy pipeline for English with tagger, parser and NER; ``gazetteer`` a CSV of
    the user's own places. Raises ``FileNotFoundError`` with a line for people when there is no such pipeline or file,
    ``ValueError`` when a line of the gazetteer can't be read.
    """
    import spacy

    from rashomon.language import actors, bounds, entities, places, quantities, ruler, times  # noqa: F401  (registers the factories)
    from rashomon.language.matrices import quick_products

    if find_spec(model) is None and not Path(model).exists():
        raise FileNotFoundError(f"no spaCy pipeline {model!r} is installed; install it or name another with --model")
    register()
    with quick_products():
        nlp = spacy.load(model, exclude=["senter"])
    nlp.max_length = LONGEST
    tokenizer: Any = nlp.tokenizer
    tokenizer.rules = {word: parts for word, parts in (tokenizer.rules or {}).items() if word not in WHOLE}
    ruler.quicken(nlp)
    entities.quicken(nlp)
    nlp.add_pipe(BOUNDS, first=True)
    for name in COMPONENTS:
        settings = {"gazetteer_csv": str(gazetteer)} if gazetteer and name == "rashomon_places" else {}
        nlp.add_pipe(name, config=settings)
    return nlp


def annotate(nlp: Language, articles: Iterable[Article]) -> Iterator[tuple[Article, Doc]]:
    """Each article with its annotated ``Doc``, in order.

    The text is :attr:`~rashomon.model.Article.text` with its capitals :func:`recased`, so that ``article.locate`` turns the ``Doc``'s characters into the page's;
    ``doc._.headline_end`` is the number of characters of it that are the headline.
    """
    kept: deque[Article] = deque()

    def docs() -> Iterator[Doc]:
        for article in articles:
            doc = nlp.make_doc(recased(article.text))
            doc._.article = article
            head = article.headline
            if head is not None and article.spans and article.spans[0].start == head.start:
                doc._.headline_end = len(as_read(head.text)[0])
            kept.append(article)
            yield doc

    for doc in nlp.pipe(docs(), batch_size=BATCH):
        yield kept.popleft(), doc
