"""MUC-4: the texts in capitals as pages that can be read, and the templates that coders filled from them.

Used by :mod:`bench.templates` and :mod:`bench.train_events`; the coding guide lies in the same archive (``TASKDOC``).
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rashomon.language.recase import truecase
from rashomon.model import Page

ROOT = Path(__file__).parents[1]
NAME = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})\b.*$", re.M)
HEADER = re.compile(
    r"\A\s*(?P<place>[^\[]{0,80}?), (?P<day>NO DATE|\d\d? [A-Z]{3}(?: \d\d)?)(?P<rest>.{0,400}?)--", re.S
)
MARK = re.compile(
    r"\[(?:TEXT|SUMMARY|EXCERPTS?|CONTINUED|(?:BEGIN|END) RECORDING|STATEMENT|SPEECH|EDITORIAL(?: REPORT)?|ARTICLE|"
    r"(?:STATION )?COMMENTARY|COMMUNIQUE|REPORT|BULLETIN|(?:WORDS?|PASSAGE|SENTENCE|NAME)S? (?:INDISTINCT|OMITTED)|NO DATELINE AS RECEIVED)\]"
)
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
SLOT = re.compile(r"^(\d+)\.\s+[A-Z ]+: [A-Z ]+?(?: {2,}|\t| (?=[-*]))(.*)$")
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')


@dataclass(frozen=True)
class Text:
    """A text as it came, and as a page with small letters; both have the same characters at the same places."""

    name: str
    capitals: str
    page: Page


@dataclass(frozen=True)
class Filler:
    """One answer of a slot: the forms that are right, and those of the answer it belongs to; ``optional`` may be left out."""

    values: tuple[str, ...]
    of: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True)
class Template:
    """One incident of a text: its fillers by slot number, empty slots left out."""

    text: str
    optional: bool
    slots: dict[int, tuple[Filler, ...]]


def archives(data: Path) -> list[Path]:
    """The archives of texts and keys under ``data``."""
    return sorted((data / "templates").glob("*.tar.gz")) or sorted(data.glob("*muc*.tar.gz"))


def members(data: Path, part: str) -> Iterator[tuple[str, str]]:
    """File names and contents of one part (``dev``, ``tst1`` ...; ``tst`` all that begin so)."""
    for archive in archives(data):
        with tarfile.open(archive) as tar:
            for item in sorted(tar, key=lambda one: one.name):
                folders = Path(item.name).parts
                content = tar.extractfile(item) if len(folders) > 2 and folders[-2].startswith(part) else None
                if content is not None and not folders[-1].startswith("."):
                    yield folders[-1], content.read().decode("latin-1").replace("\r\n", "\n")


def texts(data: Path, part: str) -> list[Text]:
    """The texts of a part, in order.

    Parameters: ``data`` the folder with ``templates/``; ``part`` as for :func:`members`. A page is dated by its header.
    """
    found = []
    for file, content in members(data, part):
        if not file.startswith("key") and re.search(r"muc\d", file) and "mixed" not in file:
            parts = NAME.split(content)
            found += [readable(name, body) for name, body in zip(parts[1::2], parts[2::2], strict=True)]
    return found


def readable(name: str, body: str) -> Text:
    """A text as a page: lines of a paragraph joined, editors' marks blank, square brackets round, small letters restored."""
    capitals = re.sub(r"\n(?=[^\s])", " ", body.replace("\t", " ")).strip()
    header = HEADER.match(capitals)
    published = day(header["day"]) if header else None
    plain = MARK.sub(lambda m: " " * len(m[0]), capitals)
    cased = truecase(plain).translate(str.maketrans("[]", "()"))
    page = Page(
        name=name, sha256="", text=cased, media_type="text/plain", charset="utf-8", size=0, stated_date=published
    )
    return Text(name, capitals, page)


def day(words: str) -> date | None:
    """ "4 FEB 90" as a date; ``None`` where a part of it is missing or wrong."""
    match = re.fullmatch(r"(\d\d?) ([A-Z]{3})[A-Z]* (\d\d)", words.strip())
    if match is None or match[2] not in MONTHS:
        return None
    try:
        return date(1900 + int(match[3]), MONTHS.index(match[2]) + 1, int(match[1]))
    except ValueError:
        return None


def keys(data: Path, part: str) -> dict[str, list[Template]]:
    """The templates of each text of a part; none for a text that the coders found irrelevant."""
    found: dict[str, list[Template]] = {}
    for file, content in members(data, part):
        if file.startswith("key"):
            for block in re.split(r"\n(?=0\.\s+MESSAGE: ID)", "\n" + content)[1:]:
                one = template(block)
                found.setdefault(one.text, [])
                if one.slots:
                    found[one.text].append(one)
    return found


def template(block: str) -> Template:
    """One filled form of a key file."""
    values: dict[int, list[str]] = {}
    number = 0
    for line in block.splitlines():
        match = SLOT.match(line)
        if match:
            number = int(match[1])
            values[number] = [match[2].strip()]
        elif line.startswith(" ") and line.strip() and number:
            values[number].append(line.strip())
    name = NAME.match(values[0][0])
    if name is None:
        raise ValueError(f"no text is called {values[0][0]!r}: the key file is not one of MUC-4")
    slots = {
        n: tuple(filler(value) for value in joined(lines))
        for n, lines in values.items()
        if n > 1 and lines and lines[0] not in ("", "-", "*")
    }
    return Template(name[1], "OPTIONAL" in values.get(1, [""])[0], slots if values.get(1, ["*"])[0][:1] != "*" else {})


def joined(lines: list[str]) -> list[str]:
    """The fillers of a slot; a line that ends in a slash or a colon goes on in the next."""
    found: list[str] = []
    for line in lines:
        if found and (found[-1].endswith(("/", ":")) or line.startswith(("/", ":"))):
            found[-1] += " " + line
        else:
            found.append(line)
    return [one for one in found if one not in ("-", "*", "")]


def filler(value: str) -> Filler:
    """'? A / B: "C" / "D"' as its parts."""
    optional = value.startswith("?")
    value = value.removeprefix("?").strip()
    strings = STRING.findall(value)
    bare = STRING.sub('""', value)
    clean = tuple(s.replace('\\"', '"').strip() for s in strings)
    if bare.startswith('"'):
        own, mark, _ = bare.partition(":")
        count = own.count('""')
        return Filler(clean[:count], clean[count:] if mark else (), optional)
    own, mark, _ = bare.partition(': "') if ': "' in bare else (bare, "", "")
    forms = tuple(re.sub(r"^\((.*)\)$", r"\1", v.strip()) for v in re.split(r"\s*/\s*", own))
    # "GUN: -" and 'GUN: "-"' refer to nothing.
    return Filler(tuple(f.removesuffix(": -") for f in forms), clean if mark and clean != ("-",) else (), optional)
