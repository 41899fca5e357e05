"""The command line as a person meets it: help, exit status, and one line for what went wrong."""

import sqlite3
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

import rashomon
from rashomon import cli
from rashomon.casefile import Case
from rashomon.model import Decision
from tests.casefile.make import TEXTS, small_case


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "small.case"
    small_case(path).close()
    return path


class Ran:
    """What a run left: exit status, standard output and standard error."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Run the command as the shell would."""

    def ran(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["rashomon", *map(str, arguments)])
        with pytest.raises(SystemExit) as exited:
            cli.main()
        sys.stdout.flush()
        caught = capfd.readouterr()
        return Ran(int(exited.value.code or 0), caught.out, caught.err)

    return ran


def one_line(ran: Ran, status: int = 1) -> str:
    """The one line that says what went wrong: no traceback, nothing on standard output."""
    assert ran.status == status
    assert ran.out == ""
    assert "Traceback" not in ran.err
    assert len(ran.err.splitlines()) == 1
    return ran.err


COMMANDS = ("build", "add", "show", "text", "export", "check", "decisions", "demo")


def test_help_names_every_command_and_the_exit_status(run: Run) -> None:
    ran = run("--help")
    assert ran.status == 0
    for word in (*COMMANDS, "130"):
        assert word in ran.out


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help(run: Run, command: str) -> None:
    ran = run(command, "--help")
    assert ran.status == 0
    assert len(ran.out.splitlines()) > 5


def test_wrong_use_is_told_apart(run: Run, case: Path, tmp_path: Path) -> None:
    assert run("no-such-command").status == 2
    assert run("show").status == 2
    assert run("show", case, "--kind", "weather").status == 2
    assert run("export", case, "--format", "poem", "-o", tmp_path / "out").status == 2
    assert run("build", "page.txt").status == 2
    assert run("text", tmp_path).status == 2


