"""Bytes to articles: loading, character sets, HTML, cutting boilerplate, several articles on a page, credits, stated dates."""

from rashomon.pages.articles import articles
from rashomon.pages.load import Named, load
from rashomon.pages.page import read_bytes
from rashomon.pages.records import fields

__all__ = ["Named", "articles", "fields", "load", "read_bytes"]
