"""Whatever is given, each page is read or refused with one clear line, soon, and the run goes on."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from rashomon import pages
from rashomon.model import Page, Skipped
from rashomon.pages.page import LIMIT

TEXT = (
    "Ferry service resumes after the storm\n\n"
    "The ferry between the two islands sailed again on Monday, a day after waves had broken a pier, the port said.\n"
    "About 300 people had waited in the harbour overnight, and the town opened a school for them.\n"
)


def read(data: bytes, name: str = "page.txt", **more: str) -> Page | Skipped:
    """A page from bytes, after checking that a refusal is one line that names it."""
    found = pages.read_bytes(name, data, **more)  # type: ignore[arg-type]
    if isinstance(found, Skipped):
        assert found.message.startswith(f"{name}: ")
        assert "\n" not in found.message
        assert ";" in found.message, "says what is wrong; what to do"
    return found


def text_of(data: bytes, **more: str) -> str:
    found = read(data, **more)
    assert isinstance(found, Page), found
    return found.text


def reason(found: object) -> str:
    assert isinstance(found, Skipped), found
    return found.reason


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \n\t\r\n \n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"<html><body><script>run()</script></body></html>", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary"),
        (b"%PDF-1.7 stream", "binary"),
        (b"PK\x03\x04 archive", "binary"),
        (b"abc\x00def\x00\x01\x02" * 50, "binary"),
        (("Le gouvernement a dit que les soldats ont été blessés dans la nuit par des tirs. " * 5).encode(), "not English"),
        (("Правительство сообщило о перестрелке на границе ночью. " * 5).encode(), "not English"),
        (("العربية هي لغة هذا النص الذي لا نقرأه هنا على الإطلاق اليوم. " * 5).encode(), "not English"),
        (("这是一篇关于边境冲突的报道。" * 40).encode("utf-16"), "not English"),
    ],
)  # fmt: skip
def test_what_is_refused(data: bytes, why: str) -> None:
    assert reason(read(data)) == why


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50 * 2**20)
    [found] = pages.load([path])
    assert reason(found) == "too large"
    assert "50 MB" in found.message  # type: ignore[union-attr]


def test_a_text_longer_than_a_book_is_refused() -> None:
    assert reason(read(b"The town was calm and the road was open. " * 25_000)) == "too large"


def test_an_article_too_long_for_a_parser_is_refused() -> None:
    page = read(b"The town was calm and the road was open on that day. " * 5_000)
    assert isinstance(page, Page)
    found = pages.articles(page)
    assert reason(found) == "too large"
    assert found.message.startswith("page.txt: ")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("codec", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", None),
    ],
)
def test_character_sets(codec: str, named: str | None) -> None:
    # A dash and curly quotes are what Windows-1252 pages have beyond ASCII.
    written = TEXT.replace("a day", "– a day").replace("the port said", "“we sail”, the port’s chief said")
    found = read(written.encode(codec))
    assert isinstance(found, Page)
    assert found.text == written
    assert named is None or found.charset == named


def test_a_declared_character_set_is_tried_before_guessing() -> None:
    written = TEXT.replace("the port said", "said Ilie Șerban of Galați")
    assert text_of(written.encode("iso-8859-16"), charset="iso-8859-16") == written
    markup = f'<html><head><meta charset="iso-8859-16"></head><body><p>{written}</p></body></html>'
    assert "Șerban of Galați" in text_of(markup.encode("iso-8859-16"), media_type="text/html")


@pytest.mark.parametrize("charset", ["no-such-set", "base64", "utf-7x", "\x00"])
def test_a_wrong_declaration_does_no_harm(charset: str) -> None:
    assert text_of(TEXT.replace("storm", "storm – at last").encode("cp1252"), charset=charset).startswith("Ferry")


def test_mojibake_is_mended() -> None:
    broken = TEXT.replace("the port said", "the port’s ‘chief’ said").encode().decode("cp1252").encode()
    assert "the port’s ‘chief’ said" in text_of(broken)


def test_line_ends_and_controls() -> None:
    assert text_of(TEXT.replace("\n", "\r\n").encode()) == TEXT
    assert text_of(TEXT.replace("\n", "\r").encode()) == TEXT
    assert text_of(TEXT.replace("\n\n", "\r\n\n").replace("\n", "\u2028", 1).encode()).count("\n") >= 3
    damaged = TEXT.replace("ferry between", "ferry\x07between").replace("two islands", "two\x00islands")
    assert text_of(damaged.encode()) == TEXT, "one character for one, so offsets stay"


def test_a_stray_nul_or_bad_byte_costs_one_character() -> None:
    found = text_of(
        TEXT.replace("broken a", "broken – a").replace(" pier", " pierX").encode().replace(b"X", b"\xff") * 20
    )
    assert found.count("broken – a pier") == 20, "one bad byte an article does not make UTF-8 another character set"
    assert text_of(TEXT.encode() + "é".encode()[:1]).startswith(TEXT)


def test_names_of_files_and_folders_that_are_odd(tmp_path: Path) -> None:
    folder = tmp_path / "a b [x] %20 'quoted' ünï 😀"
    folder.mkdir()
    names = ["-o.txt", "new\nline.txt", "no extension", "UPPER.TXT", "two..dots.txt", "a'; DROP TABLE pages;--.txt"]
    for name in names:
        (folder / name).write_text(TEXT, encoding="utf-8")
    (folder / ".hidden.txt").write_text(TEXT, encoding="utf-8")
    found = list(pages.load([folder]))
    assert sorted(item.name for item in found) == sorted(names)
    assert all(isinstance(item, Page) for item in found)


def test_a_refusal_is_one_line_whatever_the_name(tmp_path: Path) -> None:
    (tmp_path / "two\nlines\x1b[31m.txt").touch()
    [found] = pages.load([tmp_path])
    assert isinstance(found, Skipped)
    assert found.message.isprintable()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_no_utf_8(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write(TEXT)
    [found] = pages.load([tmp_path])
    assert isinstance(found, Page)
    found.name.encode("utf-8")


def test_links_pipes_and_missing_files(tmp_path: Path) -> None:
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    found = {item.name: item for item in pages.load([tmp_path, tmp_path / "not there.txt"])}
    assert isinstance(found.pop("good.txt"), Page)
    assert {name: reason(item) for name, item in found.items()} == {
        "dangling.txt": "missing",
        "self.txt": "unreadable",
        "pipe.txt": "not a file",
        "not there.txt": "missing",
    }


def test_a_file_that_can_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "locked.txt").write_text(TEXT, encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    [found] = pages.load([tmp_path])
    assert reason(found) == "unreadable"
    assert "permission denied" in found.message  # type: ignore[union-attr]


def test_empty_and_unlistable_folders_are_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    [found] = pages.load([tmp_path / "empty"])
    assert reason(found) == "no pages"


def test_other_formats_are_named_not_misread(tmp_path: Path) -> None:
    for name in ("table.xlsx", "notes.xml", "letter.docx", "style.css"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert {reason(item) for item in pages.load([tmp_path])} == {"other format"}


def test_a_name_that_promises_another_format_than_the_bytes_are(tmp_path: Path) -> None:
    for name in ("paper.pdf", "pages.zip", "crawl.warc", "crawl.warc.gz", "news.rss"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    found = list(pages.load([tmp_path]))
    assert len(found) == 5
    assert {reason(item) for item in found} == {"damaged"}


def test_pages_come_one_at_a_time(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(TEXT, encoding="utf-8")
    found = pages.load([tmp_path])
    next(found)
    (tmp_path / "1.txt").unlink()
    assert isinstance(next(found), Skipped), "the second file had not been opened yet"
    assert isinstance(next(found), Page)


SIZE = 60_000
MARKUP = [
    "<",
    "<div>",
    "<div>The road was closed on Monday. ",
    "<table><tr><td>x",
    "<b><i><a href=x>",
    "<!-- ",
    "&amp;",
    "<p>A, ",
]
TEXT_UNITS = [
    "a", "word ", "A ", "1 ", ". ", '" ', "( ", "[(", "\t", "A-", "A, ", "A of ", "By A ", "-- ", "3 May 2024 ", "a\u0301", "😀 ", "Ã©Â€ ",
    "The army said on 3 May 2024 that two men were hurt by fire, Reuters said. ", "The road was closed on Monday.\n",
    "according to The Times, reporting The Post ", "Five Die In Border Fire\n",
]  # fmt: skip


@pytest.mark.parametrize("unit", [*MARKUP, *TEXT_UNITS], ids=repr)
def test_time_is_bounded_by_size(unit: str) -> None:
    shell = "<html><body>{}" if unit in MARKUP else "{}"
    data = shell.format(unit * (SIZE // len(unit))).encode()
    start = time.process_time()
    page = read(data, name="page")
    if isinstance(page, Page):
        pages.articles(page)
    assert time.process_time() - start < 2


def test_limits_are_what_the_messages_say() -> None:
    assert reason(pages.read_bytes("p", b"x" * (LIMIT + 1))) == "too large"
