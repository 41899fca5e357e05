"""The nouns of the design, as immutable values that every room may pass to the next.

Imports nothing of ours. Terms follow the field's: PLOVER (event type and mode), ACLED (sub-event, count words),
UCDP GED (``where_prec``), EDTF / ISO 8601-2 (dates), attribution research (source, cue, content).

Offsets: a :class:`Span` always counts Unicode code points of the *page's decoded text*; ``page.text[start:end] == text``.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache
from typing import Any, Literal, Self, get_args

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, computed_field, field_validator, model_validator

Plover = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Stance = Literal[
    "asserts", "denies", "accuses", "admits", "justifies", "demands", "promises",
    "threatens", "condemns", "cannot verify", "investigates",
]  # fmt: skip
Reality = Literal["actual", "planned", "hypothetical", "negated"]
Kind = Literal["incident", "diplomacy", "history"]
Status = Literal["killed", "wounded", "captured", "missing", "displaced"]
Category = Literal["military", "police", "civilian", "unknown"]
Standing = Literal["admitted", "agreed", "one-sided", "disputed", "reported", "reviewed"]
"""How a value stands by the voices behind it; ``reviewed`` is no voice's but a reviewer's word."""
Action = Literal["join", "part", "move", "dismiss", "correct", "keep", "undo"]
"""What a reviewer decides: one event, not one event, another event, not an incident, another value, the value as it is, as if never
said."""
Correctable = Literal[
    "date", "place", "type", "attacker", "target", "weapon", "killed", "wounded", "captured", "missing", "displaced"
]

ALL_SIDES = "all"
"""Side of a toll that covers the dead of more than one side together."""
UNKNOWN_SIDE = "unknown"
OUTLET = "outlet"
"""Source of a claim that nobody is quoted for: the outlet's own voice."""
REVIEWER = "reviewer"
"""The voice of a corrected value."""


class Value(BaseModel):
    """Base of all nouns: frozen, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Value):
    """A piece of evidence: characters ``[start, end)`` of a page's decoded text, and that text."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str


class Page(Value):
    """One input as it came: its bytes' hash, where it came from, and its decoded text.

    ``name`` is the path as given, relative to the folder that was named; ``text`` is what ``rashomon text`` prints.
    """

    name: str
    sha256: str
    text: str
    media_type: str
    charset: str
    size: int = Field(ge=0)
    address: str | None = None
    fetched: datetime | None = None
    headers: tuple[tuple[str, str], ...] = ()
    """Header fields that a server sent with the bytes, kept as evidence; empty where there was no server."""
    title: str | None = None
    """Title, outlet, author and date that the container states (HTML metadata, a feed entry), not the text."""
    site: str | None = None
    author: str | None = None
    stated_date: date | None = None
    data: bytes = Field(default=b"", repr=False, exclude=True)
    """The bytes as they came; kept by the case, left out of every dump."""
    main: tuple[tuple[int, int], ...] = ()
    """For HTML: the offsets in ``text`` of the blocks that the extractor takes for main content; empty = not known."""
    items: tuple[int, ...] = ()
    """For HTML: the offsets in ``text`` at which items of lists begin."""


class Skipped(Value):
    """A page that could not be read: one clear line for people (which page, what is wrong, what to do)."""

    name: str
    reason: str
    """Short, stable kind for the summary's count, e.g. ``empty``, ``binary``, ``too large``, ``not English``."""
    message: str


class When(Value):
    """A date as an EDTF value with the earliest and latest day it can mean, and how it was inferred.

    ``edtf`` is ``None`` only when nothing is known; then ``start`` and ``end`` are ``None`` too.
    ``basis`` says in words how: ``stated``, ``weekday before publication``, ``by linked report ...``, ``anchor: ...``.
    """

    edtf: str | None = None
    start: date | None = None
    end: date | None = None
    basis: str = ""

    @property
    def exact(self) -> bool:
        """True when it is one single day."""
        return self.start is not None and self.start == self.end


