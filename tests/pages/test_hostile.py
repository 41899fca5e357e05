"""Files made to do harm, or broken on the way: refused or survived with one clear line, soon, in little memory; the run goes on."""

from __future__ import annotations

import gzip
import io
import struct
import tarfile
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from rashomon import pages
from rashomon.model import Page, Skipped
from rashomon.pages import pdf as pdf_module
from rashomon.pages.page import LIMIT
from tests.pages.make import HTML, TEXT, assemble, bad, good, lines, pdf, record, tarred, zipped

ZEROS = bytes(2**20)


def load(tmp_path: Path, name: str, data: bytes) -> list[Page | Skipped]:
    """What is found in a file that has a good page beside it, which must be found as well."""
    (tmp_path / name).write_bytes(data)
    (tmp_path / "zz good.txt").write_text(TEXT)
    *found, last = pages.load([tmp_path])
    assert isinstance(last, Page), last
    return found


@contextmanager
def bounded(seconds: float, memory: int) -> Iterator[None]:
    """Fails when what is inside takes longer or more."""
    tracemalloc.start()
    start = time.process_time()
    yield
    taken, (_, most) = time.process_time() - start, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken < seconds
    assert most < memory


@cache
def bomb() -> bytes:
    """A small gzip file of very many zero bytes."""
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    return b"".join([*(packer.compress(ZEROS) for _ in range(300)), packer.flush()])


def test_a_packed_file_that_blows_up(tmp_path: Path) -> None:
    for name, why in (("bomb.txt.gz", "too large"), ("bomb.tar.gz", "no pages"), ("bomb.jsonl.gz", "too large")):
        data = bomb()
        with bounded(20, 100 * 2**20):
            found = load(tmp_path, name, data)
        assert why in {item.reason for item in found if isinstance(item, Skipped)}
        (tmp_path / name).unlink()


def test_a_zip_bomb_of_overlapping_members(tmp_path: Path) -> None:
    """One packed megabyte that thousands of members share, each as big as a page may be."""
    whole = zipped({"0.txt": ZEROS * 19})
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        info = archive.infolist()[0]
        start = archive.start_dir
    entry = whole[start : start + 46 + len(info.filename)]
    members = 5000
    directory = entry * members
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, members, members, len(directory), start, 0)
    with bounded(20, 150 * 2**20):
        found = load(tmp_path, "bomb.zip", whole[:start] + directory + end)
    assert bad(found)["bomb.zip"] == "hostile"
    assert len(found) < 50, "said once, not for each member"


def test_archives_in_archives_without_end(tmp_path: Path) -> None:
    data = TEXT.encode()
    for _ in range(12):
        data = zipped({"a.zip": data})
    [reason] = bad(load(tmp_path, "deep.zip", data)).values()
    assert reason == "hostile"
    packed = TEXT.encode()
    for _ in range(12):
        packed = gzip.compress(packed)
    assert bad(load(tmp_path, "deep.txt" + ".gz" * 12, packed)) == {"deep.zip/a.zip" + "/a.zip" * 5: "hostile", "deep.txt" + ".gz" * 12: "hostile"}  # fmt: skip


def test_a_zip_whose_members_reach_out_of_it(tmp_path: Path) -> None:
    names = [
        "../../etc/cron.d/x.txt",
        "/etc/x.txt",
        "C:\\x\\..\\y.txt",
        "a/./b//c.txt",
        "a\x1b[2Jb.txt",
        "%2e%2e/x.txt",
    ]
    found = load(tmp_path, "a.zip", zipped({name: f"{TEXT} {n}".encode() for n, name in enumerate(names)}))
    assert list(good(found)) == [
        "a.zip/etc/cron.d/x.txt",
        "a.zip/etc/x.txt",
        "a.zip/C:/x/y.txt",
        "a.zip/a/b/c.txt",
        "a.zip/a\x1b[2Jb.txt",
        "a.zip/%2e%2e/x.txt",
    ]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.zip", "zz good.txt"], "nothing was unpacked"


