"""Making actors."""

from __future__ import annotations

from functools import lru_cache

from rashomon.model import Actor, Category

_ARMED = ("army", "mod", "navy", "air force", "military", "corps", "force", "command", "rifles", "guard", "frontier")


@lru_cache(maxsize=4096)
def make(
    code: str,
    name: str,
    kind: str,
    country: str | None = None,
    category: str = "unknown",
    office: str | None = None,
    plural_of: tuple[str, ...] = (),
) -> Actor:
    """An actor; kind and category are checked here and not by the type checker, since most of them come out of data files."""
    return Actor.model_validate(
        {
            "code": code, "name": name, "kind": kind, "country": country, "category": category, "office": office, "plural_of": plural_of,
        }
    )  # fmt: skip


def plural(codes: tuple[str, ...], name: str, kind: str, category: Category) -> Actor | None:
    """The actor that stands for several together, plain when they are one, ``None`` when there are none."""
    codes = tuple(dict.fromkeys(codes))
    if not codes:
        return None
    return make(" and ".join(codes), name, kind, category=category, plural_of=codes if len(codes) > 1 else ())


def category_of(code: str) -> Category:
    """Category of a body of a state by the words of its code."""
    part = code.rpartition("/")[2].lower()
    if "police" in part or "constabulary" in part:
        return "police"
    return "military" if any(word in part for word in _ARMED) else "unknown"
