"""How quickly a reviewer's decision holds, and whether all hold after the next whole build.

    python -m bench.decisions --data PATH [--pages N] [--decisions N] [--json]

Makes a case of N pages from templates (``bench.made_case``: nothing of PATH is needed), solves it by the real linking, dating and
weighing, and lets decisions of every kind hold, one after another. The baseline is what each of them would cost without the kept
solution: linking, dating and weighing the whole case again.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bench.made_case import make
from rashomon.casefile import Case
from rashomon.model import Decision
from rashomon.solve import decide, solve

SEED = 1


def decisions(case: Case, count: int) -> Iterator[Decision]:
    """Decisions about events picked at random: joins, parts, moves, corrections, dismissals and undos in turn."""
    chance = random.Random(SEED)
    said: list[Decision] = []
    for number in range(count):
        events = case.rows(limit=2000)
        alone = chance.choice([e for e in events if e.kind == "incident"])
        many = chance.choice([e for e in events if e.kind == "incident" and len(e.reports) > 1])
        fields: dict[str, Any] = {"at": datetime.now(UTC) + timedelta(milliseconds=number)}
        action = ("join", "part", "move", "correct", "dismiss", "undo")[number % 6]
        own = case.marks(many.id)
        if action == "join":
            other = chance.choice([e for e in events if e.kind == alone.kind and e.id != alone.id])
            fields |= {"left": case.marks(alone.id), "right": case.marks(other.id)}
        elif action == "part":
            fields |= {"left": own[:1], "right": own[1:]}
        elif action == "move":
            other = chance.choice([e for e in events if e.kind == many.kind and e.id != many.id])
            fields |= {"left": own[:1], "away": own[1:], "right": case.marks(other.id)}
        elif action == "correct":
            fields |= {"left": own, "field": "weapon", "value": "mortar", "reason": "seen"}
        elif action == "dismiss":
            fields |= {"left": case.marks(alone.id)}
        else:
            fields |= {"undoes": chance.choice(said).id}
        made = Decision.model_validate({"action": action, **fields})
        said.append(made)
        yield made


def measure(pages: int, count: int) -> dict[str, dict[str, float]]:
    """Processor seconds of each, and the share of decisions that stand as before after a whole build."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.case"
        make(path, pages, max(10, pages * 3 // 20), SEED)
        with Case(path) as case:
            solve(case, lambda stage, done, total: None)
            taken = []
            for decision in decisions(case, count):
                start = time.process_time()
                decide(case, decision)
                taken.append(time.process_time() - start)
            before = case.standing_of_decisions()
            start = time.process_time()
            solve(case, lambda stage, done, total: None)
            whole = time.process_time() - start
            after = case.standing_of_decisions()
            same = sum(after[name].status == state.status for name, state in before.items())
            faults = len(case.check())
    taken.sort()
    return {
        "ours": {
            "pages": pages,
            "decisions": count,
            "processor seconds a decision, median": round(taken[len(taken) // 2], 3),
            "processor seconds a decision, 95th percentile": round(taken[int(len(taken) * 0.95)], 3),
            "share that stands as before after a whole build": round(same / len(before), 4),
            "faults of the case": faults,
        },
        "baseline": {
            "processor seconds a decision, median": round(whole, 3),
            "processor seconds a decision, 95th percentile": round(whole, 3),
        },
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, help="not needed; taken so that all benches are called alike")
    parser.add_argument("--pages", type=int, default=1200)
    parser.add_argument("--decisions", type=int, default=60)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = measure(options.pages, options.decisions)
    if options.json:
        print(json.dumps(found))
        return
    for name, value in found["ours"].items():
        base = found["baseline"].get(name)
        print(f"{name:60} {value:10}" + (f"   whole case again {base}" if base is not None else ""))


if __name__ == "__main__":
    main()
