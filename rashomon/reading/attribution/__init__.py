"""Who says which words: sources, cues, contents and stances of one article."""

from rashomon.reading.attribution.assemble import attributions

__all__ = ["attributions"]
