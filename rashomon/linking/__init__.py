"""From reports to events: which reports of many articles tell the same thing, and which names are one actor."""

from rashomon.linking.actors import canonical, recode
from rashomon.linking.clusters import cluster, event_ids
from rashomon.linking.rulings import ruled
from rashomon.linking.score import link

__all__ = ["canonical", "cluster", "event_ids", "link", "recode", "ruled"]
