"""From links to events: constraints that nothing may break, and ids that stay."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.linking import cluster, event_ids
from rashomon.model import Link, Report, Ruling
from tests.linking.make import linked, report


def reports(*pages: str) -> list[Report]:
    return [report(page) for page in pages]


def ids(*pages: str) -> tuple[str, ...]:
    return tuple(f"{page}#0/0" for page in pages)


def link(left: str, right: str, probability: float) -> Link:
    return linked(f"{left}#0/0", f"{right}#0/0", probability)


def word(action: str, left: str, right: str) -> Ruling:
    return Ruling.model_validate({"action": action, "left": f"{left}#0/0", "right": f"{right}#0/0"})


def test_likely_links_join_and_unlikely_ones_do_not() -> None:
    found = cluster(reports("a", "b", "c"), [link("a", "b", 0.9), link("b", "c", 0.2)])
    assert found == [ids("a", "b"), ids("c")]


def test_every_report_is_in_exactly_one_event() -> None:
    assert cluster(reports("b", "a"), []) == [ids("a"), ids("b")]
    assert cluster([], []) == []


def test_one_weak_link_does_not_join_two_incidents() -> None:
    first = [link(x, y, 0.999) for x, y in ("ab", "ac", "bc")]
    second = [link(x, y, 0.999) for x, y in ("de", "df", "ef")]
    found = cluster(reports(*"abcdef"), [*first, *second, link("c", "d", 0.97)])
    assert found == [ids(*"abc"), ids(*"def")]


def test_a_chain_of_fair_links_is_not_one_event() -> None:
    chain = [link(x, y, 0.8) for x, y in ("ab", "bc", "cd", "de")]
    assert max(map(len, cluster(reports(*"abcde"), chain))) == 2


def test_many_fair_links_join_what_one_would_not() -> None:
    """Three tellings that each fit the two others are one event, though each pair alone is only fairly likely."""
    found = cluster(reports(*"abc"), [link("a", "b", 0.7), link("a", "c", 0.7), link("b", "c", 0.7)])
    assert found == [ids(*"abc")]


def test_one_more_report_of_what_many_tell_needs_a_little_less() -> None:
    told = [link(x, y, 0.99) for x, y in ("ab", "ac", "ad", "bc", "bd", "cd")]
    further = [link(x, "e", 0.4) for x in "abcd"]
    assert cluster(reports(*"abcde"), [*told, *further]) == [ids(*"abcde")]
    # Beside one report the same link is too weak, and beside many a weaker one still is.
    assert cluster(reports("a", "e"), [link("a", "e", 0.4)]) == [ids("a"), ids("e")]
    weaker = [link(x, "e", 0.25) for x in "abcd"]
    assert cluster(reports(*"abcde"), [*told, *weaker]) == [ids(*"abcd"), ids("e")]


def test_no_event_is_so_much_told_that_it_draws_in_what_speaks_against_it() -> None:
    pages = [f"p{n}" for n in range(64)]
    told = [link(x, y, 0.999) for i, x in enumerate(pages) for y in pages[i + 1 :]]
    further = [link(page, "z", 0.2) for page in pages]
    assert len(cluster(reports(*pages, "z"), [*told, *further])) == 2


def test_two_reports_of_one_article_never_meet_even_through_a_third() -> None:
    both = [report("a", number=0), report("a", number=1), report("b")]
    links = [linked("a#0/0", "b#0/0", 0.999), linked("a#0/1", "b#0/0", 0.99), linked("a#0/0", "a#0/1", 1.0)]
    assert cluster(both, links) == [("a#0/0", "b#0/0"), ("a#0/1",)]


def test_two_articles_of_one_page_may_meet() -> None:
    both = [report("a", article=0), report("a", article=1)]
    assert cluster(both, [linked("a#0/0", "a#1/0", 0.9)]) == [("a#0/0", "a#1/0")]


def test_talks_are_never_one_event_with_an_incident() -> None:
    mixed = [report("a"), report("b", kind="diplomacy")]
    assert len(cluster(mixed, [link("a", "b", 1.0)])) == 2


def test_a_reviewer_joins_what_no_link_joins() -> None:
    assert cluster(reports("a", "b"), [], [word("join", "a", "b")]) == [ids("a", "b")]


def test_a_reviewer_parts_what_links_join() -> None:
    links = [link(x, y, 0.9999) for x, y in ("ab", "ac", "bc")]
    found = cluster(reports(*"abc"), links, [word("part", "a", "b")])
    assert all(not {"a#0/0", "b#0/0"} <= set(group) for group in found)


def test_a_part_keeps_two_joined_groups_from_each_other() -> None:
    said = [word("join", "a", "b"), word("join", "c", "d"), word("part", "a", "d")]
    links = [link(x, y, 0.9999) for x, y in ("ac", "ad", "bc", "bd")]
    assert cluster(reports(*"abcd"), links, said) == [ids("a", "b"), ids("c", "d")]


def test_words_on_reports_that_are_gone_are_kept_without_harm() -> None:
    assert cluster(reports("a"), [], [word("join", "a", "gone"), word("part", "gone", "lost")]) == [ids("a")]


def test_a_reviewer_may_join_two_reports_of_one_article_but_no_third_follows() -> None:
    three = [report("a", number=0), report("a", number=1), report("a", number=2)]
    said = [Ruling(action="join", left="a#0/0", right="a#0/1")]
    links = [linked("a#0/0", "a#0/2", 1.0)]
    assert cluster(three, links, said) == [("a#0/0", "a#0/1"), ("a#0/2",)]


def test_joins_put_two_reports_of_one_article_together_through_a_third() -> None:
    """A reviewer who says that both are what another page tells says that they are one."""
    both = [report("a", number=0), report("a", number=1), report("b")]
    said = [Ruling(action="join", left="a#0/0", right="b#0/0"), Ruling(action="join", left="b#0/0", right="a#0/1")]
    assert cluster(both, [], said) == [("a#0/0", "a#0/1", "b#0/0")]


NAMES = [(page, number) for page in "abcdef" for number in (0, 1)]
PAIRS = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda p: p[0] != p[1])
LINKS = st.lists(st.tuples(PAIRS, st.floats(0, 1)), max_size=40)
WORDS = st.lists(st.tuples(PAIRS, st.sampled_from(["join", "part"])), max_size=6)


def named(entry: tuple[str, int]) -> str:
    return f"{entry[0]}#0/{entry[1]}"


@settings(max_examples=150, deadline=None)
@given(links=LINKS, said=WORDS, shift=st.integers(0, 11))
def test_constraints_hold_whatever_the_links_say(
    links: list[tuple[tuple[tuple[str, int], tuple[str, int]], float]],
    said: list[tuple[tuple[tuple[str, int], tuple[str, int]], str]],
    shift: int,
) -> None:
    every = [report(page, number=number) for page, number in NAMES]
    given_links = [linked(named(a), named(b), p) for (a, b), p in links]
    joins = [(named(a), named(b)) for (a, b), w in said if w == "join"]
    one = {r.id: r.id for r in every}
    for left, right in joins:
        one = {name: one[left] if group == one[right] else group for name, group in one.items()}
    parts = [(named(a), named(b)) for (a, b), w in said if w == "part" and one[named(a)] != one[named(b)]]
    words = [Ruling(action="join", left=a, right=b) for a, b in joins]
    words += [Ruling(action="part", left=a, right=b) for a, b in parts]
    found = cluster(every, given_links, words)
    assert sorted(name for group in found for name in group) == sorted(r.id for r in every)
    group_of = {name: group for group in found for name in group}
    assert all(group_of[a] is group_of[b] for a, b in joins)
    assert all(group_of[a] is not group_of[b] for a, b in parts)
    for group in found:
        for a in group:
            for b in group:
                if a < b and a.split("/")[0] == b.split("/")[0]:
                    assert one[a] == one[b], "only a reviewer puts two of one article together"
    turned = cluster(every[shift:] + every[:shift], given_links, words)
    assert turned == found, "the order of the reports plays no part"


def test_ids_stay_when_pages_are_added() -> None:
    before = cluster(reports("b", "c"), [link("b", "c", 0.9)])
    (old,) = event_ids(before)
    after = cluster(reports("a", "b", "c"), [link(x, y, 0.99) for x, y in ("bc", "ab", "ac")])
    assert after == [ids("a", "b", "c")]
    assert event_ids(after, dict.fromkeys(before[0], old)) == [old]
    assert event_ids(before) == [old], "the same pages give the same ids"


def test_of_two_halves_the_bigger_keeps_the_id() -> None:
    previous = dict.fromkeys(["a", "b", "c"], "e1")
    small, big = event_ids([("a",), ("b", "c")], previous)
    assert big == "e1"
    assert small != "e1"


def test_when_two_events_become_one_the_bigger_gives_the_id() -> None:
    previous = {"a": "e1", "b": "e2", "c": "e2"}
    assert event_ids([("a", "b", "c")], previous) == ["e2"]


def test_an_id_that_is_taken_is_not_given_again() -> None:
    (made,) = event_ids([("a",)])
    assert len(set(event_ids([("a",), ("b",)], {"b": made}))) == 2


@settings(max_examples=100, deadline=None)
@given(
    sizes=st.lists(st.integers(1, 4), min_size=1, max_size=8),
    votes=st.lists(st.sampled_from(["e1", "e2", "e3", None]), min_size=32, max_size=32),
)
def test_ids_are_unique_and_rebuilding_changes_none(sizes: list[int], votes: list[str | None]) -> None:
    names = iter(f"r{i:02d}" for i in range(32))
    groups = [tuple(next(names) for _ in range(size)) for size in sizes]
    members = [name for group in groups for name in group]
    previous = {name: vote for name, vote in zip(members, votes, strict=False) if vote}
    made = event_ids(groups, previous)
    assert len(set(made)) == len(groups)
    kept = {name: event for group, event in zip(groups, made, strict=True) for name in group}
    assert event_ids(groups, kept) == made
