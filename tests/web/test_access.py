"""Who may ask, and what a browser may do with the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from rashomon.casefile import Case
from rashomon.web import access, create_app
from rashomon.web.serve import serve
from tests.casefile.make import small_case

HERE = "http://127.0.0.1:8765"
TOKEN = "t0ken"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "small.case"
    small_case(path).close()
    return path


@pytest.fixture
def client(case: Path) -> Iterator[TestClient]:
    with TestClient(create_app(case), base_url=HERE) as opened:
        yield opened


def csrf(client: TestClient) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', client.get("/add").text)
    assert found
    return found[1]


@pytest.mark.parametrize("path", ["/", "/static/app.css", "/none", "/api/events", "/event/none"])
def test_every_answer_forbids_what_the_app_does_not_need(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_no_template_has_inline_script_style_or_an_unescaped_value() -> None:
    for path in (Path(access.__file__).parent / "templates").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        if path.name == "dossier.html":
            # A file that is taken along has its style in it; it is never shown by the app.
            text = text.replace("<style>", "", 1)
        assert not re.search(
            r"<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=|<style|javascript:|\|\s*safe\b|autoescape", text
        ), path


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", "10.0.0.7", "", "[::1", "localhost.evil"]
)
def test_another_host_is_not_answered(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8765", "LOCALHOST", "[::1]:8765", "127.0.0.1"])
def test_the_machines_own_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


def test_a_change_needs_the_token_of_a_page(client: TestClient) -> None:
    form = {"text": "Two people were killed.", "name": "x"}
    assert client.post("/add", data=form).status_code == 403
    assert client.post("/add", data={**form, "csrf": "guess"}).status_code == 403
    assert client.post("/add", data=form, headers=[("x-csrf-token", b"\xfcmlaut")]).status_code == 403
    assert not client.app.state.desk.jobs()  # type: ignore[attr-defined]


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:8765", "http://127.0.0.1:1"])
def test_a_change_from_another_site_is_refused_even_with_the_token(client: TestClient, origin: str) -> None:
    form = {"text": "x", "csrf": csrf(client)}
    assert client.post("/add", data=form, headers={"origin": origin}).status_code == 403
    assert client.post("/add", data=form, headers={"sec-fetch-site": "cross-site"}).status_code == 403


def test_a_change_from_a_page_of_ours_is_taken(client: TestClient) -> None:
    client.app.state.desk._run = lambda job: setattr(job, "state", "done")  # type: ignore[attr-defined]
    form = {"text": "Two people were killed.", "csrf": csrf(client)}
    answer = client.post("/add", data=form, headers={"origin": HERE}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/add")
    assert len(client.app.state.desk.jobs()) == 1  # type: ignore[attr-defined]


def test_too_much_at_once_is_refused_whatever_it_says_of_its_length(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = csrf(client)
    monkeypatch.setattr(access, "LARGEST", 10_000)
    head = {"x-csrf-token": token, "content-type": "application/x-www-form-urlencoded"}
    assert client.post("/add", content=b"text=" + b"x" * 20_000, headers=head).status_code == 413
    assert client.post("/add", content=iter([b"text=", *[b"x" * 1000] * 20]), headers=head).status_code == 413
    assert client.post("/add", content=b"x", headers={**head, "content-length": "-5"}).status_code == 413
    assert not client.app.state.desk.jobs()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e/app.py",
        "/static//etc/passwd",
        "/page?name=../../etc/passwd",
    ],
)
def test_no_path_of_a_request_names_a_file(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "create_app" not in answer.text
    assert "root:" not in answer.text


@pytest.fixture
def guarded(case: Path) -> Iterator[TestClient]:
    with TestClient(create_app(case, host="0.0.0.0", token=TOKEN), base_url="http://192.0.2.7:8765") as opened:
        yield opened


def test_another_machine_needs_the_token_then_the_cookie(guarded: TestClient) -> None:
    for path in ("/", "/api/events", "/static/app.css", "/?token=guess", "/?token="):
        assert guarded.get(path).status_code == 401, path
    answer = guarded.get(f"/?country=UKR&token={TOKEN}", follow_redirects=False)
    assert answer.headers["location"] == "/?country=UKR", "the token is taken out of the address"
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert TOKEN not in answer.headers["set-cookie"]
    assert guarded.get("/").status_code == 200
    guarded.cookies.clear()
    assert guarded.get("/api/events", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert guarded.get("/api/events", headers={"authorization": "Bearer guess"}).status_code == 401
    assert guarded.get("/", headers={"host": "evil.example"}).status_code == 421


def test_a_redirect_after_the_token_stays_here(guarded: TestClient) -> None:
    location = guarded.get(f"//evil.example/?token={TOKEN}", follow_redirects=False).headers["location"]
    assert not location.startswith("//")


@pytest.mark.parametrize(
    ("host", "inside"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("192.0.2.1", False),
        ("x.example", False),
    ],
)
def test_only_loopback_goes_without_a_token(host: str, inside: bool) -> None:
    assert access.is_loopback(host) is inside


def test_a_port_that_is_taken_is_said_in_one_line(case: Path) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(OSError, match=r"can't listen on 127\.0\.0\.1 port"):
            serve(case, port=taken.getsockname()[1], say=lambda _: None)


def test_a_case_that_goes_away_is_said_and_not_made_anew(client: TestClient, case: Path) -> None:
    for part in case.parent.iterdir():
        part.unlink()
    answer = client.get("/api/events")
    assert answer.status_code == 503
    assert "no such case" in answer.json()["error"]["message"]
    assert not case.exists()


def test_a_fault_of_the_app_is_a_page_that_keeps_the_rules(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Case, "count", lambda *_: 1 / 0)
    with TestClient(create_app(case), base_url=HERE, raise_server_exceptions=False) as opened:
        answer = opened.get("/")
    assert answer.status_code == 500
    assert "content-security-policy" in answer.headers
    assert "ZeroDivisionError" not in answer.text
