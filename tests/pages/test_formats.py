"""Each format gives the same article as a page of its own would, under a stable name, with what its container says of it."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import sys
import tracemalloc
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from rashomon import pages
from rashomon.model import Page, Skipped
from tests.pages.make import HTML, TEXT, bad, good, lines, pdf, read, record, tarred, zipped
from tests.pages.read import HEADLINE, STORY

WHOLE = "\n\n".join([HEADLINE, *STORY])


def load(tmp_path: Path, name: str, data: bytes, *fields: str) -> list[Page | Skipped]:
    path = tmp_path / name
    path.write_bytes(data)
    return list(pages.load([path], fields=fields))


def only(found: list[Page | Skipped]) -> Page:
    [page] = found
    assert isinstance(page, Page), page
    return page


def test_a_web_archive_gives_its_answers_with_address_time_and_headers(tmp_path: Path) -> None:
    archive = b"".join(
        [
            record(1, b"software: none", kind="warcinfo"),
            record(2, b"GET / HTTP/1.1\r\n\r\n", kind="request"),
            record(3, HTML.encode(), fields={"Set-Cookie": "id=1", "Server": "mill"}),
            record(4, b"<h1>Not found</h1>", status="404 Not Found"),
            record(5, b"\x89PNG", fields={"Content-Type": "image/png"}),
            record(6, TEXT.encode(), kind="conversion"),
            record(7, pdf([TEXT.replace(". ", ".\n")]), kind="resource", fields={"Content-Type": "application/pdf"}),
        ]
    )
    for name, data in (("c.warc", archive), ("c.warc.gz", gzip.compress(archive))):
        found = good(load(tmp_path, name, data))
        assert list(found) == [f"{name}#3", f"{name}#6", f"{name}#7"]
        page = found[f"{name}#3"]
        assert page.data == HTML.encode()
        assert page.address == "https://river.example/3"
        assert page.fetched == datetime(2024, 2, 13, 8, 3, tzinfo=UTC)
        assert page.headers == (("Content-Type", "text/html; charset=utf-8"), ("Server", "mill"))
        assert read(page) == read(found[f"{name}#6"]) == WHOLE


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        ({"Content-Encoding": "gzip"}, gzip.compress(HTML.encode())),
        ({"Content-Encoding": "gzip"}, HTML.encode()),
        ({"Transfer-Encoding": "chunked"}, b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (90, HTML.encode()[:90], len(HTML) - 90, HTML.encode()[90:])),
        ({"Transfer-Encoding": "chunked"}, HTML.encode()),
        ({"Content-Type": "text/html; charset=utf-16"}, HTML.encode("utf-16")),
    ],
)  # fmt: skip
def test_answers_are_unpacked_as_their_headers_say_or_as_they_are(
    tmp_path: Path, fields: dict[str, str], body: bytes
) -> None:
    page = only(load(tmp_path, "c.warc", record(1, body, fields=fields)))
    assert read(page) == WHOLE


def test_records_a_line_with_the_fields_that_data_sets_use(tmp_path: Path) -> None:
    found = good(
        load(
            tmp_path,
            "news.jsonl",
            lines(
                {"title": HEADLINE, "text": "\n".join(STORY), "url": "https://a.example/1", "date": "2024-02-13T01:00:00+04:00"},
                {"headline": HEADLINE, "articleBody": "\n".join(STORY), "source": {"name": "River Wire"}, "publishedAt": "Tue, 13 Feb 2024 23:00:00 -0500"},
                {"maintext": TEXT, "authors": ["Jan Holt", "Ada Lund"], "date_publish": 1707800000, "date_download": "2024-02-14 10:00:00"},
                {"html": HTML, "date": "03/04/2024"},
            ),
        )
    )  # fmt: skip
    assert list(found) == [f"news.jsonl#{n}" for n in (1, 2, 3, 4)]
    one, two, three, four = found.values()
    assert {read(page) for page in found.values()} == {WHOLE}
    assert one.address == "https://a.example/1"
    assert one.stated_date == two.stated_date == three.stated_date == date(2024, 2, 13)
    assert two.site == "River Wire"
    assert three.author == "Jan Holt, Ada Lund"
    assert three.fetched == datetime(2024, 2, 14, 10, tzinfo=UTC)
    assert four.stated_date is None, "the third of April or the fourth of March: never a guess"
    assert json.loads(one.data)["title"] == HEADLINE


def test_fields_are_mapped_by_option(tmp_path: Path) -> None:
    data = lines({"text": "a label", "Leader": HEADLINE, "deep": {"copy": TEXT}, "when": "13 February 2024"})
    page = only(load(tmp_path, "n.jsonl", data, "text=deep.copy", "title=leader", "published=when"))
    assert read(page) == WHOLE
    assert page.title == HEADLINE
    assert page.stated_date == date(2024, 2, 13)
    for wrong in ("text", "=body", "colour=red", "text="):
        with pytest.raises(ValueError, match="PART=FIELD"):
            next(pages.load([tmp_path], fields=[wrong]))


def test_records_that_are_none_are_named_by_line(tmp_path: Path) -> None:
    data = lines({"text": TEXT}) + b"\n{broken\n" + lines([1], {"id": 5, "words": TEXT}, {"text": TEXT, "id": 2})
    found = load(tmp_path, "n.jsonl", data)
    assert list(good(found)) == ["n.jsonl#1", "n.jsonl#6"]
    assert bad(found) == {"n.jsonl#3": "not a record", "n.jsonl#4": "not a record", "n.jsonl#5": "no text"}
    assert "id, words" in next(i.message for i in found if i.name == "n.jsonl#5")  # type: ignore[union-attr]


def test_a_broken_first_line_costs_that_line_alone(tmp_path: Path) -> None:
    first, second = load(tmp_path, "news.jsonl", b'{"text": "cut\n' + json.dumps({"text": TEXT}).encode())
    assert isinstance(first, Skipped)
    assert (first.name, first.reason) == ("news.jsonl#1", "not a record")
    assert isinstance(second, Page)
    assert second.name == "news.jsonl#2"


@pytest.mark.parametrize("name", ["news.jsonl", "news.html", "news.txt.gz"])
@pytest.mark.parametrize("data", [b"", b"\n\n"], ids=["none", "blank"])
def test_an_empty_file_is_named(tmp_path: Path, name: str, data: bytes) -> None:
    packed = gzip.compress(data) if name.endswith(".gz") else data
    [found] = load(tmp_path, name, packed)
    assert isinstance(found, Skipped)
    assert found.reason == "empty"
    assert found.name == name


def test_one_json_value_over_many_lines(tmp_path: Path) -> None:
    own = {"title": HEADLINE, "text": TEXT}
    assert only(load(tmp_path, "one.json", json.dumps(own, indent=1).encode())).name == "one.json"
    many = json.dumps([own, {**own, "id": 2}], indent=1).encode()
    assert list(good(load(tmp_path, "many.json", many))) == ["many.json#1", "many.json#2"]


ENTRY = "".join(f"<p>{p}</p>" for p in STORY)
RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>River Wire</title><link>https://river.example/</link>
<item><title>{HEADLINE} &amp;amp; more</title><link>https://river.example/1</link><guid>tag:1</guid>
<pubDate>Tue, 13 Feb 2024 23:30:00 -0500</pubDate><content:encoded><![CDATA[{ENTRY}]]></content:encoded></item>
<item><title>Talks fail</title><link>https://river.example/2</link><description>Two ministers left the hall.</description></item>
<item><title>Cut</title><link>https://river.example/3</link><content:encoded><![CDATA[{ENTRY}<p>And then [&#8230;]</p>]]></content:encoded></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>River Wire</title><entry><id>tag:1</id><title>{HEADLINE}</title>
<author><name>Jan Holt</name></author><link href="https://river.example/1"/><updated>2024-02-13T23:30:00-05:00</updated>
<content type="html">{ENTRY.replace("<", "&lt;")}</content></entry></feed>"""


