"""Bytes to articles: loading, character sets, HTML, cutting boilerplate, several articles on a page, credits, stated dates."""

from rashomon.pages.articles import articles
from rashomon.pages.load import load, read_bytes

__all__ = ["articles", "load", "read_bytes"]
