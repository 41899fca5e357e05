"""Places: a gazetteer, the toponyms of a text, and which place each of them means."""

from rashomon.language.places.component import Places, find_spans, locate, make_places, nations
from rashomon.language.places.gazetteer import Entry, Gazetteer

__all__ = ["Entry", "Gazetteer", "Places", "find_spans", "locate", "make_places", "nations"]
