"""A report as a flat row that SQL can compare."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from importlib import resources
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np

from rashomon.linking.spelling import fold, sound
from rashomon.linking.windows import Window, calendar, days_told, window
from rashomon.linking.words import faceless, full_names, names, nearest, rarity, shingles, telling_words, vectors
from rashomon.model import (
    ALL_SIDES,
    UNKNOWN_SIDE,
    Article,
    Claim,
    Place,
    Reading,
    Report,
    TimeMention,
    When,
    walk_actors,
)
from rashomon.states import is_state

if TYPE_CHECKING:
    import pyarrow as pa

COMMON_SHARE = 0.03
COMMON_COUNT = 8
"""A place that at least this many and this share of a case's reports name tells little ("Aleppo" in a case about Aleppo)."""
WIDE = 70
"""Days; a window wider than that finds its partners by place and party, not by week."""
SELDOM = 0.1
"""A manner that at most this share of a case's reports tell sets an event apart ("chemical" where most are shellings)."""
WEEK = 7
"""Days; whose day is no closer known than that is compared by weekday and month, too."""
BACK = 10
"""Days that a report without a day of its own can look back: it may well tell again what was news a week ago."""
LATER = 60
"""Days within which more is told of an event: an arrest, a funeral, a report on it."""
NEAREST = 6
ALIKE = 0.09
ALIKE_STORY = 0.08
"""Reports of other articles that a report is compared with because they tell in much the same words, and how much the same that is
at least (cosine)."""
FINE = 3
"""Precision up to which a place can be told from its neighbours."""
SHORTEST_SOUND = 3
SHORTEST_NAME = 4
"""Letters of a place's name that is looked for in the whole text of other pages."""
LONGEST_NAME = 4
"""Words of such a name."""
OUT = 3
"""Days; a page known to be published within no fewer days tells little of when others on the same event were."""
_CAPITAL = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ARTICLES = frozenset(("the", "al", "el", "as", "ash", "an", "ad", "ar", "az", "at", "es", "ez"))


@lru_cache(maxsize=1)
def _kinds() -> frozenset[str]:
    """Words in a place's name that only say what kind of place it is."""
    text = resources.files("rashomon.linking").joinpath("place_kinds.tsv").read_text(encoding="utf-8")
    return frozenset(line for line in text.split("\n") if line and not line.startswith("#"))


