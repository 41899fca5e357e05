"""Archives, feeds and PDFs made for the tests, byte by byte where a library would refuse to make them."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from collections.abc import Iterable, Mapping

from rashomon import pages
from rashomon.model import Page, Skipped
from tests.pages.read import HEADLINE, STORY

TEXT = f"{HEADLINE}\n\n" + "\n\n".join(STORY)
HTML = f"<html><head><title>{HEADLINE}</title></head><body><h1>{HEADLINE}</h1>{''.join(f'<p>{p}</p>' for p in STORY)}</body></html>"
MENU = "<nav><ul>" + "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(12)) + "</ul></nav>"


def record(
    number: int,
    body: bytes,
    *,
    kind: str = "response",
    status: str = "200 OK",
    fields: Mapping[str, str] | None = None,
    length: int | None = None,
) -> bytes:
    """One record of a web archive, an HTTP answer unless ``kind`` says otherwise."""
    if kind == "response":
        given = {"Content-Type": "text/html; charset=utf-8"} | dict(fields or {})
        head = "".join(f"{key}: {value}\r\n" for key, value in given.items())
        body = f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body
        stated = "application/http; msgtype=response"
    else:
        stated = (fields or {}).get("Content-Type", "text/plain")
    return (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n"
        f"WARC-Date: 2024-02-13T08:{number % 60:02}:00Z\r\nWARC-Target-URI: https://river.example/{number}\r\n"
        f"Content-Type: {stated}\r\nContent-Length: {len(body) if length is None else length}\r\n\r\n"
    ).encode() + body + b"\r\n\r\n"  # fmt: skip


def zipped(members: Mapping[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def tarred(members: Mapping[str, bytes], odd: Iterable[tarfile.TarInfo] = (), mode: str = "w") -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        for info in odd:
            archive.addfile(info)
    return file.getvalue()


def lines(*records: object) -> bytes:
    """A JSONL file."""
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def pdf(texts: Iterable[str], title: str = "") -> bytes:
    """A PDF with one page a text, a line of it a line on the page; no text: an empty page."""
    texts = list(texts)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(texts)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(texts)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, text in enumerate(texts):
        shown = "".join(f"({line.translate({40: 92, 41: 92})}) Tj T* " for line in text.split("\n"))
        stream = f"BT /F1 11 Tf 14 TL 60 780 Td {shown} ET".encode("latin-1")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    return assemble(objects, f"/Info << /Title ({title}) >>" if title else "")


def assemble(objects: Iterable[bytes], trailer: str = "") -> bytes:
    """A PDF file of numbered objects, the first of which is its catalogue."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer\n<< /Size {len(places) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def good(found: Iterable[Page | Skipped]) -> dict[str, Page]:
    """The pages by name; their names must be unique."""
    own = [item for item in found if isinstance(item, Page)]
    assert len({page.name for page in own}) == len(own)
    return {page.name: page for page in own}


def bad(found: Iterable[Page | Skipped]) -> dict[str, str]:
    """Why what was skipped was, by name; each is one line that says what is wrong and what to do."""
    reasons = {}
    for item in found:
        if isinstance(item, Skipped):
            assert item.message.isprintable(), item.message
            assert ";" in item.message
            reasons[item.name] = item.reason
    return reasons


def read(page: Page) -> str:
    """The text of the one article of a page."""
    found = pages.articles(page)
    assert isinstance(found, list), found
    [article] = found
    return article.text
