"""Papers told in words, where they are asked for and elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.catalogue import Certificate
from tests.core.interview_world import Talk, entity, small_world, welder

PAPERS = (
    Certificate("korkort_b", "Körkort B", ("B-kort",), ("b",)),
    Certificate("korkort_d", "Körkort D", ("D-kort",), ("d",)),
    Certificate("korkort_c1e", "Körkort C1E", ("C1E-kort",), ("c1e",)),
    Certificate("truckkort", "Truckkort", (), ("truck",)),
    Certificate("id06", "ID06-kort", ("ID06",)),
)


def asked() -> Talk:
    world = small_world()
    catalogue = replace(world.catalogue, certificates={paper.id: paper for paper in PAPERS})
    return welder(replace(world, catalogue=catalogue)).to("certificates")


def named(text: str, name: str, key: str, **more: object) -> dict[str, object]:
    start = text.casefold().index(name)
    return entity("certificate", key, id=key, start=start, end=start + len(name), **more)


@pytest.mark.parametrize(
    "text", ["inga utom b-kort", "inga förutom b-kort", "inget annat än b-kort", "inte mer än b-kort"]
)
def test_nothing_but_a_paper_is_that_paper(text: str) -> None:
    talk = asked().say(text, named(text, "b-kort", "korkort_b", negated=True))

    assert talk.profile.certificates == ["korkort_b"] and talk.asking == "languages"


def test_nothing_but_a_short_name_and_what_is_denied_after_it() -> None:
    assert asked().say("inga förutom b").profile.certificates == ["korkort_b"]
    text = "inga utom b-kort men inte truckkort"
    talk = asked().say(text, named(text, "b-kort", "korkort_b"), named(text, "truckkort", "truckkort", negated=True))
    assert talk.profile.certificates == ["korkort_b"]


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("truck a och b", ["truckkort"]),
        ("truck A1, B2 och d", ["truckkort"]),
        ("truckkort b och d", ["truckkort"]),
        ("truck, b och d", ["korkort_b", "korkort_d", "truckkort"]),
        ("b och truck a", ["korkort_b", "truckkort"]),
        ("b, d och truck", ["korkort_b", "korkort_d", "truckkort"]),
    ],
)
def test_the_classes_of_a_truck_are_no_driving_licences(text: str, papers: list[str]) -> None:
    assert sorted(asked().say(text).profile.certificates) == sorted(papers)


def test_a_paper_no_list_has_is_kept_beside_the_others() -> None:
    text = "ID06 och Hydraulikintyg"
    talk = asked().say(text, named(text, "id06", "id06"))

    assert talk.profile.certificates == ["id06", "Hydraulikintyg"] and "hydraulikintyg" in talk.texts[-2]


@pytest.mark.parametrize("text", ["ID06 men inget hydraulikintyg", "ID06 och yrkesutbildning", "ID06, inga kurser"])
def test_what_is_denied_or_no_paper_is_not_kept(text: str) -> None:
    assert asked().say(text, named(text, "id06", "id06")).profile.certificates == ["id06"]


def test_a_short_name_is_not_lost_beside_a_long_one() -> None:
    text = "c1e och d-kort"

    assert sorted(asked().say(text, named(text, "d-kort", "korkort_d")).profile.certificates) == [
        "korkort_c1e",
        "korkort_d",
    ]


def language(text: str, name: str) -> dict[str, object]:
    start = text.casefold().index(name)
    return entity("language", name, id=name, start=start, end=start + len(name))


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("engelska B2 och arabiska A1", ["B2", "A1"]),
        ("engelska flytande och lite arabiska", ["flytande", "lite"]),
        ("engelska, arabiska är mitt modersmål", [None, "modersmål"]),
        ("flytande engelska och arabiska", ["flytande", None]),
        ("engelska är bra att kunna, arabiska", [None, None]),
    ],
)
def test_how_well_a_language_is_spoken(text: str, levels: list[str | None]) -> None:
    talk = welder().to("languages").say(text, language(text, "engelska"), language(text, "arabiska"))

    assert [(one.language, one.level) for one in talk.profile.languages] == [
        ("engelska", levels[0]),
        ("arabiska", levels[1]),
    ]
    assert all(level in talk.texts[-2] for level in levels if level)


def test_a_level_told_later_is_added() -> None:
    talk = welder().to("languages").say("engelska", language("engelska", "engelska"))
    talk.say("engelska C1", language("engelska C1", "engelska"))

    assert [(one.language, one.level) for one in talk.profile.languages] == [("engelska", "C1")]
