"""What people say to pick among things offered."""

from __future__ import annotations

import pytest

from bot.content.loader import catalogue
from bot.core.answer_words import normal
from bot.core.picking import Option, options_of, pick

SKILLS = catalogue().skills
WELDING = ["svets_mig_mag", "svets_tig", "svetskontroll", "skarbranning", "svets_mma", "svets_gas"]


def picked(text: str, *keys: str) -> list[str]:
    return list(pick(normal(text), options_of(keys or WELDING, SKILLS)).yes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mig", ["svets_mig_mag"]),
        ("MIG och TIG", ["svets_mig_mag", "svets_tig"]),
        ("mig och tig, och lite gas", ["svets_mig_mag", "svets_tig", "svets_gas"]),
        ("svetsat med mig och tig", ["svets_mig_mag", "svets_tig"]),
        ("gas", ["svets_gas"]),
        ("pinne mest", ["svets_mma"]),
        ("mig men inte tig", ["svets_mig_mag"]),
        ("de två första", ["svets_mig_mag", "svets_tig"]),
        ("dom 2 första", ["svets_mig_mag", "svets_tig"]),
        ("första och tredje", ["svets_mig_mag", "svetskontroll"]),
        ("den sista", ["svets_gas"]),
        ("de två sista", ["svets_mma", "svets_gas"]),
        ("1, 2 och 6", ["svets_mig_mag", "svets_tig", "svets_gas"]),
        ("9", []),
        ("alla", WELDING),
        ("alla utom gas", WELDING[:-1]),
        ("jag kan alla utom gassvetsning", WELDING[:-1]),
        ("allt förutom tig och pinne", ["svets_mig_mag", "svetskontroll", "skarbranning", "svets_gas"]),
        ("lite av varje", WELDING),
        ("kan fixa d mesta", WELDING),
        ("det mesta men inte gas", WELDING[:-1]),
        ("inget utom tig", ["svets_tig"]),
        ("inte alla", []),
        ("kan hjälpa till med det", []),
    ],
)
def test_a_welder_says_which_methods(text: str, expected: list[str]) -> None:
    assert sorted(picked(text)) == sorted(expected)


def test_what_was_left_out_or_denied_is_a_no_and_a_little_is_marked() -> None:
    options = options_of(WELDING, SKILLS)

    assert pick("alla utom gas", options).no == ("svets_gas",)
    assert pick("mig men aldrig tig", options).no == ("svets_tig",)
    assert pick("mig och tig, lite gas", options).little == ("svets_gas",)


def test_a_beginning_is_enough_for_what_is_left_out() -> None:
    options = [Option("tak", ("Takläggning",)), Option("golv", ("Golvläggning",))]

    assert pick("allt utom tak", options).yes == ("golv",)


def test_a_word_that_two_options_share_picks_neither() -> None:
    options = [Option("a", ("Köra truck",)), Option("b", ("Köra travers",))]

    assert pick("köra", options).yes == () and pick("köra travers", options).yes == ("b",)


def test_a_small_word_of_a_name_picks_nothing() -> None:
    options = [Option("golv", ("Golvvård med maskin",)), Option("fönster", ("Fönsterputs",))]

    assert pick("jag jobbade med dementa mest", options).yes == ()
