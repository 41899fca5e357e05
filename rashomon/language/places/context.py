"""Which countries a text speaks of, by the names in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from rashomon.language.places.gazetteer import Entry, Gazetteer


class Context:
    """Which countries a text speaks of, by all its names but the one that is asked for.

    Parameters: the candidates of each name; how often countries and their people are named; the gazetteer.
    """

    def __init__(
        self, names: Mapping[str, tuple[Entry, ...]], nations: Mapping[str, float], gazetteer: Gazetteer
    ) -> None:
        self._own: dict[str, dict[str, float]] = {}
        self._all: dict[str, float] = defaultdict(float)
        for key, found in names.items():
            people: dict[str, float] = {}
            for e in found:
                if e.country:
                    people[e.country] = max(people.get(e.country, 0.0), (e.population + 100) ** 0.5)
            total = sum(people.values())
            shares = {code: n / total for code, n in people.items()}
            country = gazetteer.countries.get(key)
            if country:
                # a country's name speaks for itself as one more name, not as often as it stands there
                shares[country] = shares.get(country, 0.0) + 1.0
            self._own[key] = shares
            for code, share in shares.items():
                self._all[code] += share
        for code in set(nations) - {gazetteer.countries.get(key) for key in names}:
            self._all[code] += 1.0
        self._total = sum(self._all.values())

    def share(self, code: str | None, key: str, nothing: float = 0.0) -> float:
        """The country's share of the names other than ``key``, 0 to 1; ``nothing`` when there is hardly another name."""
        own = self._own.get(key, {})
        rest = self._total - sum(own.values())
        if rest < 0.9:
            return nothing
        return (self._all.get(code or "", 0.0) - own.get(code or "", 0.0)) / rest