@pytest.mark.parametrize("command", [("show",), ("check",), ("export", "-o", "out"), ("add", "page.txt")])
def test_a_missing_case_is_one_line_that_says_what_to_do(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    line = one_line(run(command[0], tmp_path / "none.case", *command[1:]))
    assert "none.case" in line
    assert "rashomon build" in line
    assert not (tmp_path / "none.case").exists()


def test_other_files_are_one_line(run: Run, tmp_path: Path, case: Path) -> None:
    (tmp_path / "notes.txt").write_text("only words, and many of them " * 200)
    assert "not a case" in one_line(run("show", tmp_path / "notes.txt"))
    assert "folder" in one_line(run("show", tmp_path))
    whole = case.read_bytes()
    case.write_bytes(whole[: len(whole) // 2])
    assert "damaged" in one_line(run("show", case))


def test_a_place_that_cannot_be_written_is_one_line(run: Run, tmp_path: Path, case: Path) -> None:
    (tmp_path / "page.txt").write_text("x")
    assert "no/x.case" in one_line(run("build", tmp_path / "page.txt", "-o", tmp_path / "no" / "x.case"))
    (tmp_path / "taken").write_text("a file, no folder")
    assert "taken" in one_line(run("export", case, "-o", tmp_path / "taken"))


def test_show_lists_and_shows(run: Run, case: Path) -> None:
    ran = run("show", case)
    assert ran.status == 0
    assert "e1shelling" in ran.out
    assert "e2talks" not in ran.out
    assert "disputed" in ran.out
    assert "e2talks" in run("show", case, "--kind", "all").out
    sheet = run("show", case, "e1", "--why")
    assert sheet.status == 0
    assert "Russian guns did it" in sheet.out
    assert "together" in sheet.out
    assert "No two of its pages share text" in sheet.out
    assert "together" not in run("show", case, "e1").out


def test_an_event_that_is_not_there_is_one_line(run: Run, case: Path) -> None:
    assert "no event 'zzz'" in one_line(run("show", case, "zzz"))
    assert "several events begin" in one_line(run("show", case, "e"))
    assert "\x1b" not in one_line(run("show", case, "\x1b[2J"))


def test_an_empty_case_says_so(run: Run, tmp_path: Path) -> None:
    Case(tmp_path / "e.case", create=True).close()
    assert "No such events" in run("show", tmp_path / "e.case").out


def test_text_is_what_every_offset_counts_in(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "post.txt"
    page.write_text(TEXTS["post.txt"] + "Bell \x07 and colour \x1b[31m.\n", encoding="utf-8")
    ran = run("text", page)
    assert ran.status == 0
    assert ran.out.startswith(TEXTS["post.txt"].rstrip("\n"))
    assert "nothing.txt" in one_line(run("text", tmp_path / "nothing.txt"))


def test_text_on_a_terminal_cannot_take_it_over(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "p.html"
    page.write_text("<p>Shells fell on the town &#27;[2J early on Monday, killing two dockers at the pier.</p>")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    ran = run("text", page)
    assert "Shells fell" in ran.out
    assert "\x1b" not in ran.out


def test_text_of_one_page_among_several(run: Run, case: Path, tmp_path: Path) -> None:
    many = tmp_path / "n.jsonl"
    many.write_text('{"prose": "Shells fell on the town on Monday, killing two dockers at the pier."}\n' * 2)
    assert "name one, for example --page 'n.jsonl#1'" in one_line(run("text", many, "--field", "text=prose"))
    assert run("text", many, "--page", "n.jsonl#2", "--field", "text=prose").out.startswith("Shells fell")
    assert "no page 'n.jsonl#9'" in one_line(run("text", many, "--page", "n.jsonl#9"))
    assert "n.jsonl#1: no field holds its text (it has prose)" in one_line(run("text", many))
    assert run("text", many, "--field", "colour=red").status == 2
    assert run("text", "post.txt", "--case", case).out == TEXTS["post.txt"]
    assert "no such page" in one_line(run("text", "none.txt", "--case", case))


def test_export_names_its_files(run: Run, case: Path, tmp_path: Path) -> None:
    ran = run("export", case, "--format", "jsonl", "-o", tmp_path / "out")
    assert ran.status == 0
    assert "events.jsonl: 2 lines" in ran.out
    assert (tmp_path / "out" / "claims.jsonl").is_file()


def test_check_is_silent_about_a_sound_case_and_fails_on_another(run: Run, case: Path) -> None:
    assert "sound, 2 pages" in run("check", case).out
    with Case(case) as opened:
        opened._db.execute("UPDATE page SET text = 'x' || text WHERE name = 'post.txt'")
    ran = run("check", case)
    assert ran.status == 1
    assert "post.txt" in ran.err
    assert "faults" in ran.err.splitlines()[-1]


def built(monkeypatch: pytest.MonkeyPatch, error: BaseException | None = None) -> None:
    """Put a build in place that fails so, or gives the small case."""

    def build(paths: object, path: Path, **options: object) -> Case:
        if error:
            raise error
        return Case(path)

    monkeypatch.setattr(rashomon, "build", build)


def test_a_build_that_skipped_pages_says_which_and_why(run: Run, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(monkeypatch)
    ran = run("build", "pages", "-o", case)
    assert ran.status == 3
    assert "Pages: 2. Articles: 2. Incidents: 1. Talks, agreements and demands: 1." in ran.out
    assert "Skipped 1 page (1 binary)" in ran.err
    assert "scan.txt: not text" in ran.err


def test_an_interrupted_build_says_how_to_go_on(run: Run, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(monkeypatch, KeyboardInterrupt())
    ran = run("build", "pages", "-o", case)
    assert ran.status == 130
    assert "run the same command again" in ran.err


@pytest.mark.parametrize(
    "error",
    [
        OSError(28, "No space left on device", "x.case"),
        OSError("[E050] Can't find model 'nonsense'.\nIt is no package."),
        sqlite3.OperationalError("database or disk is full"),
    ],
    ids=["disk", "model", "case"],
)
def test_a_failing_build_is_one_line(run: Run, case: Path, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    built(monkeypatch, error)
    line = one_line(run("build", "pages", "-o", case))
    assert any(words in line for words in ("x.case: No space", "E050", "disk is full"))


def test_from_pages_to_sheet(run: Run, tmp_path: Path) -> None:
    """The whole way once, on three tiny pages and one that can't be read: build, go on, add, show, check, export."""
    pages = tmp_path / "pages"
    pages.mkdir()
    told = "Shelling hit the town of Bilopillia in Ukraine on Monday, killing two people, the Ukrainian army said on Tuesday."
    a = "The Russian army denied that it had opened fire. Rescue workers searched the ruins of a bakery until midnight."
    b = "Several houses burned all night. The governor of Sumy asked the people who live near the border to leave."
    c = "Schools stay shut this week. The shells that killed two people on Monday came from Russia, the governor said."
    (pages / "a.txt").write_text(f"Two killed in Bilopillia\n\nMarch 5, 2024\n\n{told}\n\n{a}\n")
    (pages / "b.txt").write_text(f"Ukraine says shells killed two in Bilopillia\n\n5 March 2024\n\n{told}\n\n{b}\n")
    (pages / "bad.txt").write_bytes(bytes(range(256)) * 20)
    case = tmp_path / "t.case"
    first = run("build", pages, "-o", case)
    assert first.status == 3, first.err
    assert "bad.txt" in first.err
    assert "Articles: 2. Incidents: 1." in first.out
    with Case(case) as opened:
        before = {e.id for e in opened.events("incident")}
    again = run("build", pages, "-o", case)
    assert again.out == first.out
    (tmp_path / "c.txt").write_text(f"Bilopillia mourns\n\nMarch 6, 2024\n\n{told}\n\n{c}\n")
    assert "Articles: 3. Incidents: 1." in run("add", case, tmp_path / "c.txt").out
    with Case(case) as opened:
        assert {e.id for e in opened.events("incident")} == before, "an event keeps its id as it grows"
    (name,) = before
    assert "Bilopillia" in run("show", case, name, "--why").out
    assert run("check", case).status == 0
    assert run("export", case, "-o", tmp_path / "out").status == 0


def test_a_log_of_decisions_is_written_listed_and_taken_in(run: Run, case: Path, tmp_path: Path) -> None:
    assert "No decisions" in run("decisions", case).out
    with Case(case) as opened:
        event = opened.events("incident")[0]
        one, two = (opened.marks(name) for name in event.reports)
        at = datetime(2024, 6, 1, 12, 30, tzinfo=UTC)
        word = Decision(action="part", left=one, right=two, reason="[red]two \x1b[31mfords", by="Ana", at=at)
        (done,) = rashomon.decide(opened, word)
        assert done.state.status == "holds"
        assert len(opened.events("incident")) == 2
    listed = run("decisions", case).out
    assert "2024-06-01 12:30" in listed
    assert "Not the same event" in listed
    assert "[red]two" in listed, "a reason is text, not markup"
    assert "\x1b" not in listed
    log = tmp_path / "log.jsonl"
    assert "1 decisions" in run("decisions", case, "--export", log).out
    other = tmp_path / "other.case"
    small_case(other).close()
    assert "1 decisions, 1 new" in run("decisions", other, "--import", log).out
    assert "1 decisions, 0 new" in run("decisions", other, "--import", log).out
    with Case(other) as opened:
        assert len(opened.events("incident")) == 2


@pytest.mark.parametrize(("content", "why"), [(b"{}\n", "line 1"), (b"\xff\xfe\n", "UTF-8")])
def test_a_file_that_is_no_log_is_one_line_and_nothing_is_taken_in(
    run: Run, case: Path, tmp_path: Path, content: bytes, why: str
) -> None:
    (tmp_path / "log.jsonl").write_bytes(content)
    assert why in one_line(run("decisions", case, "--import", tmp_path / "log.jsonl"))
    assert "none.jsonl" in one_line(run("decisions", case, "--import", tmp_path / "none.jsonl"), 1)
