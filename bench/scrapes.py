"""Main text of plain-text scrapes of news pages: ours against all text kept, by word F1.

    python -m bench.scrapes --data PATH [--worst 20] [--json]

PATH holds the page sets of ``bench.pages``. Each page's tags are stripped by inscriptis, as a scraper does, so that nothing but the
lines is left to tell an article from menus, teasers and notices; word F1 as there. The line model was trained on the development
parts of these sets; what it reaches on pages that it has not seen is what ``bench.train_lines`` prints. Authors and titles as in
``bench.pages``; the baseline takes the first line that begins with "By", and the first line of more than three words.
"""

from __future__ import annotations

from inscriptis import get_text

from bench.pages import Sample, arguments, body, credited, credits, report, samples, worst_credits
from rashomon import pages
from rashomon.pages.decode import decode


def main() -> None:
    options = arguments(__doc__)
    rows = []
    told: dict[str, list[tuple[Sample, str | None, str | None]]] = {"ours": [], "baseline": []}
    for sample in samples(options.data):
        decoded = decode(sample.html, html=True)
        text = get_text(decoded[0]) if decoded else ""
        page = pages.read_bytes(sample.name, text.encode(), media_type="text/plain", any_language=True)
        rows.append((sample, body(page), text))
        if sample.title:
            lines = [line.strip() for line in text.split("\n")]
            author = next((line[3:] for line in lines if line.lower().startswith("by ")), None)
            title = next((line for line in lines if len(line.split()) > 3), None)
            told["ours"].append((sample, *credited(page)))
            told["baseline"].append((sample, author, title))
    report(rows, options, "words", {system: credits(found) if found else {} for system, found in told.items()})
    if not options.json:
        worst_credits(told["ours"], options.worst)


if __name__ == "__main__":
    main()
