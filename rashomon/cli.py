"""The command line: thin; each command opens a case, asks it, and prints."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

import rashomon
from rashomon.build import DEFAULT_MODEL
from rashomon.build import Progress as Tell
from rashomon.casefile import Case, NotACaseError
from rashomon.casefile.decisions import NotADecisionError, lines, parse
from rashomon.export import FORMATS
from rashomon.model import Event, Page, Skipped
from rashomon.show import (
    STANDING_MARK,
    decision_list,
    event_list,
    event_sheet,
    harmless,
    plain,
    skipped_summary,
    why_sheet,
)

EXIT_FAILED, EXIT_SKIPPED, EXIT_INTERRUPTED = 1, 3, 130
FILE_WIDTH = 120
"""Columns of the tables in a file or a pipe, where there is no terminal to ask."""
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
if not out.is_terminal and "COLUMNS" not in os.environ:
    out = Console(highlight=False, width=FILE_WIDTH)

CaseArgument = Annotated[Path, typer.Argument(metavar="CASE", help="The case file.", show_default=False)]
PathsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Pages: files, folders, archives (WARC, zip, tar), JSONL, CSV, feeds, PDFs, http(s) addresses, or - for standard input.",
        show_default=False,
    ),
]
FieldOption = Annotated[
    list[str] | None,
    typer.Option(
        "--field",
        metavar="PART=FIELD",
        help="Which field of JSON records, or column of tables, holds the text, html, title, published, address, outlet, author or fetched.",
    ),
]
NameOption = Annotated[
    str,
    typer.Option(
        "--stdin-name", metavar="NAME", help="Name of what comes by standard input; its ending may tell the format."
    ),
]
AccurateOption = Annotated[
    bool, typer.Option("--accurate", help="Read who says what with the learned tagger: better, and slower.")
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
    except NotACaseError as error:
        _fail(str(error))
    except sqlite3.OperationalError as error:
        _fail(f"the case can't be written or read: {error}; what it held before is whole: mend that and run it again")
    except sqlite3.Error as error:
        _fail(f"the case is damaged: {error}; take an earlier copy of the file, or build it again")
    except OSError as error:
        named = f"{error.filename}: {error.strerror}" if error.filename and error.strerror else str(error)
        _fail(named)


def _fail(message: str) -> NoReturn:
    err.print(plain(f"rashomon: {' '.join(message.split())}"), soft_wrap=True)
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
    field: FieldOption = None,
    stdin_name: NameOption = "stdin",
    accurate: AccurateOption = False,
) -> None:
    """Read pages into a case and find the incidents that they tell. Safe to interrupt: run it again and it goes on."""
    _build(paths, case, model, gazetteer, field or [], stdin_name, accurate)


@app.command()
def add(
    case: CaseArgument,
    paths: PathsArgument,
    model: ModelOption = DEFAULT_MODEL,
    gazetteer: GazetteerOption = None,
    field: FieldOption = None,
    stdin_name: NameOption = "stdin",
    accurate: AccurateOption = False,
) -> None:
    """Add pages to a case; the pages it holds are not read again."""
    Case(case).close()
    _build(paths, case, model, gazetteer, field or [], stdin_name, accurate)


def _check_fields(given: list[str]) -> None:
    """End with wrong use where the mapping of fields is none."""
    from rashomon import pages

    try:
        pages.fields(given)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--field") from None


def _build(
    paths: list[str],
    path: Path,
    model: str,
    gazetteer: Path | None,
    fields: list[str],
    stdin_name: str = "stdin",
    accurate: bool = False,
) -> None:
    _check_fields(fields)
    try:
        with _progress() as tell:
            case = rashomon.build(
                paths,
                path,
                model=model,
                gazetteer=gazetteer,
                fields=fields,
                stdin_name=stdin_name,
                accurate=accurate,
                progress=tell,
            )
    except KeyboardInterrupt:
        err.print(plain(f"Interrupted. What was read is kept; run the same command again to go on with {path}."))
        raise typer.Exit(EXIT_INTERRUPTED) from None
    with case:
        _summary(case)
        skipped = case.skipped()
    if skipped:
        raise typer.Exit(EXIT_SKIPPED)


def _summary(case: Case) -> None:
    """The table of incidents, the counts, and what was skipped."""
    events = case.events()
    _print_events([e for e in events if e.kind == "incident"])
    count = Counter(e.kind for e in events)
    out.print(
        f"Pages: {len(case.page_hashes())}. Articles: {len(case.articles())}. Incidents: {count['incident']}."
        f" Talks, agreements and demands: {count['diplomacy']}. Past events: {count['history']}.",
        soft_wrap=True,
    )
    _print_skipped(case.skipped())


def _print_events(events: list[Event]) -> None:
    out.print(event_list(events))
    if events:
        marks = "  ".join(f"{mark} {standing}" for standing, mark in STANDING_MARK.items())
        out.print(f"{marks}  [ ] superseded", markup=False, soft_wrap=True)


def _print_skipped(skipped: list[Skipped]) -> None:
    lines = skipped_summary(skipped)
    if lines:
        err.print(lines, soft_wrap=True)


@app.command()
def show(
    case: CaseArgument,
    event: Annotated[str | None, typer.Argument(help="An event's id, or the start of it.", show_default=False)] = None,
    why: Annotated[
        bool,
        typer.Option(
            "--why", help="Show why the event's reports were joined, weight by weight, and which pages hang together."
        ),
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
            _print_events(opened.events(None if kind == "all" else kind))
            return
        try:
            found = opened.event_bundle(event)
        except KeyError as error:
            _fail(error.args[0])
        out.print(event_sheet(found.event, found.reports, found.claims, found.articles))
        if why:
            out.print(why_sheet(found.event, found.reports))


@app.command()
def text(
    page: Annotated[
        str, typer.Argument(help="A file, an address or -; with --case the name of a page.", show_default=False)
    ],
    name: Annotated[
        str | None, typer.Option("--page", metavar="NAME", help="Which page, of a file that holds several.")
    ] = None,
    case: Annotated[
        Path | None, typer.Option("--case", metavar="CASE", help="Take the page from this case, as it was read.")
    ] = None,
    field: FieldOption = None,
) -> None:
    """Print a page's text as it is read: the text that every start and end counts in."""
    if case is not None:
        with Case(case) as opened:
            try:
                found = opened.page(name or page).text
            except KeyError:
                _fail(f"{name or page}: no such page in {case}; an export names them")
    else:
        if Path(page).is_dir():
            raise typer.BadParameter(f"{page!r} is a folder; name one file", param_hint="PAGE")
        _check_fields(field or [])
        found = _text_of(page, name, field or [])
    # A page can't take over the terminal; in a file or a pipe the text is exact. Either way each character is one.
    shown = harmless(found, keep="\n\t") if sys.stdout.isatty() else found
    sys.stdout.buffer.write(shown.encode("utf-8", errors="surrogatepass"))
    sys.stdout.buffer.flush()