@pytest.mark.parametrize(("name", "data"), [("f.xml", RSS), ("f.rss", RSS), ("f", RSS), ("f.atom", ATOM)])
def test_feeds_give_whole_entries_and_name_summaries(tmp_path: Path, name: str, data: str) -> None:
    found = load(tmp_path, name, data.encode())
    [page] = good(found).values()
    assert page.name.startswith(f"{name}#")
    assert (page.address, page.site, page.stated_date) == ("https://river.example/1", "River Wire", date(2024, 2, 13))
    assert read(page).endswith("\n\n".join(STORY))
    assert read(page).startswith(HEADLINE)
    if data is RSS:
        assert page.title == f"{HEADLINE} & more"
        assert sorted(bad(found).values()) == ["summary only", "summary only"]
        assert any("https://river.example/2" in i.message for i in found if isinstance(i, Skipped))
    else:
        assert page.author == "Jan Holt"


def test_a_feed_that_moves_on_keeps_the_names_of_its_entries(tmp_path: Path) -> None:
    [before] = good(load(tmp_path, "f.xml", RSS.encode()))
    new = f"<item><title>New</title><guid>tag:9</guid><description>{ENTRY.replace('<', '&lt;')}</description></item><item>"
    after = good(load(tmp_path, "f.xml", RSS.replace("<item>", new, 1).encode()))
    assert before in after
    assert len(after) == 2


