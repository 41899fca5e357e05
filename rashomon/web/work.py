"""One worker reads what was added in the background, in a process of its own, so that the screens stay quick."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Literal

State = Literal["waiting", "working", "done", "failed"]
WAITING = 20
"""Jobs that may wait; who adds more is asked to be patient."""
KEPT = 30
"""Finished jobs that are remembered."""


class BusyError(RuntimeError):
    """Too many jobs wait already."""


@dataclass
class Job:
    """Something to read: how far it is, and how it ended. ``stage`` is one of a build's stages; ``total`` is ``None`` while not known."""

    number: int
    title: str
    files: list[tuple[str, Path]]
    folder: Path
    state: State = "waiting"
    stage: str = ""
    done: int = 0
    total: int | None = None
    message: str = ""
    skipped: list[str] = field(default_factory=list)

    @property
    def active(self) -> bool:
        """Whether it is still to be done."""
        return self.state in ("waiting", "working")


class Desk:
    """The queue of a served case and its one worker.

    Parameters: ``case_path``; ``model`` and ``gazetteer`` to read with, as for :func:`rashomon.build`.
    """

    def __init__(self, case_path: Path, *, model: str, gazetteer: Path | None) -> None:
        self._case_path, self._model, self._gazetteer = case_path, model, gazetteer
        self._jobs: deque[Job] = deque()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._process: subprocess.Popen[str] | None = None
        self._closed = False
        self._count = 0

    def jobs(self) -> list[Job]:
        """The jobs, the newest first."""
        with self._changed:
            return list(self._jobs)

    def add(self, title: str, files: Sequence[tuple[str, IO[bytes]]]) -> Job:
        """Queue files to be read into the case.

        Parameters: ``title`` of the job for people; ``files`` with the names that their pages are to have, whose bytes are copied
        now. Raises :class:`BusyError`.
        """
        with self._changed:
            if sum(job.active for job in self._jobs) >= WAITING:
                raise BusyError
        folder = Path(tempfile.mkdtemp(prefix="rashomon-"))
        kept = []
        for number, (name, stream) in enumerate(files):
            # A name that was sent never names a file here.
            path = folder / str(number)
            with path.open("wb") as out:
                shutil.copyfileobj(stream, out)
            kept.append((name, path))
        with self._changed:
            self._count += 1
            job = Job(self._count, title, kept, folder)
            self._jobs.appendleft(job)
            finished = [old for old in self._jobs if not old.active]
            for old in finished[KEPT:]:
                self._jobs.remove(old)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="rashomon desk", daemon=True)
                self._thread.start()
            self._changed.notify()
        return job

    def close(self) -> None:
        """Stop: a job at work is interrupted; what it has read is in the case."""
        with self._changed:
            self._closed = True
            self._changed.notify()
            process = self._process
        if process is not None:
            process.terminate()
        if self._thread is not None:
            self._thread.join(10)

    def _work(self) -> None:
        while (job := self._next()) is not None:
            try:
                self._run(job)
            except Exception as error:  # whatever it is, the next job must run, and a person must read why
                job.state, job.message = "failed", f"it could not be read: {error}"
            shutil.rmtree(job.folder, ignore_errors=True)

    def _next(self) -> Job | None:
        with self._changed:
            while not self._closed:
                waiting = [job for job in self._jobs if job.state == "waiting"]
                if waiting:
                    job = waiting[-1]
                    job.state = "working"
                    return job
                self._changed.wait()
        return None

    def _run(self, job: Job) -> None:
        order = {
            "case": str(self._case_path),
            "model": self._model,
            "gazetteer": None if self._gazetteer is None else str(self._gazetteer),
            "files": [(name, str(path)) for name, path in job.files],
        }
        with tempfile.TemporaryFile("w+") as complaints:
            process = subprocess.Popen(
                [sys.executable, "-m", "rashomon.web.worker"],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints, text=True, encoding="utf-8",
            )  # fmt: skip
            with self._changed:
                self._process = process
                if self._closed:
                    process.terminate()
            with process:
                assert process.stdin is not None
                assert process.stdout is not None
                process.stdin.write(json.dumps(order))
                process.stdin.close()
                for line in process.stdout:
                    self._hear(job, json.loads(line))
            with self._changed:
                self._process = None
            if job.state == "working":
                complaints.seek(0)
                last = complaints.read().strip().rpartition("\n")[2]
                job.state = "failed"
                job.message = last or "the reading was interrupted; add the same pages again and it goes on"

    def _hear(self, job: Job, told: dict[str, object]) -> None:
        if "stage" in told:
            job.stage, job.done = str(told["stage"]), int(str(told["done"]))
            job.total = None if told["total"] is None else int(str(told["total"]))
        elif "message" in told:
            skipped = told["skipped"]
            job.skipped = [str(line) for line in skipped] if isinstance(skipped, list) else []
            job.state, job.message = "done", str(told["message"])