def rows(
    articles: Sequence[Article], readings: Sequence[Reading], dates: Mapping[str, When] | None
) -> list[dict[str, Any]]:
    """One row a report, in the order of the readings.

    Parameters: the case's articles and readings; ``dates`` of report ids. Result: plain values, see :func:`table`.
    """
    article_of = {article.id: article for article in articles}
    found: list[dict[str, Any]] = []
    tellings: list[list[str]] = []
    named: list[set[str]] = []
    stories: list[list[str]] = []
    texts: list[str] = []
    for reading in readings:
        article = article_of.get(reading.article)
        story = article.text if article else ""
        texts.append(story)
        lands = sorted({land for report in reading.reports for land in _states(report)})
        stories.append(telling_words(story))
        main = _main(reading)
        claim_of = {claim.id: claim for claim in reading.claims}
        published = article.published if article else When()
        named_days = {day for report in reading.reports for day in days_told(report, published)}
        for report in reading.reports:
            claims = [claim_of[c] for c in report.claims if c in claim_of]
            dated = (dates or {}).get(report.id)
            days = window(report, published, dated)
            found.append(_row(report, claims, days, inferred=_inferred(report, dated), borrowed=_borrowed(dated)))
            text = " \n".join(span.text for span in report.spans) or report.title
            if report.kind == "history":
                # A past war is known by its name.
                text = f"{report.title}\n{text}"
            tellings.append(telling_words(text))
            # Where it was is compared as a place.
            named.append(names(text) - {word for name in found[-1]["all_names"] for word in name.split()})
            found[-1]["shingles"] = shingles(text)
            found[-1]["main"] = report.id == main
            found[-1]["story"] = len(stories) - 1
            found[-1]["lands"] = lands
            found[-1]["days_told"] = sorted(day.toordinal() for day in named_days)
            found[-1]["out_from"], found[-1]["out_to"] = _out(published)
            found[-1]["alike"] = []
            # The page's main event is what most of the people are named for.
            found[-1]["people"], found[-1]["aged"] = map(sorted, full_names(story if report.id == main else text))
    weight, name_weight = rarity(tellings), rarity(named)
    story_vectors = vectors(stories, rarity(stories))
    text_vectors, name_vectors = vectors(tellings, weight), vectors([sorted(n) for n in named], name_weight)
    on_page = [sorted(seen) for seen in _seen(texts, {n for row in found for n in row["fine_names"]})]
    here: dict[int, Counter[str]] = defaultdict(Counter)
    of_days: dict[int, Counter[int]] = defaultdict(Counter)
    for row in found:
        here[row["story"]].update(row["fine_names"])
        if row["day_from"] is not None and row["day_from"] == row["day_to"]:
            of_days[row["story"]][row["day_from"]] += 1
    for i, row in enumerate(found):
        # A place where the page tells another event is named for that one.
        others = here[row["story"]] - Counter(row["fine_names"])
        row["on_page"] = [name for name in on_page[row["story"]] if name not in others]
        row["beside_it"] = sorted(set(others) - set(row["place_names"]))
        # So is a day on which it tells another one.
        mine = row["day_from"] if row["day_from"] == row["day_to"] else None
        row["days_told"] = [n for n in row["days_told"] if not of_days[row["story"]][n] - (n == mine)]
        row["words"], row["has_words"] = text_vectors[i], bool(tellings[i])
        row["names"], row["has_names"] = name_vectors[i], bool(named[i])
        row["story"] = story_vectors[row["story"]]
        row["named"] = sorted(named[i], key=lambda n: (-name_weight.get(n, 0), n))
    _mark_common_places(found)
    bodies = {fold(a.name) for reading in readings for a in reading.actors if a.kind != "person"}
    _mark_common_people(found, bodies)
    _mark_seldom_manners(found)
    _meet_undated(found)
    # Before the case is dated, pages that are only alike would be given each other's days.
    _meet_alike(found if dates is not None else ())
    return found


def _main(reading: Reading) -> str | None:
    """What an article is about: the incident that most of it tells, if it also tells it first or at more length than all others together."""
    told = [report for report in reading.reports if report.kind == "incident" and report.spans]
    first = min(told, key=lambda report: min(s.start for s in report.spans), default=None)
    most = max(told, key=_length, default=None)
    if most is None or (first is not most and 2 * _length(most) <= sum(map(_length, told))):
        return None
    return most.id


def _length(report: Report) -> int:
    return sum(span.end - span.start for span in report.spans)


def _row(report: Report, claims: list[Claim], days: Window, *, inferred: bool, borrowed: bool) -> dict[str, Any]:
    place = report.place
    point = place is not None and place.lat is not None and place.relation is None
    parties = {s for s in walk_actors(report.parties + report.agents + report.targets) if _telling(s)}
    when = calendar(report, days, own=not inferred)
    row: dict[str, Any] = {
        "unique_id": report.id,
        "article": report.article_id,
        "kind": report.kind,
        "day_from": days.start.toordinal() if days.start else None,
        "day_to": days.end.toordinal() if days.end else None,
        "month_day": days.month_day,
        "month": when.month,
        "weekdays": list(when.weekdays),
        "beside": list(when.beside),
        "adrift": not (days.start and days.end) or (days.end - days.start).days >= WEEK,
        "inferred": inferred,
        "borrowed": borrowed,
        "states": sorted(_states(report)),
        # A place that no gazetteer knows lies at its parent's point: that says nothing of how near it is.
        "guessed": bool(place and place.source == "text"),
        "lat": place.lat if place and point else None,
        "lon": place.lon if place and point else None,
        "precision": _precision(place),
        "place_names": _place_names(place),
        "fine_names": [n for n in _place_names(place) if len(n) >= SHORTEST_NAME and place and _names_one(place)],
        "sounds": _sounds(place),
        "namesake": _namesake(place),
        "all_names": sorted({n for p in (place, *report.places) if p and _names_one(p) for n in _place_names(p)}),
        "admin1": fold(place.admin1) if place and place.admin1 else None,
        "country": place.country if place else None,
        "planned": report.reality == "planned",
        "plover": report.event.plover,
        "acled_type": report.event.acled_type,
        "manner": report.event.mode,
        "weapons": sorted({fold(c.content.weapon) for c in claims if c.content.weapon}),
        "agents": sorted(s for s in walk_actors(report.agents) if _telling(s)),
        "targets": sorted(s for s in walk_actors(report.targets) if _telling(s)),
        "parties": sorted(parties),
    }
    row |= _figures(claims)
    row["cells"] = _cells(report, days, row)
    row["label"] = place.name if place else None
    return row


