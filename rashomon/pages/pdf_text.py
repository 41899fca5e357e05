"""The program that takes the text out of a PDF: from standard input to one JSON object on standard output.

It runs as a process of its own, because a hostile PDF can make a reader loop or fill the memory, which only the system can end. It
imports nothing of ours, so that it starts quickly.
"""

from __future__ import annotations

import io
import json
import logging
import re
import sys

HYPHEN = re.compile(r"(?<=[a-z])[-\u00ad\u2010][ \t]*\n[ \t]*(?=[a-z])")


def bound(memory: int, seconds: int) -> None:
    """Ask the system to end this process at so many bytes and seconds, where it can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def read(data: bytes, longest: int) -> dict[str, str]:
    """The text and title of a PDF, or under ``error`` why there is none: ``encrypted``, ``no text``, ``too long``, ``damaged``."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return {"error": "encrypted"}
        parts: list[str] = []
        size = 0
        for page in reader.pages:
            parts.append(page.extract_text().strip())
            size += len(parts[-1])
            if size > longest:
                return {"error": "too long"}
        title = str((reader.metadata.title if reader.metadata else None) or "")
    except (MemoryError, RecursionError):
        return {"error": "damaged"}
    except PyPdfError as error:
        return {"error": "encrypted" if "crypt" in str(error).lower() else "damaged"}
    except Exception as error:
        return {"error": "encrypted" if type(error).__name__ == "DependencyError" else "damaged"}
    text = HYPHEN.sub("", "\n\n".join(part for part in parts if part))
    return {"text": text, "title": title} if text else {"error": "no text"}


if __name__ == "__main__":
    logging.disable()
    longest, memory, seconds = map(int, sys.argv[1:])
    bound(memory, seconds)
    json.dump(read(sys.stdin.buffer.read(), longest), sys.stdout)
