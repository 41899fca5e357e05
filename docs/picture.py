"""Draws the pictures of the README from the bundled example pages: ``python -m docs.picture`` writes ``docs/*.svg``.

They are what the command line prints: the list of the incidents that several articles tell, and the sheet of the one
that most articles tell.
"""

from __future__ import annotations

import io
import re
import tempfile
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console, Group, RenderableType
from rich.terminal_theme import TerminalTheme
from rich.text import Text

import rashomon
from rashomon.casefile import Case
from rashomon.cli import examples
from rashomon.show import STANDING_MARK, event_list, event_sheet

FOLDER = Path(__file__).parent
WIDTH = 112
"""Columns: as wide as a README shows without making the letters too small."""
PAPER = TerminalTheme((252, 251, 248), (33, 37, 41), [(33, 37, 41)] * 8, [(110, 116, 122)] * 8)
FONT = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"


def template() -> str:
    """Rich's SVG without the web fonts that it names: a picture must not load anything."""
    plain = re.sub(r"@font-face \{\{.*?\}\}\n", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    plain = re.sub(r"<!--.*?-->\n", "", plain)
    return re.sub(r"Fira Code, monospace|(?<=font-family: )arial", FONT, plain)


def draw(name: str, title: str, *parts: RenderableType) -> None:
    """Write one picture. ``name`` of the file, ``title`` of the window: the command that prints this."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), highlight=False)
    console.print(Group(*parts))
    drawn = console.export_svg(title=title, theme=PAPER, code_format=template(), unique_id=name)
    lines = [line.rstrip() for line in drawn.splitlines()]
    (FOLDER / f"{name}.svg").write_text("\n".join(lines) + "\n", encoding="utf-8")


def sheet(case: Case, event_id: str) -> RenderableType:
    """The sheet of one event."""
    event = case.event(event_id)
    reports = [report for report in case.reports() if report.id in set(event.reports)]
    wanted = {claim for report in reports for claim in report.claims}
    claims = [claim for claim in case.claims() if claim.id in wanted]
    return event_sheet(event, reports, claims, {article.id: article for article in case.articles()})


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch, rashomon.build([examples()], Path(scratch, "demo.case")) as case:
        told_often = [event for event in case.events("incident") if len(event.reports) > 1]
        most = max(told_often, key=lambda event: len(event.reports))
        marks = "  ".join(f"{mark} {standing}" for standing, mark in STANDING_MARK.items())
        draw("incidents", "rashomon show demo.case", event_list(told_often), Text(f"{marks}  [ ] superseded"))
        draw("event", f"rashomon show demo.case {most.id[:6]}", sheet(case, most.id))


if __name__ == "__main__":
    main()