def _out(published: When) -> tuple[int | None, int | None]:
    """First and last day on which a page can have been published, where those are few."""
    if published.start is None or published.end is None or (published.end - published.start).days > OUT:
        return None, None
    return published.start.toordinal(), published.end.toordinal()


def _seen(texts: Sequence[str], wanted: set[str]) -> list[set[str]]:
    """Which of some folded names each text names: written with a capital, so that no common word is taken for a place."""
    found = []
    for text in texts:
        told = _CAPITAL.findall(text)
        every = [fold(word) for word in told]
        seen = set()
        for start, word in enumerate(told):
            if word[0].isupper():
                ends = range(start + 1, min(start + LONGEST_NAME, len(every)) + 1)
                seen |= {name for end in ends if (name := " ".join(every[start:end])) in wanted}
        found.append(seen)
    return found


def _names_one(place: Place) -> bool:
    """Whether a name tells a place from others: no country, sea or region, but a village that no gazetteer knows."""
    return place.precision <= 4 or (place.source == "text" and place.relation is None)


def _precision(place: Place | None) -> int | None:
    """As the place has it; a village known by its name alone is a village, however coarse the point that it was put at."""
    if place is None:
        return None
    return min(place.precision, 3) if place.source == "text" and place.relation is None else place.precision


def _telling(side: str) -> bool:
    """A side that sets events apart: named, not "militants" or "residents"."""
    return side not in (ALL_SIDES, UNKNOWN_SIDE) and not side[:1].islower()


def _place_names(place: Place | None) -> list[str]:
    if place is None:
        return []
    return sorted(
        {fold(n) for n in (place.name, *place.other_names) if n}
        | ({f"#{place.source}"} if place.source and ":" in place.source else set())
    )


def _sounds(place: Place | None) -> list[str]:
    """How a place's names sound without article and kind, for villages that every page spells its own way."""
    if place is None or place.relation is not None:
        return []
    found = set()
    for name in (place.name, *place.other_names):
        kept = [w for w in fold(name).split() if w not in _ARTICLES and w not in _kinds()]
        # A silent h at the end is written or not: "Atme", "Atmeh".
        key = " ".join(sound(w[:-1] if len(w) > 4 and w[-2:] in ("ah", "eh") else w) for w in kept)
        if len(key) >= SHORTEST_SOUND:
            found.add(key)
    return sorted(found)


def _namesake(place: Place | None) -> bool:
    """Whether a town has its province's name, so that the name alone may mean either."""
    if place is None or place.admin1 is None or place.precision > FINE:
        return False
    return set(fold(place.name).split()) <= set(fold(place.admin1).split())


def _inferred(report: Report, dated: When | None) -> bool:
    """Whether the day is only the page's, or taken from what it comes with: the report has none of its own."""
    if dated is not None and dated.start:
        return "not stated" in dated.basis
    return not any(_dates(time) for time in report.times)


def _borrowed(dated: When | None) -> bool:
    """Whether the days were taken from another page that was thought to tell the same: that they agree says nothing."""
    return dated is not None and "by the linked report" in dated.basis


def _states(report: Report) -> set[str]:
    """The countries that a report's places lie in, and the states among its parties."""
    places = {p.country for p in (report.place, *report.places) if p and p.country}
    sides = walk_actors(report.parties + report.agents + report.targets)
    return places | set(filter(is_state, sides))


def _dates(time: TimeMention) -> bool:
    """Whether an expression tells the day of what happened."""
    return time.role != "reporting" and time.kind not in ("duration", "set")