class TimeMention(Value):
    """A time expression as the text gives it, before anybody knows the publication date (compare TIMEX3).

    Unset parts are unknown. ``{month: 9, day: 28}`` is "September 28"; ``{weekday: 1}`` is "Tuesday" (Monday = 0);
    ``{offset: -1, unit: "day", anchor: "publication"}`` is "yesterday"; the same with anchor ``narrative`` is "the
    previous day" (relative to the time told just before). A duration ("for six weeks") has kind ``duration`` and is no
    date. ``direction`` of a weekday or month: ``past`` ("last Tuesday"), ``future`` ("next week"), else nearest by tense.
    """

    span: Span
    kind: Literal["date", "time", "duration", "set"] = "date"
    year: int | None = None
    month: int | None = Field(default=None, ge=1, le=12)
    day: int | None = Field(default=None, ge=1, le=31)
    weekday: int | None = Field(default=None, ge=0, le=6)
    hour: int | None = Field(default=None, ge=0, le=24)
    decade: int | None = None
    """1990 for "the 1990s"."""
    offset: int | None = None
    offset_high: int | None = None
    """Far end of a vague offset: "several days ago" is offset -7, offset_high -2."""
    unit: Literal["hour", "day", "week", "month", "year", "decade"] | None = None
    anchor: Literal["publication", "narrative"] | None = None
    part: Literal["morning", "afternoon", "evening", "night", "overnight"] | None = None
    """"overnight" and "in the past 24 hours" usually cover two days."""
    modifier: Literal["start", "mid", "end", "since", "before", "after", "until", "approx"] | None = None
    direction: Literal["past", "future"] | None = None
    end: TimeMention | None = None
    """Set for ranges: "from Monday to Wednesday", "1988-94"."""
    tense: Literal["past", "present", "future"] | None = None
    """Tense of the governing verb, which decides which Tuesday."""
    role: Literal["event", "reporting"] | None = None
    """``reporting`` when the expression hangs on a cue of speech ("said on Tuesday"), not on what happened."""


class Actor(Value):
    """Who acts, suffers or speaks, resolved to a code.

    ``code``: an ISO 3166 alpha-3 state (``XKX`` Kosovo) ``ARM``; a body of it ``ARM/MOD``; a person with an office
    ``ARM/Nikol Pashinyan``; generic members of a state ``ARM/soldiers``; a named non-state side or organisation
    ``Islamic State``; an unnamed group ``militants``. ``country`` is the state the code begins with, else ``None``.
    """

    code: str
    name: str
    kind: Literal["state", "body", "person", "forces", "people", "non-state", "organisation", "outlet", "agency"]
    country: str | None = None
    category: Category = "unknown"
    office: str | None = None
    plural_of: tuple[str, ...] = ()
    """Codes it stands for together: "the two sides", "Baku and Yerevan"."""

    @property
    def side(self) -> str:
        """The party it belongs to: the state, or itself."""
        return self.country or self.code


class Place(Value):
    """A place with UCDP GED ``where_prec`` precision (1 exact, 2 near, 3 district, 4 province, 5 line or sea, 6 country, 7 world)."""

    name: str
    admin1: str | None = None
    country: str | None = None
    lat: float | None = Field(default=None, ge=-90, le=90)
    lon: float | None = Field(default=None, ge=-180, le=180)
    precision: int = Field(ge=1, le=7)
    other_names: tuple[str, ...] = ()
    source: str | None = None
    """``geonames:123``, ``user``, or ``text`` for a place no gazetteer knows, put at its parent."""
    relation: str | None = None
    """For relative places: "250 miles north of"; the coordinates are then unknown, never the anchor's."""
    within: str | None = None
    """The town that a quarter, street or building lies in, as far as the text says or speaks of one."""


class Count(Value):
    """A number of people as ``[low, high]``; ``None`` is open. ACLED's practice for vague words."""

    low: int | None = Field(default=None, ge=0)
    high: int | None = Field(default=None, ge=0)
    approximate: bool = False


class EventType(Value):
    """A PLOVER event type and mode with its ACLED crosswalk."""

    plover: Plover
    mode: str | None = None
    acled_type: str | None = None
    acled_sub: str | None = None


