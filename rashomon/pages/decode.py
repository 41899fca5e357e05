"""Bytes to text: character set, mended mojibake, harmless control characters."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes
from ftfy import fix_encoding
from ftfy.badness import is_bad

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NO_PAGE = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "utf-7"})
"""Codecs of Python that no page is honestly in, some of which take very long."""
HIGH = bytes(range(128, 256))
NOT_WINDOWS = b"\x81\x8d\x8f\x90\x9d"
"""Bytes that mean nothing in Windows-1252."""
META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})")
BREAKS = re.compile(r"\r\n?|[\x85\u2028\u2029]")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
SAMPLE = 65536
"""Bytes that the character set is guessed from: enough for any language, and quick on big pages."""


def binary(data: bytes) -> bool:
    """True when bytes are no text: NULs or many control bytes at the front, and no UTF-16 or UTF-32.

    Parameters: ``data``, the first 4 KB are looked at.
    """
    head = data[:4096]
    if any(head.startswith(bom) for bom, _ in BOMS) or wide(head):
        return False
    if head.startswith(
        (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x7fELF", b"BZh")
    ):
        return True
    control = sum(1 for byte in head if byte < 32 and byte not in b"\t\n\v\f\r\x1b")
    return control > max(2, len(head) // 20)


def wide(head: bytes) -> str | None:
    """The UTF-16 of bytes without a byte order mark, of which every other is zero in mostly ASCII text; ``None`` for others."""
    if len(head) < 16:
        return None
    even, odd = head[0::2].count(0) / len(head[0::2]), head[1::2].count(0) / len(head[1::2])
    if odd > 0.7 and even < 0.1:
        return "utf-16-le"
    if even > 0.7 and odd < 0.1:
        return "utf-16-be"
    return None


def decode(data: bytes, *, declared: str | None = None, html: bool = False) -> tuple[str, str] | None:
    """Decode a page's bytes into the text that all offsets count in.

    Order of trust: byte order mark, strict UTF-8, the character set that a header or the markup declares, a guess by
    charset-normalizer. Mojibake is mended with ftfy, line breaks become ``\\n``, and control characters become spaces one for one.

    Parameters: ``data``; ``declared`` a character set from outside (an HTTP header); ``html`` whether to look for one in markup.
    Result: text and the name of the character set, or ``None`` when no character set fits.
    """
    found = _decode(data, declared, html)
    if found is None:
        return None
    text, charset = found
    return tidy(text), charset


def tidy(text: str) -> str:
    """Mend mojibake, make line breaks ``\\n``, and turn control characters into spaces one for one."""
    if is_bad(text):
        text = fix_encoding(text)
    return CONTROLS.sub(" ", BREAKS.sub("\n", text.removeprefix("\ufeff")))


def _decode(data: bytes, declared: str | None, html: bool) -> tuple[str, str] | None:
    for bom, name in BOMS:
        if data.startswith(bom):
            return data.decode(name, errors="replace"), name
    charset = wide(data[:4096])
    if charset:
        return data.decode(charset, errors="replace"), charset
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        # A page cut in the middle of a character, or with a few bad bytes in good UTF-8, is still UTF-8.
        text = data.decode("utf-8", errors="replace")
        bad, high_characters = text.count("\ufffd"), sum(1 for c in text[:SAMPLE] if c > "\x7f")
        if error.start >= len(data) - 4 or bad * 20 < high_characters:
            return text, "utf-8"
    names = [declared] if declared else []
    if html:
        names += [
            m.group(1).decode("ascii") for m in (XML_CHARSET.search(data[:1024]), META_CHARSET.search(data[:4096])) if m
        ]
    for charset in names:
        try:
            codec = codecs.lookup(charset)
            if codec.name in NO_PAGE:
                continue
            text = data.decode(codec.name, "replace")
        except (LookupError, ValueError):
            continue
        if text.count("\ufffd") * 100 < max(len(text), 100):
            return text, codec.name
    high = len(data) - len(data.translate(None, HIGH))
    if high * 20 < len(data) and not any(byte in data for byte in NOT_WINDOWS):
        # A few accents and curly quotes are too little to guess from; pages that don't say are Windows-1252 then, as in browsers.
        return data.decode("cp1252"), "cp1252"
    best = from_bytes(data[:SAMPLE]).best()
    if best is not None:
        return data.decode(best.encoding, errors="replace"), best.encoding
    return None