def _figures(claims: list[Claim]) -> dict[str, Any]:
    """The tolls as keys that two reports can share: with the side where it is a state's armed people, else without."""
    sided: dict[str, set[str]] = defaultdict(set)
    loose: dict[str, set[str]] = defaultdict(set)
    plain: dict[str, set[str]] = defaultdict(set)
    most, shut = None, True
    for claim in claims:
        content = claim.content
        count = content.count
        if (
            content.what != "toll"
            or count is None
            or content.status is None
            or claim.reality != "actual"
            or claim.stance == "denies"
        ):
            continue
        low, high = count.low, count.high
        if high == 0 or ((low or 0) <= 1 and high != low):
            continue
        side = (content.side or UNKNOWN_SIDE).split("/")[0]
        armed = is_state(side) and content.category in ("military", "police")
        # "At least 20", "20" and "up to 20" are one figure on its way from page to page.
        for size in {n for n in (low, high) if n}:
            grade = "big" if size >= 10 else "mid" if size >= 4 else "small"
            key = f"{content.status} {size}"
            plain[grade].add(key)
            if armed:
                sided[grade].add(f"{key} {side}")
            else:
                loose[grade].add(key)
        size = max(low or 0, high or 0)
        if content.status == "killed" and side not in faceless():
            shut = high is not None if size > (most or 0) else shut or (size == most and high is not None)
            most = max(most or 0, size)
    lost = {key.removeprefix("killed ") for keys in sided.values() for key in keys if key.startswith("killed ")}
    row: dict[str, Any] = {
        "killed": most,
        "killed_or_more": not shut,
        "lost": sorted(lost),
        "lost_sides": sorted({k.split()[1] for k in lost}),
    }
    for grade in ("big", "mid", "small"):
        row[f"{grade}_sided"] = sorted(sided[grade])
        row[f"{grade}_loose"] = sorted(loose[grade])
        row[f"{grade}_plain"] = sorted(plain[grade])
    return row