def test_a_pdf_with_a_text_layer(tmp_path: Path) -> None:
    wrapped = [HEADLINE, ""]
    for paragraph in STORY:
        words = paragraph.split()
        wrapped += [" ".join(words[i : i + 12]) for i in range(0, len(words), 12)] + [""]
    broken = "\n".join(wrapped).replace("explosions", "explo-\nsions")
    page = only(load(tmp_path, "a.pdf", pdf([broken, "The talks go on in the spring of next year."], title=HEADLINE)))
    assert (page.media_type, page.title) == ("application/pdf", HEADLINE)
    assert "about ten explosions" in " ".join(page.text.split())
    text = " ".join(read(page).split())
    assert all(paragraph in text for paragraph in STORY)


MEMBERS = {"b/two.html": HTML.encode(), "one.txt": TEXT.encode(), ".hidden": b"x", "__MACOSX/one.txt": b"x"}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", zipped(MEMBERS)),
        ("a.tar", tarred(MEMBERS)),
        ("a.tgz", tarred(MEMBERS, mode="w:gz")),
        ("a.tar.bz2", tarred(MEMBERS, mode="w:bz2")),
        ("a.tar.xz", tarred(MEMBERS, mode="w:xz")),
    ],
)
def test_archives_give_their_members(tmp_path: Path, name: str, data: bytes) -> None:
    found = good(load(tmp_path, name, data))
    assert list(found) == [f"{name}/b/two.html", f"{name}/one.txt"]
    assert {read(page) for page in found.values()} == {WHOLE}


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_packed_page_keeps_its_name_and_its_kind(tmp_path: Path, pack) -> None:  # type: ignore[no-untyped-def]
    ending = {"gzip": ".gz", "bz2": ".bz2", "lzma": ".xz"}[pack.__module__]
    page = only(load(tmp_path, f"p.html{ending}", pack(HTML.encode())))
    assert (page.name, page.media_type) == (f"p.html{ending}", "text/html")


def test_anything_in_anything(tmp_path: Path) -> None:
    inner = zipped({"c.warc.gz": gzip.compress(record(1, HTML.encode())), "n.jsonl": lines({"text": TEXT})})
    found = good(load(tmp_path, "a.tar.gz", tarred({"b.zip": inner, "f.rss": RSS.encode()}, mode="w:gz")))
    names = list(found)
    assert names[:2] == ["a.tar.gz/b.zip/c.warc.gz#1", "a.tar.gz/b.zip/n.jsonl#1"]
    assert names[2].startswith("a.tar.gz/f.rss#")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, name, names in (
        (TEXT.encode(), "stdin", ["stdin"]),
        (gzip.compress(record(1, HTML.encode())), "c.warc.gz", ["c.warc.gz#1"]),
        (zipped({"a.txt": TEXT.encode()}), "stdin", ["stdin/a.txt"]),
        (lines({"text": TEXT}), "stdin", ["stdin#1"]),
    ):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))  # type: ignore[arg-type]
        assert list(good(pages.load(["-"], name=name))) == names


def test_what_a_case_holds_is_not_read_again(tmp_path: Path) -> None:
    data = lines({"text": TEXT}, {"text": TEXT, "id": 2})
    held = {page.name: page.sha256 for page in good(load(tmp_path, "n.jsonl", data)).values()}
    assert list(pages.load([tmp_path / "n.jsonl"], held=held)) == []
    (tmp_path / "n.jsonl").write_bytes(data + lines({"text": TEXT, "id": 3}))
    assert list(good(pages.load([tmp_path / "n.jsonl"], held=held))) == ["n.jsonl#3"]


def peak(path: Path) -> tuple[int, int]:
    """Pages, and the most memory in bytes that loading them took."""
    tracemalloc.start()
    count = sum(isinstance(item, Page) for item in pages.load([path]))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return count, most


@pytest.mark.parametrize("kind", ["n.jsonl", "n.jsonl.gz", "c.warc", "c.warc.gz", "a.tar"])
def test_memory_does_not_grow_with_the_number_of_pages(tmp_path: Path, kind: str) -> None:
    most = []
    for number in (300, 3000):
        words = [f"{HEADLINE} {n}\n\nOn day {n} the bridge was shut. {STORY[0]}" for n in range(number)]
        if "jsonl" in kind:
            data = lines(*({"text": text} for text in words))
        elif "warc" in kind:
            data = b"".join(
                record(n, text.encode(), fields={"Content-Type": "text/plain"}) for n, text in enumerate(words)
            )
        else:
            data = tarred({f"{n}.txt": text.encode() for n, text in enumerate(words)})
        path = tmp_path / kind
        path.write_bytes(gzip.compress(data) if kind.endswith(".gz") else data)
        list(pages.load([path])) if not most else None
        count, size = peak(path)
        assert count == number
        most.append(size)
    assert most[1] < most[0] + 100_000, "ten times the pages, the same memory"