def test_links_and_devices_in_archives(tmp_path: Path) -> None:
    odd = []
    kinds = {
        "sym.txt": tarfile.SYMTYPE,
        "hard.txt": tarfile.LNKTYPE,
        "dev.txt": tarfile.CHRTYPE,
        "pipe.txt": tarfile.FIFOTYPE,
    }
    for name, kind in kinds.items():
        info = tarfile.TarInfo(name)
        info.type, info.linkname = kind, "/etc/passwd"
        odd.append(info)
    found = load(tmp_path, "a.tar", tarred({"../one.txt": TEXT.encode()}, odd))
    assert list(good(found)) == ["a.tar/one.txt"]
    assert bad(found) == {f"a.tar/{name}": "not a file" for name in kinds}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert bad(load(tmp_path, "b.zip", file.getvalue()))["b.zip/link.txt"] == "not a file"


def test_a_locked_zip(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": TEXT.encode(), "b.txt": b"x" + TEXT.encode()}))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        start = archive.start_dir
    data[6] |= 1
    data[start + 8] |= 1
    found = load(tmp_path, "a.zip", bytes(data))
    assert bad(found) == {"a.zip/a.txt": "encrypted"}
    assert list(good(found)) == ["a.zip/b.txt"]


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.jsonl.gz", "a.warc", "a.warc.gz"])
def test_archives_cut_in_the_middle(tmp_path: Path, name: str) -> None:
    """What came before the cut is read where the format lets it, and the cut is said."""
    texts = {f"{n}.txt": f"{TEXT} {n} {n * n}".encode() for n in range(40)}
    if name == "a.zip":
        data = zipped(texts)
    elif "tar" in name:
        data = tarred(texts)
    elif "jsonl" in name:
        data = lines(*({"text": text.decode()} for text in texts.values()))
    else:
        data = b"".join(
            record(n, text, fields={"Content-Type": "text/plain"}) for n, text in enumerate(texts.values(), 1)
        )
    data = gzip.compress(data) if name.endswith(".gz") else data
    found = load(tmp_path, name, data[: len(data) * 2 // 3])
    assert set(bad(found).values()) <= {"damaged", "not a record"}
    assert "damaged" in bad(found).values()
    assert len(bad(found)) <= 2
    if name != "a.zip":
        assert 5 < len(good(found)) < 40


def test_archives_with_a_damaged_piece(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": TEXT.encode(), "b.txt": b"x" + TEXT.encode()}))
    data[60] ^= 0xFF
    found = load(tmp_path, "a.zip", bytes(data))
    assert bad(found) == {"a.zip/a.txt": "damaged"}
    assert list(good(found)) == ["a.zip/b.txt"]
    junk = record(1, HTML.encode()) + b"\x00\xffjunk" * 50 + record(2, HTML.encode())
    found = load(tmp_path, "a.warc", junk)
    assert next(iter(good(found))) == "a.warc#1"
    assert bad(found)["a.warc"] == "damaged"


@pytest.mark.parametrize(
    "data",
    [
        record(1, HTML.encode(), length=10**15),
        record(1, b"", kind="response").replace(b"Content-Length: ", b"Content-Length: -"),
        b"WARC/1.0\r\n" + b"X: y\r\n" * 200_000,
        b"WARC/1.0\r\n" + b"X" * 2**20,
        b"WARC/9.9\r\n\r\n" * 1000,
        record(1, gzip.compress(HTML.encode())[:60], fields={"Content-Encoding": "gzip"}),
        record(1, b"x" * 100, fields={"Content-Encoding": "gzip, br, zstd"}),
        record(1, b"FFFFFFFF\r\nx", fields={"Transfer-Encoding": "chunked"}),
        record(1, HTML.encode()).replace(b"HTTP/1.1 200 OK", b"\xff\xfe nonsense"),
        record(1, HTML.encode()).replace(b"2024-02-13", b"9999-99-99"),
    ],
    ids=range(10),
)
def test_web_archives_made_to_harm(tmp_path: Path, data: bytes) -> None:
    with bounded(5, 100 * 2**20):
        found = load(tmp_path, "a.warc", data)
    assert len(found) <= 2
    assert not bad(found) or set(bad(found).values()) <= {"damaged", "no pages", "empty", "binary", "too large"}


def test_an_answer_that_blows_up(tmp_path: Path) -> None:
    data = record(1, bomb(), fields={"Content-Encoding": "gzip"})
    with bounded(10, 150 * 2**20):
        found = load(tmp_path, "a.warc", data)
    assert bad(found) == {"a.warc#1": "too large"}


def test_a_line_of_fifty_megabytes(tmp_path: Path) -> None:
    data = lines({"text": TEXT}) + b'{"text": "' + b"a " * 25 * 2**20 + b'"}\n' + lines({"text": TEXT, "id": 3})
    with bounded(20, 4 * LIMIT):
        found = load(tmp_path, "n.jsonl", data)
    assert list(good(found)) == ["n.jsonl#1", "n.jsonl#3"]
    assert bad(found) == {"n.jsonl#2": "too large"}


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 100_000,
        b'{"text":' * 100_000,
        b'{"text": ' + b"9" * 100_000 + b"}",
        b'{"text": "\\ud800 ' + TEXT.replace("\n", " ").replace('"', "").encode() + b'"}',
        b'{"text": ["a", 1], "title": {"name": {"name": 1}}, "date": 1e400}',
        b"\xff\xfe{}",
    ],
    ids=range(6),
)
def test_records_made_to_harm(tmp_path: Path, data: bytes) -> None:
    with bounded(5, 100 * 2**20):
        found = load(tmp_path, "n.jsonl", data)
    assert len(found) == 1
    for page in good(found).values():
        page.text.encode("utf-8")


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(20))
    + "]><rss><channel><item><title>&u;</title><description>&u;</description></item></channel></rss>"
)


