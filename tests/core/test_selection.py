"""The short list shows different ways."""

from __future__ import annotations

from bot.core.selection import Ranked, choose


def _entry(key: str, form: str, score: float, goal: str) -> Ranked:
    return Ranked(key, "programme", "teknik", form, frozenset({goal}), frozenset({key}), score, None)


def test_the_short_list_shows_different_ways_not_one_way_five_times() -> None:
    ranking = [_entry(f"k{n}", "komvux", 0.9 - n / 100, f"trade{n}") for n in range(6)]
    ranking += [_entry("aub", "arbetsmarknadsutbildning", 0.83, "trade0"), _entry("yh", "yh", 0.7, "trade9")]
    ranking += [_entry("fhsk", "folkhogskola", 0.6, "trade8")]
    assert [one.id for one in choose(ranking, 5, [])] == ["k0", "k1", "k2", "yh", "fhsk"]


def test_an_uncertain_way_stands_there_at_most_once() -> None:
    unsure = [
        Ranked(f"u{n}", "programme", f"sector{n}", "komvux", frozenset(), frozenset(), 0.9, None, unsure=True)
        for n in range(4)
    ]
    sure = [_entry(f"k{n}", form, 0.5, f"trade{n}") for n, form in enumerate(("komvux", "yh", "komvux", "yh"))]
    assert sum(one.unsure for one in choose([*unsure, *sure], 5, [])) == 1


def test_a_part_of_another_way_is_left_out() -> None:
    whole = Ranked("hela", "programme", "vård", "komvux", frozenset("a"), frozenset("abcd"), 0.9, None)
    part = Ranked("delen", "programme", "vård", "komvux", frozenset("b"), frozenset("ab"), 0.8, None)
    other = Ranked("annan", "programme", "vård", "yh", frozenset("c"), frozenset("xy"), 0.7, None)
    assert [one.id for one in choose([whole, part, other], 2, [])] == ["hela", "annan"]


def test_too_little_to_choose_from_still_fills_the_list() -> None:
    same = [_entry(f"k{n}", "komvux", 0.9 - n / 100, "trade") for n in range(3)]
    assert [one.id for one in choose(same, 5, [])] == ["k0", "k1", "k2"]
