"""The log of decisions as a file that a colleague can read in: JSON, a decision a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from pydantic import ValidationError

from rashomon.model import Decision


class NotADecisionError(ValueError):
    """A line that is no decision, or one that was changed after it was said."""


def lines(decisions: Iterable[Decision]) -> Iterator[str]:
    """Each decision as a line of JSON with its ``id``; what it does not say is left out."""
    for decision in decisions:
        said = decision.model_dump(mode="json", exclude_defaults=True)
        yield json.dumps({"id": decision.id, **said}, ensure_ascii=False)


def parse(text: Iterable[str]) -> list[Decision]:
    """Read such lines; empty ones are passed over, and an ``id`` may be left out.

    Raises :class:`NotADecisionError` with one line that says which line is wrong, and why.
    """
    found = []
    for number, line in enumerate(text, start=1):
        if not line.strip():
            continue
        try:
            said = json.loads(line)
            if not isinstance(said, dict):
                raise NotADecisionError(f"line {number}: not a decision (no JSON object)")
            key = said.pop("id", None)
            decision = Decision.model_validate_json(json.dumps(said))
        except json.JSONDecodeError as error:
            raise NotADecisionError(f"line {number}: not JSON ({error.msg} at character {error.pos + 1})") from error
        except (ValidationError, RecursionError) as error:
            raise NotADecisionError(f"line {number}: not a decision ({_first(error)})") from error
        if key is not None and key != decision.id:
            raise NotADecisionError(
                f"line {number}: decision {key} was changed after it was said; leave its id out to say it anew"
            )
        found.append(decision)
    return found


def _first(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return "nested too deep"
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg']}" if where else str(first["msg"])