def test_entities_that_blow_up_or_reach_out(tmp_path: Path) -> None:
    with bounded(5, 100 * 2**20):
        assert bad(load(tmp_path, "a.xml", LAUGHS.encode())) == {"a.xml": "hostile"}
    secret = tmp_path / "secret.txt.gz"
    reach = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><html><body><p>&x;</p><p>{TEXT}</p></body></html>'
    secret.write_bytes(gzip.compress(TEXT.encode()))
    with bounded(5, 100 * 2**20):
        found = good(load(tmp_path, "b.xhtml", reach.encode()))
        laugh = load(tmp_path, "c.html", LAUGHS.replace("<rss>", f"<html><body><p>{TEXT}</p>").encode())
    assert "&x;" in found["b.xhtml"].text or found["b.xhtml"].text.startswith(TEXT[:20])
    assert all(len(page.text) < 50_000 for page in good(laugh).values())


def stream(data: bytes, more: str = "") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), more.encode(), data)


KIDS = b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
HARMFUL = {
    "pages that hold themselves": assemble([CATALOGUE, KIDS]),
    "a form that draws itself": assemble(
        [CATALOGUE, PAGES, PAGE, stream(b"/X Do"), stream(b"/X Do /X Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>")]
    ),
    "a table that points back to itself": pdf([TEXT]).replace(b"trailer\n<<", b"trailer\n<< /Prev 9"),
    "a page that blows up": assemble([CATALOGUE, PAGES, PAGE, stream(zlib.compress(zlib.compress(ZEROS * 200)), "/Filter [/FlateDecode /FlateDecode]")]),
    "cut": pdf([TEXT] * 3)[:900],
    "nothing but a head": b"%PDF-1.7\n" + b"\x00\xff" * 500,
}  # fmt: skip


@pytest.mark.parametrize("what", HARMFUL)
def test_pdfs_made_to_harm(tmp_path: Path, what: str) -> None:
    start = time.monotonic()
    found = load(tmp_path, "a.pdf", HARMFUL[what])
    assert time.monotonic() - start < 60
    assert len(found) == 1
    assert good(found) or set(bad(found).values()) <= {"damaged", "no text", "too large"}


def test_pdfs_without_text_or_under_a_password(tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    assert bad(load(tmp_path, "a.pdf", pdf(["", ""]))) == {"a.pdf": "no text"}
    for user, name in (("secret", "b.pdf"), ("", "c.pdf")):
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([TEXT.replace("\n\n", " ")]))))
        writer.encrypt(user, "owner", algorithm="RC4-128")
        file = io.BytesIO()
        writer.write(file)
        (tmp_path / name).write_bytes(file.getvalue())
    found = load(tmp_path, "a.pdf", pdf([""]))
    assert bad(found) == {"a.pdf": "no text", "b.pdf": "encrypted"}
    assert list(good(found)) == ["c.pdf"], "locked against printing only"


def test_a_pdf_that_never_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = tmp_path / "slow.py"
    slow.write_text("while True: pass\n")
    monkeypatch.setattr(pdf_module, "PROGRAM", slow)
    monkeypatch.setattr(pdf_module, "SECONDS", -4)
    (tmp_path / "x").mkdir()
    found = load(tmp_path / "x", "a.pdf", pdf([TEXT]))
    assert bad(found) == {"a.pdf": "too large"}
