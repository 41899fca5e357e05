"""``rashomon serve`` as a person runs it: says the address, shows the case, ends on Ctrl-C."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx

from tests.casefile.make import small_case


def start(path: Path, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-u", "-m", "rashomon.cli", "serve", str(path), "--port", "0", *options]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_it_says_where_shows_the_case_and_ends_when_told(tmp_path: Path) -> None:
    path = tmp_path / "small.case"
    small_case(path).close()
    process = start(path)
    assert process.stdout is not None
    found = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())
    assert found, "the address"
    answer = httpx.get(found[0], timeout=60)
    assert answer.status_code == 200
    assert "Old Ford" in answer.text
    process.send_signal(signal.SIGINT)
    _, complaints = process.communicate(timeout=30)
    assert (process.returncode, complaints) == (0, "")


def test_another_host_gets_a_token_in_the_address(tmp_path: Path) -> None:
    path = tmp_path / "small.case"
    small_case(path).close()
    process = start(path, "--host", "0.0.0.0")
    assert process.stdout is not None
    found = re.search(r"http://0\.0\.0\.0:(\d+)/\?token=(\S+)", process.stdout.readline())
    assert found
    assert "trust" in process.stdout.readline()
    base = f"http://127.0.0.1:{found[1]}/"
    assert httpx.get(base, timeout=60).status_code == 401
    assert httpx.get(base, headers={"authorization": f"Bearer {found[2]}"}, timeout=60).status_code == 200
    process.terminate()
    process.communicate(timeout=30)


def test_a_case_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    process = start(tmp_path / "none.case")
    _, complaints = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "no such case" in complaints
    assert len(complaints.strip().splitlines()) == 1


def test_a_screen_needs_no_language_pipeline(tmp_path: Path) -> None:
    path = tmp_path / "small.case"
    small_case(path).close()
    asks = (
        "import sys\nfrom starlette.testclient import TestClient\nfrom rashomon.web import create_app\n"
        "with TestClient(create_app(sys.argv[1]), base_url='http://127.0.0.1') as client:\n"
        "    answer = client.get('/')\n"
        "print(answer.status_code, 'Ukraine' in answer.text, 'spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", asks, str(path)], capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["200", "True", "False"], done.stderr