_BREAK = re.compile(r"(?P<hyphen>(?<=\w-)[^\S\n]*\n[\s>]*(?=\w))|\s*\n[\s>]*|\s{2,}|[^\S ]")
"""Where a line of a paragraph breaks, with the marks of a quoted mail behind it, and other blank space than one space."""


@lru_cache(maxsize=256)
def as_read(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A paragraph as it is read, one space for every break and all blank space, none behind the hyphen that ends a line.

    Result: that text, and where stretches of it begin that stand in the paragraph as they are: offsets in both, in order.
    """
    made, at, stretches, size = [], 0, [(0, 0)], 0
    for match in _BREAK.finditer(text):
        made.append(text[at : match.start()])
        size += match.start() - at
        if match["hyphen"] is None:
            made.append(" ")
            stretches.append((size, match.start()))
            size += 1
        at = match.end()
        stretches.append((size, at))
    return "".join([*made, text[at:]]), tuple(stretches)


class Article(Value):
    """One piece of journalism cut from a page: its spans (headline first, boilerplate left out) and what it says of itself."""

    page: str
    index: int = Field(ge=0)
    spans: tuple[Span, ...]
    headline: Span | None = None
    byline: str | None = None
    outlet: str | None = None
    relays: tuple[str, ...] = ()
    """Outlets it passes on: "according to X, reporting Y"."""
    agencies: tuple[str, ...] = ()
    dateline: Span | None = None
    published: When = When()
    published_stated: bool = False
    sent: date | None = None
    """The day of its dateline, where that is a little earlier than the day on which it was published: its text counts from it."""
    entries: tuple[int, ...] = ()
    """Numbers of the spans that begin an item of a list, by a bullet or by the page's markup."""

    @property
    def id(self) -> str:
        return f"{self.page}#{self.index}"

    @property
    def text(self) -> str:
        """What is read: the spans' texts, :func:`as_read`, a blank line between two."""
        return "\n\n".join(as_read(span.text)[0] for span in self.spans)

    def locate(self, start: int, end: int) -> Span:
        """Span of the page for characters ``[start, end)`` of :attr:`text`.

        Parameters: offsets in code points, ``0 <= start < end <= len(text)``. Where they cross from one span into the
        next, the result keeps to the first span. Raises ``ValueError`` when they touch no span.
        """
        at = 0
        for span in self.spans:
            text, stretches = as_read(span.text)
            if start < at + len(text):
                first, last = max(start - at, 0), min(end - at, len(text))
                if last <= first:
                    break
                first, last = _page(stretches, first), _page(stretches, last - 1) + 1
                return Span(start=span.start + first, end=span.start + last, text=span.text[first:last])
            at += len(text) + 2
        raise ValueError(f"offsets {start}-{end} touch no text of article {self.id}")


def _page(stretches: tuple[tuple[int, int], ...], at: int) -> int:
    """Where in a paragraph a character stands that is read at ``at``."""
    read, stands = stretches[bisect_right(stretches, (at, sys.maxsize)) - 1]
    return stands + at - read


class Content(Value):
    """What a claim says: an event frame (agent, target, accused ...) or a quantity. Unset parts are not said."""

    what: Literal["event", "toll", "statement"] = "statement"
    event: EventType | None = None
    agent: str | None = None
    target: str | None = None
    accused: str | None = None
    """Who is said to have done it, by a voice that is not itself."""
    status: Status | None = None
    side: str | None = None
    category: Category | None = None
    count: Count | None = None
    part_of: str | None = None
    """Id of the claim that gives the total of which this is a part."""
    people: str | None = None
    """What people a figure counts, where they are only some of a side's: "farmers", "children"; "bodies" for the dead that were found."""
    place: Place | None = None
    weapon: str | None = None
    returned: bool = False
    """It answers another's fire ("shot back"): whose fire it was owns up to nothing by it."""


class Claim(Value):
    """The unit of everything: a voice chain, a stance, a content, its reality, and the words that say it."""

    id: str
    page: str
    article: int
    span: Span
    voices: tuple[str, ...]
    """Outermost first: outlet, agency or relay, speaker(s). The last is the source."""
    source: str
    """Actor code of who vouches, or :data:`OUTLET`."""
    source_span: Span | None = None
    cue: Span | None = None
    stance: Stance = "asserts"
    reality: Reality = "actual"
    fresh: bool = True
    content: Content = Content()
    said: TimeMention | None = None
    """When it was said, where the text gives it."""


class Report(Value):
    """One article's account of one event: type, time expressions, places, parties, and its claims' ids."""

    id: str
    page: str
    article: int
    kind: Kind
    event: EventType
    title: str
    reality: Reality = "actual"
    times: tuple[TimeMention, ...] = ()
    """Expressions that date this event, best first; empty = the article does not say."""
    place: Place | None = None
    places: tuple[Place, ...] = ()
    parties: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    """The sentences that tell it."""
    after: str | None = None
    """Id of the report of the same article that "the previous day" is counted from."""

    @property
    def article_id(self) -> str:
        return f"{self.page}#{self.article}"


class Reading(Value):
    """All that one article says: its claims and its reports, and the actors it names (code -> Actor)."""

    article: str
    claims: tuple[Claim, ...] = ()
    reports: tuple[Report, ...] = ()
    actors: tuple[Actor, ...] = ()


class Weight(Value):
    """One part of the score of a link, in words and in bits (log2 of the Bayes factor)."""

    name: str
    bits: float
    reason: str


class Link(Value):
    """How likely two reports tell the same event, and why."""

    left: str
    right: str
    probability: float = Field(ge=0, le=1)
    weights: tuple[Weight, ...] = ()


class SharedText(Value):
    """A passage that two pages share because one copies the other or both relay one source: one voice, not two."""

    left: str
    right: str
    """Article ids."""
    left_span: Span
    right_span: Span
    extent: Literal["copy", "passage", "statement"]
    """``copy``: most of the article; ``passage``: sentences of an agency; ``statement``: one quotation of a speaker."""


class Mark(Value):
    """Names a report by what survives another reading: its page's bytes and the words that tell it.

    ``page``, ``article`` and ``report`` (its id) are as they were when it was named: for people, and to tell apart two
    reports that share the same words.
    """

    page: str
    sha256: str
    article: int = Field(ge=0)
    report: str
    kind: Kind
    spans: tuple[Span, ...] = ()


class Figure(Value):
    """A number of people of one side, as a reviewer gives it."""

    side: str = Field(min_length=1, max_length=200)
    category: Category = "unknown"
    count: Count


Corrected = When | Place | EventType | Figure | str
"""A reviewer's value: of a date, a place, a type, a figure; the code of a side or the name of a weapon."""


class Decision(Value):
    """A reviewer's word, which is final until it is undone or a later one overrules it.

    ``join``: all reports of ``left`` and ``right`` tell one event. ``part``: none of ``left`` tells what any of ``right`` tells.
    ``move``: those of ``left`` tell what ``right`` tell and not what ``away`` tell. ``dismiss``: those of ``left`` tell no incident.
    ``correct``: for the event that ``left`` tell, ``field`` is ``value``; a figure takes the place of those of that ``side`` and
    ``category`` (unset: none, or of any category). ``keep``: ``field`` of that event was looked at and stays as the pages have it. ``undo``: the decision with the id ``undoes`` is as if never said.
    """

    action: Action
    left: tuple[Mark, ...] = ()
    right: tuple[Mark, ...] = ()
    away: tuple[Mark, ...] = ()
    field: Correctable | None = None
    side: str | None = None
    category: Category | None = None
    value: Corrected | None = None
    undoes: str | None = None
    reason: str = Field(default="", max_length=2000)
    by: str = Field(default="", max_length=200)
    at: AwareDatetime

    @cached_property
    def id(self) -> str:
        """Made from all that it says, so a decision that two cases hold is one, and a changed one is another."""
        said = json.dumps(self.model_dump(mode="json", exclude_defaults=True), sort_keys=True, ensure_ascii=False)
        return "d" + hashlib.sha256(said.encode(errors="surrogatepass")).hexdigest()[:12]

    @field_validator("at")
    @classmethod
    def _universal(cls, at: datetime) -> datetime:
        """One moment is written one way."""
        return at.astimezone(UTC)

    @model_validator(mode="after")
    def _complete(self) -> Self:
        needs = {
            "join": ("left", "right"), "part": ("left", "right"), "move": ("left", "right"), "dismiss": ("left",),
            "correct": ("left", "field", "value", "reason"), "keep": ("left", "field"), "undo": ("undoes",),
        }[self.action]  # fmt: skip
        if missing := [name for name in needs if not str(getattr(self, name) or "").strip()]:
            raise ValueError(f"a decision to {self.action} needs {' and '.join(missing)}")
        if self.action == "correct":
            wanted = {"date": When, "place": Place, "type": EventType}.get(
                self.field or "", Figure if self.field in get_args(Status) else str
            )
            if not isinstance(self.value, wanted):
                raise ValueError(f"{self.field} can't be {self.value!r}")
            if isinstance(self.value, When) and not (self.value.start and self.value.end):
                raise ValueError("a corrected date needs its first and last day")
        return self


class Ruling(Value):
    """What decisions come to for one pair of reports, once the later word is held against the earlier: no two contradict."""

    action: Literal["join", "part"]
    left: str
    right: str
    """Report ids."""
    reason: str = ""


class Correction(Value):
    """A reviewer's value of one field of an event, beside what the pages say."""

    decision: str
    """Id of the decision."""
    field: Correctable
    side: str | None = None
    category: Category | None = None
    value: Corrected
    machine: Any = None
    """What stood there before: a date, place or type, or the figures or values that it takes the place of."""
    reason: str = ""
    by: str = ""
    at: datetime


class Side(Value):
    """One figure of a toll as weighed: value, standing, who says it, and whether a later figure supersedes it."""

    side: str
    status: Status
    category: Category = "unknown"
    low: int | None = None
    high: int | None = None
    approximate: bool = False
    standing: Standing
    voices: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    superseded: bool = False
    total: bool = False
    """True for a figure that covers others of the same list (never add them)."""


class FindingValue(Value):
    """One value of a finding and the voices and claims behind it."""

    value: Any
    standing: Standing | None = None
    voices: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()


class Finding(Value):
    """For one field of one event (``attacker``, ``place``, ``date``, ``weapon`` ...): each value and its standing."""

    field: str
    standing: Standing
    values: tuple[FindingValue, ...]


class Event(Value):
    """The real-world thing that reports from many articles tell."""

    id: str
    kind: Kind
    title: str
    event: EventType
    reality: Reality = "actual"
    date: When
    place: Place | None = None
    parties: tuple[str, ...] = ()
    casualties: tuple[Side, ...] = ()
    findings: tuple[Finding, ...] = ()
    reports: tuple[str, ...] = ()
    """Report ids."""
    links: tuple[Link, ...] = ()
    shared: tuple[SharedText, ...] = ()
    corrections: tuple[Correction, ...] = ()
    """A reviewer's values; ``date``, ``place``, ``event``, figures and findings above are as corrected."""

    @computed_field  # type: ignore[prop-decorator]
    @property
    def disputed(self) -> bool:
        """True when any finding or figure is disputed."""
        return any(f.standing == "disputed" for f in self.findings) or any(
            c.standing == "disputed" and not c.superseded for c in self.casualties
        )


class Doubt(Value):
    """What a reviewer should look at: a join that may be none, or a value that may be misread, and how much hangs on it."""

    kind: Literal["join", "dispute", "date", "figure"]
    score: float = Field(ge=0)
    """How doubtful times how much would change: the highest first."""
    note: str
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    """For a join, ids of the reports on its two sides, those that are most alike first."""
    field: Correctable | None = None
    side: str | None = None


def walk_actors(codes: tuple[str, ...]) -> Iterator[str]:
    """Yield the side (first part) of each code, once, in order."""
    seen: set[str] = set()
    for code in codes:
        side = code.split("/")[0]
        if side not in seen:
            seen.add(side)
            yield side


TimeMention.model_rebuild()