def _text_of(path: str, name: str | None, fields: list[str]) -> str:
    """The text of the one page that a file holds, or of that of its pages which has the name."""
    from rashomon import pages

    first: Page | None = None
    for item in pages.load([path], fields=fields):
        if name is not None and item.name != name:
            continue
        if isinstance(item, Skipped):
            _fail(item.message)
        if name is not None:
            return item.text
        if first is not None:
            _fail(f"{path}: holds several pages; name one, for example --page '{first.name}'")
        first = item
    if first is None:
        _fail(f"{path}: holds no page {name!r}" if name else f"{path}: holds no page")
    return first.text


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
            out.print(plain(f"{folder / name}: {count} lines"), soft_wrap=True)


@app.command()
def serve(
    case: CaseArgument,
    host: Annotated[
        str,
        typer.Option(
            "--host", help="Address to listen on; any but this machine's own needs the token that is printed."
        ),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Port to listen on; 0 takes a free one.")
    ] = 8765,
    model: ModelOption = DEFAULT_MODEL,
    gazetteer: GazetteerOption = None,
) -> None:
    """Show a case in the browser: map, timeline, accounts side by side. Only this machine can reach it, unless --host says so."""
    from rashomon.web.serve import serve as run

    run(
        case,
        host=host,
        port=port,
        model=model,
        gazetteer=gazetteer,
        say=lambda line: out.print(plain(line), soft_wrap=True),
    )


@app.command()
def check(case: CaseArgument) -> None:
    """Test that every span still equals its page's text and every hash holds."""
    with Case(case) as opened:
        faults = opened.check()
        for fault in faults:
            err.print(plain(fault), soft_wrap=True)
        if faults:
            _fail(f"{case}: {len(faults)} faults")
        out.print(plain(f"{case}: sound, {len(opened.page_hashes())} pages"), soft_wrap=True)


@app.command()
def decisions(
    case: CaseArgument,
    to_file: Annotated[
        Path | None, typer.Option("--export", metavar="FILE", help="Write the log to a file, a decision a line.")
    ] = None,
    from_file: Annotated[
        Path | None,
        typer.Option("--import", metavar="FILE", help="Take in a colleague's log; it holds at once.", dir_okay=False),
    ] = None,
) -> None:
    """List a reviewer's decisions and how they stand; write them to a file, or take in a colleague's."""
    with Case(case) as opened:
        if from_file is not None:
            try:
                said = parse(from_file.read_text(encoding="utf-8-sig").splitlines())
            except (UnicodeDecodeError, NotADecisionError) as error:
                _fail(f"{from_file}: {error if isinstance(error, NotADecisionError) else 'not UTF-8 text'}")
            new = rashomon.decide(opened, *said)
            waiting = sum(outcome.state.status == "not applicable" for outcome in new)
            line = f"{from_file}: {len(said)} decisions, {len(new)} new"
            out.print(plain(line + (f", {waiting} not applicable to this case now" if waiting else "")), soft_wrap=True)
        if to_file is not None:
            log = opened.decisions()
            to_file.write_text("".join(f"{line}\n" for line in lines(log)), encoding="utf-8")
            out.print(plain(f"{to_file}: {len(log)} decisions"), soft_wrap=True)
        if to_file is None and from_file is None:
            out.print(decision_list(opened.decisions(), opened.standing_of_decisions()))


@app.command()
def demo(
    case: Annotated[Path, typer.Option("--output", "-o", metavar="CASE", help="The case file to make.")] = Path(
        "demo.case"
    ),
) -> None:
    """Build the bundled example case and show what is in it."""
    _build([str(examples())], case, DEFAULT_MODEL, None, [])
    out.print(plain(f"Next: rashomon show {case} EVENT --why, with the start of an event's id from the table."))


def examples() -> Path:
    """Folder of the bundled example pages: inside an installed package, beside it in a checkout."""
    here = Path(__file__).parent
    for folder in (here / "examples" / "pages", here.parent / "examples" / "pages"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError("the bundled example pages are missing; install Rashomon again")


if __name__ == "__main__":
    main()
