"""Candidate pairs and their weights, by Splink on DuckDB."""

from __future__ import annotations

import logging
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from rashomon.linking import rows as flat
from rashomon.linking.model import ALIKE, BESIDES, Model, make, parameters
from rashomon.model import Article, Kind, Link, Reading, Weight, When

KEEP = 0.01
"""Links less likely than that are not handed on: for the clustering they are as good as none."""
ALONE = 0.3
"""The same for pairs that only their words have found: of the many that were searched, some are always much alike."""
FEW = 3.0
"""Near misses that a report has at least: two pages that a person put together are not the same story for that alone."""
STATED = 50
"""Reports of a case that the stated number of partners counts as much as. A heap on one war over twenty years has few pages on one
incident, a heap on one battle has many: the more reports there are, the more they tell which of the two it is."""
ROUNDS = 20
CLOSE = 0.01
"""The number of partners is estimated again until it moves by less than this share, at most so many times."""


def link(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    dates: Mapping[str, When] | None = None,
) -> list[Link]:
    """Find which reports of different articles may tell the same event, and how likely that is.

    Parameters: the case's articles and what was read in them; ``dates`` of report ids, when the case has been dated.
    Result: links with a probability of at least :data:`KEEP`, sorted by their ids, each with its
    weights in bits (log2 of the Bayes factor, after Fellegi and Sunter) and their reasons.
    """
    found = flat.rows(articles, readings, dates)
    by_kind: dict[Kind, list[dict[str, Any]]] = defaultdict(list)
    for row in found:
        by_kind[row["kind"]].append(row)
    links: dict[tuple[str, str], Link] = {}
    for kind in sorted(by_kind):
        if len({row["article"] for row in by_kind[kind]}) > 1:
            for made in _score(by_kind[kind], make(parameters(kind)), dated=dates is not None):
                links[made.left, made.right] = made
    return [links[key] for key in sorted(links)]


def _bits(probability: float) -> float:
    return math.log2(probability / (1 - probability))


def _score(found: list[dict[str, Any]], model: Model, *, dated: bool) -> list[Link]:
    chance, pairs = compare(found, model, dated=dated)
    row_of = {row["unique_id"]: row for row in found}
    prior = Weight(
        name="prior",
        bits=round(_bits(chance), 2),
        reason=f"one in {1 / chance:.0f} candidate pairs tells the same event",
    )
    out = []
    for pair in pairs:
        probability = 1 / (1 + 2 ** -(_bits(chance) + sum(pair["bits"].values())))
        left, right = row_of[pair["left"]], row_of[pair["right"]]
        weights = [prior]
        for name, bits in pair["bits"].items():
            level = model.level(name, bits)
            if not level.unknown:
                weights.append(Weight(name=name, bits=round(bits, 2), reason=level.reason(left, right)))
        out.append(
            Link(left=pair["left"], right=pair["right"], probability=round(probability, 6), weights=tuple(weights))
        )
    return out


def _prior(connection: Any, table: str, stated: float, reports: int, pairs: int, rounds: int) -> float:
    """The chance of any candidate pair before it is looked at: the stated number of partners of a report, mended by those that the
    pairs themselves make likely (expectation maximisation; Winkler 2000, of the model's parameters for this one only).

    A report has about as many partners in a small case as in a big one, but many more candidates in the big one.
    """
    others = max(FEW, 2 * pairs / reports)
    partners = stated
    for _ in range(rounds if pairs else 0):
        sql = f"SELECT sum(1 / (1 + pow(2, -(match_weight + ?)))) FROM {table}"
        (likely,) = connection.execute(sql, [math.log2(partners / others)]).fetchone() or (0,)
        before, partners = partners, (STATED * stated + 2 * float(likely)) / (STATED + reports)
        if abs(partners - before) < CLOSE * before:
            break
    return partners / (partners + others)


def compare(
    found: list[dict[str, Any]], model: Model, keep: float = KEEP, *, dated: bool = True
) -> tuple[float, list[dict[str, Any]]]:
    """Weights in bits of the candidate pairs that may be one event.

    Parameters: rows of one kind; ``keep`` the probability from which a pair is handed on; ``dated`` whether the case has been
    dated: before that the pairs tell too little of how many partners a report has, and the stated number holds. Result: the chance of any candidate
    pair, before it is looked at; the pairs, each with ``left`` and ``right`` (ids, sorted) and ``bits`` by comparison, in
    stable order.
    """
    # Splink and DuckDB take a third of a second to import: only when there is something to compare.
    import duckdb
    from splink import DuckDBAPI, Linker

    logging.getLogger("splink").setLevel(logging.ERROR)
    connection = duckdb.connect(":memory:")
    try:
        connection.execute("SET enable_progress_bar = false")
        reports = DuckDBAPI(connection=connection).register(flat.table(found))
        linker = Linker(reports, model.settings, log_level=logging.ERROR, validate_settings=False)
        table = linker.inference.predict().physical_name
        near = f"SELECT count(*) FROM {table} WHERE match_key::int < {BESIDES}"
        (count,) = connection.execute(near).fetchone() or (0,)
        chance = _prior(connection, table, model.partners, len(found), count, ROUNDS if dated else 0)
        least = _bits(keep) - _bits(chance) if keep else -math.inf
        alone = _bits(ALONE) - _bits(chance) if keep else -math.inf
        weights = ", ".join(f"mw_{name}" for name in model.levels)
        scored = connection.execute(
            f"SELECT least(unique_id_l, unique_id_r), greatest(unique_id_l, unique_id_r), {weights} FROM {table}"
            f" WHERE match_weight >= ? AND (match_key::int < {ALIKE} OR match_weight >= ?) ORDER BY 1, 2",
            [least, alone],
        ).fetchall()
    finally:
        connection.close()
    names = list(model.levels)
    return chance, [
        {"left": left, "right": right, "bits": dict(zip(names, bits, strict=True))} for left, right, *bits in scored
    ]