def _cells(report: Report, days: Window, row: dict[str, Any]) -> list[str]:
    """Blocking keys: only reports that share one are ever compared."""
    keys = set()
    grounds = {row["country"]} if row["country"] else set(filter(is_state, row["parties"]))
    grounds = {g for g in grounds if g} or set(row["parties"]) or {"?"}
    if report.kind == "history":
        years = range(days.start.year, min(days.end.year, days.start.year + 12) + 1) if days.start and days.end else [0]
        return sorted({f"{p} {y}" for p in set(row["parties"]) | grounds for y in years})
    if days.start and days.end and (days.end - days.start).days <= WIDE:
        # A day of slack on both sides, so that outlets that differ by a day still meet.
        back = BACK if row["inferred"] else 1
        weeks = range((days.start.toordinal() - back) // 7, (days.end.toordinal() + 1) // 7 + 1)
        keys |= {f"{g} week {w}" for g in grounds for w in weeks}
        keys |= {f"{n} week {w}" for n in row["place_names"] for w in weeks}
    else:
        keys |= _undated(row)
    return sorted(keys)


def _undated(row: dict[str, Any]) -> set[str]:
    """Keys under which a report without a day of its own looks for others: its places, and the states that meet in it."""
    states = [p for p in row["parties"] if is_state(p)]
    return {f"undated {n}" for n in row["all_names"]} | {
        f"undated {'-'.join(pair)}" for pair in combinations(states, 2)
    }


def _meet_undated(found: list[dict[str, Any]]) -> None:
    """Let dated reports be found by undated ones: under those keys alone that an undated one looks under."""
    wanted = {key for row in found for key in row["cells"] if key.startswith("undated ")}
    for row in found:
        if row["kind"] != "history" and wanted:
            row["cells"] = sorted(set(row["cells"]) | (_undated(row) & wanted))


def _mark_common_places(found: list[dict[str, Any]]) -> None:
    seen = Counter(n for row in found for n in row["place_names"])
    limit = max(COMMON_COUNT, COMMON_SHARE * len(found))
    for row in found:
        row["common"] = any(seen[n] >= limit for n in row["place_names"])
        # A province is a place of many events, however few of them this case tells.
        fine = row["precision"] is not None and row["precision"] <= FINE
        row["rare_names"] = [n for n in row["place_names"] if fine and seen[n] < limit]
        row["undated"] = row["day_from"] is None or row["day_to"] - row["day_from"] > WIDE


def _meet_alike(found: Sequence[dict[str, Any]]) -> None:
    """Let reports be found by those that tell in the words most like theirs, whatever their days and places were taken for.

    ``alike`` holds a key for each pair of a report with one of the :data:`NEAREST` most alike in its own sentences, or in the
    whole article where it is what both are about.
    """
    for kind in sorted({row["kind"] for row in found}):
        told = [row for row in found if row["kind"] == kind]
        main = [row for row in told if row["main"]]
        for some, column, least in ((told, "words", ALIKE), (main, "story", ALIKE_STORY)):
            articles = [row["article"] for row in some]
            for left, right in nearest(np.array([row[column] for row in some]), articles, NEAREST, least):
                key = " with ".join(sorted((some[left]["unique_id"], some[right]["unique_id"])))
                some[left]["alike"].append(key)
                some[right]["alike"].append(key)


def _mark_common_people(found: list[dict[str, Any]], bodies: set[str]) -> None:
    """Keep the names that two articles have and few more: whom many name speaks for somebody, or holds an office.

    Parameters: ``bodies``: names of states, groups and other actors that are no persons; they and places are left out.
    """
    seen = Counter(name for name, _ in {(n, row["article"]) for row in found for n in row["people"]})
    limit = max(COMMON_COUNT, COMMON_SHARE * len({row["article"] for row in found}))
    others = bodies | {name for row in found for name in row["all_names"]}
    for row in found:
        told = row["kind"] == "incident"
        row["people"] = [n for n in row["people"] if told and 2 <= seen[n] < limit and n not in others]
        row["aged"] = [n for n in row["aged"] if 2 <= seen[n.rpartition(" ")[0]] < limit]


def _mark_seldom_manners(found: list[dict[str, Any]]) -> None:
    seen = Counter((row["kind"], row["manner"]) for row in found)
    every = Counter(row["kind"] for row in found)
    for row in found:
        kind, manner = row["kind"], row["manner"]
        row["seldom"] = manner is not None and seen[kind, manner] <= SELDOM * every[kind]


def day(number: int | None) -> date | None:
    """The date of a row's day number."""
    return date.fromordinal(number) if number is not None else None


def table(found: Sequence[dict[str, Any]]) -> pa.Table:
    """The rows as an Arrow table with stated types (an empty list would else have none)."""
    import pyarrow as pa

    text, texts, number, numbers = pa.string(), pa.list_(pa.string()), pa.int32(), pa.list_(pa.int32())
    types: dict[str, pa.DataType] = {
        "unique_id": text, "article": text, "kind": text, "day_from": number, "day_to": number, "month_day": text,
        "undated": pa.bool_(), "guessed": pa.bool_(), "rare_names": texts, "lat": pa.float64(), "lon": pa.float64(), "precision": number, "place_names": texts,
        "all_names": texts, "admin1": text, "country": text, "common": pa.bool_(), "planned": pa.bool_(), "plover": text, "acled_type": text,
        "month": number, "weekdays": numbers, "beside": numbers, "adrift": pa.bool_(), "killed_or_more": pa.bool_(),
        "manner": text, "seldom": pa.bool_(), "inferred": pa.bool_(), "borrowed": pa.bool_(), "states": texts, "namesake": pa.bool_(), "sounds": texts, "weapons": texts, "agents": texts, "targets": texts, "parties": texts, "killed": number,
        "lands": texts, "days_told": numbers, "fine_names": texts, "on_page": texts, "beside_it": texts, "out_from": number, "out_to": number, "shingles": pa.list_(pa.int64()), "cells": texts, "alike": texts, "main": pa.bool_(), "people": texts, "aged": texts, "has_words": pa.bool_(), "has_names": pa.bool_(),

    }  # fmt: skip
    types |= {"lost": texts, "lost_sides": texts}
    for grade in ("big", "mid", "small"):
        for kind in ("sided", "loose", "plain"):
            types[f"{grade}_{kind}"] = texts
    columns = {name: pa.array([row[name] for row in found], kind) for name, kind in types.items()}
    for name in ("words", "names", "story"):
        every = np.array([row[name] for row in found], dtype=np.float32)
        columns[name] = pa.FixedSizeListArray.from_arrays(pa.array(every.ravel()), every.shape[1])
    return pa.table(columns)
