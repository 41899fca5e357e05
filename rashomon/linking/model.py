"""The linkage model: Splink's settings made from the comparisons and their stated parameters."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from rashomon.linking.comparisons import COMPARISONS, Level
from rashomon.linking.rows import BACK, LATER
from rashomon.model import Kind

SAME = "l.kind = r.kind and l.article <> r.article"
UNDATED = "(l.undated or r.undated)"
_GAP = "greatest(l.day_from - r.day_to, r.day_from - l.day_to)"
# What is told in the same words on stated days weeks apart is two raids, not one.
NEAR = f"coalesce({_GAP} <= case when l.inferred or r.inferred then {LATER} else {BACK} end, true)"
BLOCKING: tuple[tuple[str, str], ...] = (
    ("cells", f"l.cells = r.cells and {SAME}"),
    ("all_names", f"l.all_names = r.all_names and {UNDATED} and {SAME}"),
    ("parties", f"l.parties = r.parties and {UNDATED} and (l.precision is null or r.precision is null) and {SAME}"),
    ("people", f"l.people = r.people and {SAME}"),
    ("alike", f"l.alike = r.alike and {NEAR} and {SAME}"),
)
"""Column whose list is exploded, and the rule: only pairs that one of these finds are ever compared."""
BESIDES = len(BLOCKING) - 2
"""Number of the first rule whose pairs are found besides: far apart in time, they tell nothing of how many near misses a report has."""
ALIKE = len(BLOCKING) - 1
"""Number of the rule that goes by words alone."""

COUNTS = "counts"
# Splink tells a level only by its weight, so no two levels of a comparison may weigh exactly the same.
_APART = 1e-5


@dataclass(frozen=True)
class Model:
    """Splink's settings for one kind, and what each weight of each comparison stands for."""

    settings: dict[str, Any]
    partners: float
    levels: dict[str, tuple[tuple[float, Level], ...]]

    def level(self, comparison: str, bits: float) -> Level:
        """The level of a comparison that weighs that many bits."""
        return min(self.levels[comparison], key=lambda pair: abs(pair[0] - bits))[1]


@cache
def parameters(kind: Kind) -> dict[str, Any]:
    """The stated parameters for one kind, as shipped."""
    text = resources.files("rashomon.linking").joinpath("parameters", f"{kind}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


def make(stated: Mapping[str, Any]) -> Model:
    """The model that stated parameters describe.

    Parameters: ``stated`` as :func:`parameters` gives them: ``partners``, and by comparison ``m`` and ``u`` of its levels and
    how much of it ``counts`` (0 to 1.5, 1 when not said): comparisons that tell partly the same share what they tell. A
    comparison that is absent is not made, an absent level weighs nothing. Raises ``ValueError`` that names every
    comparison or level that does not exist, or whose numbers are out of range; ``partners`` is above 0.
    """
    given: Mapping[str, Mapping[str, Any]] = stated["comparisons"]
    counts = {c: float(levels.get(COUNTS, 1.0)) for c, levels in given.items()}
    weights = {c: {name: p for name, p in levels.items() if name != COUNTS} for c, levels in given.items()}
    known = {c.name: {level.name for level in c.levels} for c in COMPARISONS}
    wrong = [f"{c}: {name}" for c, levels in weights.items() for name in levels if name not in known.get(c, ())]
    wrong += [
        f"{c}: {name}"
        for c, levels in weights.items()
        for name, p in levels.items()
        if not all(0 < p.get(chance, 0) <= 1 for chance in "mu")
    ]
    wrong += [f"{c}: {COUNTS}" for c, share in counts.items() if not 0 <= share <= 1.5]
    if not float(stated.get("partners", 0)) > 0:
        wrong.append("partners")
    if wrong:
        raise ValueError(f"parameters of the linkage model: no such level or not in range: {'; '.join(wrong)}")
    compared, found = [], {}
    for comparison in COMPARISONS:
        if comparison.name not in weights:
            continue
        levels, share = weights[comparison.name], counts[comparison.name]
        sql_levels, named = [], []
        for i, level in enumerate(comparison.levels):
            entry: dict[str, Any] = {"sql_condition": level.sql, "label_for_charts": level.name}
            if level.unknown and level.sql != "ELSE":
                entry["is_null_level"] = True
                named.append((0.0, level))
            else:
                chance = levels.get(level.name, {"m": 0.5, "u": 0.5})
                # Splink knows no shares: the same weight in bits is given to it as another u.
                m, u = chance["m"], chance["m"] * (chance["u"] / chance["m"]) ** share * 2 ** (_APART * (i + 1))
                entry |= {"m_probability": m / max(u, 1.0), "u_probability": u / max(u, 1.0)}
                named.append((math.log2(m / u), level))
            sql_levels.append(entry)
        compared.append({"output_column_name": comparison.name, "comparison_levels": sql_levels})
        found[comparison.name] = tuple(named)
    settings = {
        "link_type": "dedupe_only",
        "unique_id_column_name": "unique_id",
        # The prior is set afterwards, by the number of candidates (see score.py).
        "probability_two_random_records_match": 0.5,
        "comparisons": compared,
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": rule, "sql_dialect": "duckdb", "arrays_to_explode": [column]} for column, rule in BLOCKING
        ],
        "retain_intermediate_calculation_columns": True,
        "retain_matching_columns": False,
    }
    return Model(settings, float(stated["partners"]), found)
