"""The command line: thin; each command opens a case, asks it, and prints."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

import rashomon
from rashomon.build import DEFAULT_MODEL
from rashomon.build import Progress as Tell
from rashomon.casefile import Case, NotACaseError
from rashomon.export import FORMATS
from rashomon.model import Skipped
from rashomon.show import event_list, event_sheet, skipped_summary, why_sheet

EXIT_FAILED, EXIT_SKIPPED, EXIT_INTERRUPTED = 1, 3, 130
STAGES = {
    "collect": "collecting pages",
    "load language": "loading the language model",
    "read": "reading",
    "solve": "linking, dating, weighing",
}

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Every account of an incident, side by side, down to the sentence. Exit status: 0 all read, 1 failed,"
    " 2 wrong use, 3 done but some pages were skipped, 130 interrupted.",
)
out = Console(highlight=False)
err = Console(stderr=True, highlight=False)

CaseArgument = Annotated[Path, typer.Argument(metavar="CASE", help="The case file.", show_default=False)]
PathsArgument = Annotated[
    list[Path], typer.Argument(metavar="PATH...", help="Pages: files or folders (.txt, .html).", show_default=False)
]
ModelOption = Annotated[str, typer.Option("--model", help="Name of an installed spaCy pipeline for English.")]
GazetteerOption = Annotated[
    Path | None,
    typer.Option(
        "--gazetteer", help="CSV of your own places (name,lat,lon,country,admin1,precision,other_names); it wins."
    ),
]


def main() -> None:
    """Entry point: an error that a person can mend is one line, not a traceback."""
    try:
        app()
    except (NotACaseError, FileNotFoundError) as error:
        _fail(str(error))
    except sqlite3.OperationalError as error:
        _fail(
            f"The case can't be written or read: {error}. What was stored before is whole; mend it and run the command again."
        )
    except OSError as error:
        _fail(f"{error.filename or 'file'}: {error.strerror or error}")


def _fail(message: str) -> None:
    err.print(f"rashomon: {message}", markup=False, soft_wrap=True)
    sys.exit(EXIT_FAILED)


@contextmanager
def _progress() -> Iterator[Tell]:
    """A progress bar a stage on standard error; nothing where it is no terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, disable=not err.is_terminal) as bars:
        tasks: dict[str, TaskID] = {}

        def tell(stage: str, done: int, total: int | None) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(STAGES[stage], total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield tell


@app.command()
def build(
    paths: PathsArgument,
    case: Annotated[
        Path, typer.Option("--output", "-o", metavar="CASE", help="The case file to make or to go on with.")
    ],
    model: ModelOption = DEFAULT_MODEL,
    gazetteer: GazetteerOption = None,
) -> None:
    """Read pages into a case and find the incidents that they tell. Safe to interrupt: run it again and it goes on."""
    _build(paths, case, model, gazetteer)


@app.command()
def add(
    case: CaseArgument, paths: PathsArgument, model: ModelOption = DEFAULT_MODEL, gazetteer: GazetteerOption = None
) -> None:
    """Add pages to a case; the pages it holds are not read again."""
    Case(case).close()
    _build(paths, case, model, gazetteer)


def _build(paths: list[Path], path: Path, model: str, gazetteer: Path | None) -> None:
    try:
        with _progress() as tell:
            case = rashomon.build(paths, path, model=model, gazetteer=gazetteer, progress=tell)
    except KeyboardInterrupt:
        err.print(f"Interrupted. What was read is kept; run the same command again to go on with {path}.", markup=False)
        raise typer.Exit(EXIT_INTERRUPTED) from None
    with case:
        _summary(case)
        skipped = case.skipped()
    if skipped:
        raise typer.Exit(EXIT_SKIPPED)


def _summary(case: Case) -> None:
    """The table of incidents, the counts, and what was skipped."""
    events = case.events()
    incidents = [e for e in events if e.kind == "incident"]
    counts = {kind: sum(e.kind == kind for e in events) for kind in ("incident", "diplomacy", "history")}
    out.print(event_list(incidents))
    _legend()
    articles = case.articles()
    out.print(
        f"{len(case.page_hashes())} pages, {len(articles)} articles: {counts['incident']} incidents,"
        f" {counts['diplomacy']} talks, agreements and demands, {counts['history']} past events."
    )
    _print_skipped(case.skipped())


def _legend() -> None:
    out.print(
        "◆ admitted  ● agreed  ◐ one-sided  ≠ disputed  ○ reported by outlets or third parties only  [ ] superseded",
        markup=False,
    )


def _print_skipped(skipped: list[Skipped]) -> None:
    lines = skipped_summary(skipped)
    if lines:
        err.print(lines, soft_wrap=True)


@app.command()
def show(
    case: CaseArgument,
    event: Annotated[str | None, typer.Argument(help="An event's id, or the start of it.", show_default=False)] = None,
    why: Annotated[
        bool, typer.Option("--why", help="Show why the event's reports were joined, weight by weight.")
    ] = False,
    kind: Annotated[
        str, typer.Option("--kind", help="Which events to list: incident, diplomacy, history or all.")
    ] = "incident",
) -> None:
    """List the events of a case, or show one with the accounts in columns and the words behind each fact."""
    if kind not in ("incident", "diplomacy", "history", "all"):
        raise typer.BadParameter(f"{kind!r} is none of incident, diplomacy, history, all", param_hint="--kind")
    with Case(case) as opened:
        if event is None:
            out.print(event_list(opened.events(None if kind == "all" else kind)))
            _legend()
            return
        try:
            found = opened.event(event)
        except KeyError as error:
            raise FileNotFoundError(error.args[0]) from None
        wanted = set(found.reports)
        reports = [report for report in opened.reports() if report.id in wanted]
        ids = {claim for report in reports for claim in report.claims}
        claims = [claim for claim in opened.claims() if claim.id in ids]
        out.print(event_sheet(found, reports, claims, {article.id: article for article in opened.articles()}))
        if why:
            out.print(why_sheet(found))


@app.command()
def text(page: Annotated[Path, typer.Argument(help="A page: one file.", show_default=False)]) -> None:
    """Print a page's text as it is read: the text that every start and end counts in."""
    from rashomon import pages

    for item in pages.load([page]):
        if isinstance(item, Skipped):
            _fail(item.message)
        else:
            sys.stdout.buffer.write(item.text.encode("utf-8", errors="surrogatepass"))


@app.command()
def export(
    case: CaseArgument,
    folder: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write to.")],
    format: Annotated[str, typer.Option("--format", help=f"One of: {', '.join(FORMATS)}.")] = "jsonl",
) -> None:
    """Write a case as files for other programs."""
    if format not in FORMATS:
        raise typer.BadParameter(f"{format!r} is none of {', '.join(FORMATS)}", param_hint="--format")
    with Case(case) as opened:
        for name, count in FORMATS[format](opened, folder).items():
            out.print(f"{folder / name}: {count} lines", markup=False, soft_wrap=True)


@app.command()
def check(case: CaseArgument) -> None:
    """Test that every span still equals its page's text and every hash holds."""
    with Case(case) as opened:
        faults = opened.check()
        for fault in faults:
            err.print(fault, markup=False, soft_wrap=True)
        if faults:
            _fail(f"{case}: {len(faults)} faults")
        out.print(f"{case}: sound ({len(opened.page_hashes())} pages)", markup=False, soft_wrap=True)


@app.command()
def demo(
    case: Annotated[Path, typer.Option("--output", "-o", metavar="CASE", help="The case file to make.")] = Path(
        "demo.case"
    ),
) -> None:
    """Build the bundled example case and show what is in it."""
    _build([examples()], case, DEFAULT_MODEL, None)
    out.print(f"Next: rashomon show {case} EVENT --why, with the start of an event's id from the table.", markup=False)


def examples() -> Path:
    """Folder of the bundled example pages: inside an installed package, beside it in a checkout."""
    here = Path(__file__).parent
    return next(p for p in (here / "examples" / "pages", here.parent / "examples" / "pages") if p.is_dir())


if __name__ == "__main__":
    main()
