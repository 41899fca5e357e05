"""A reviewer's decisions in words, and the log of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from rashomon.casefile.rulings import State
from rashomon.model import Corrected, Decision, EventType, Figure, Mark, Place, When
from rashomon.show.accounts import number, shorten
from rashomon.show.names import country
from rashomon.show.tables import plain

WORDS = {
    "join": "Same event",
    "part": "Not the same event",
    "move": "Moved to another event",
    "dismiss": "Not an incident",
    "correct": "Corrected",
    "keep": "Stays as it is",
    "undo": "Undone",
}


def value_words(value: Corrected | None) -> str:
    """A corrected value in a few plain words."""
    if isinstance(value, When):
        return value.edtf or "not known"
    if isinstance(value, Place):
        country_name = value.country and _side(value.country)
        return ", ".join(part for part in (value.name, value.within, value.admin1, country_name) if part)
    if isinstance(value, EventType):
        return value.acled_sub or " ".join(part for part in (value.plover, value.mode) if part)
    if isinstance(value, Figure):
        kind = "" if value.category == "unknown" else f" {value.category}"
        return f"{number(value.count)}{kind} ({_side(value.side)})"
    return _side(value) if value else ""


def about(decision: Decision) -> str:
    """What a decision says of what, in one line: its reports by page and first words."""
    if decision.action == "undo":
        return f"decision {decision.undoes}"
    left, right = _named(decision.left), _named(decision.right)
    if decision.action == "correct":
        return f"{str(decision.field).capitalize()}{_whose(decision)}: {value_words(decision.value)}; told in {left}"
    if decision.action == "keep":
        return f"{str(decision.field).capitalize()}{_whose(decision)}; told in {left}"
    return f"{left}; and {right}" if right else left


def _whose(decision: Decision) -> str:
    return f", {_side(decision.side)}" if decision.side else ""


def _side(code: str) -> str:
    """A country's name; other sides are their own names."""
    return country(code) or code


def _named(marks: Sequence[Mark]) -> str:
    """The first report by its words, and how many more."""
    if not marks:
        return ""
    words = f"“{shorten(marks[0].spans[0].text, 60)}”" if marks[0].spans else ""
    more = f" and {len(marks) - 1} more" if len(marks) > 1 else ""
    return f"{marks[0].page} {words}".strip() + more


def stands(state: State) -> str:
    """How a decision stands now, in words."""
    by = f" by {', '.join(state.by)}" if state.by else ""
    words = "holds in part, else overruled" if state.status == "partly" else state.status
    note = f" ({state.note})" if state.note else ""
    return f"{words}{by}{note}"


def decision_list(decisions: Sequence[Decision], states: Mapping[str, State]) -> RenderableType:
    """The log, the newest first: when, who, what, how it stands, why.

    Parameters: the log; ``states`` by decision id.
    """
    if not decisions:
        return Text("No decisions in this case.")
    table = Table(box=box.SIMPLE_HEAD, padding=0, show_lines=True)
    table.add_column("decision", no_wrap=True)
    table.add_column("when (UTC), who", overflow="fold", min_width=16)
    for name in ("what", "stands", "reason"):
        table.add_column(name, overflow="fold")
    for decision in reversed(decisions):
        table.add_row(
            plain(decision.id),
            plain(f"{decision.at:%Y-%m-%d %H:%M}" + (f"\n{decision.by}" if decision.by else "")),
            plain(f"{WORDS[decision.action]}: {about(decision)}"),
            plain(stands(states[decision.id])),
            plain(decision.reason),
        )
    return table
