"""An attribution in the making, in head tokens of the parse."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.model import Stance
from rashomon.reading.attribution.lexicon import Cue
from rashomon.reading.frames import Tokens


@dataclass
class Draft:
    """``head`` is the cue's main token, ``source`` the head token of who says it; ``frame`` how the content hangs on the cue."""

    head: int
    cue: Tokens
    entry: Cue | None
    frame: str
    stance: Stance
    content: list[Tokens] = field(default_factory=list)
    source: int | None = None
    source_span: Tokens | None = None
    accused: int | None = None
    quoted: bool = False
    passive: bool = False
