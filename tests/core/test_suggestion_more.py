"""More about one suggestion, named by its title or its place; the validation of one's own trade in every list."""

from __future__ import annotations

from functools import lru_cache

import pytest

from bot.content.loader import load_catalogue
from bot.core.catalogue import Catalogue
from bot.core.matching import rank
from bot.core.profile import Profile
from bot.core.suggestion import Suggestion
from bot.core.suggestion_more import meant, more_about
from tests.core.small_catalogue import PHRASES, TODAY, person


@lru_cache(maxsize=1)
def _catalogue() -> Catalogue:
    return load_catalogue()


def _welder(*sectors: str) -> Profile:
    return person(("Svetsare", 22), skills=("svets_mig_mag", "svets_tig"), municipality_code="1785", sectors=[*sectors])


def _shown(profile: Profile, limit: int | None = 5) -> list[Suggestion]:
    return rank(profile, _catalogue(), PHRASES, today=TODAY, limit=limit)


@pytest.mark.parametrize("sectors", [(), ("teknik", "transport"), ("transport",), ("vård och omsorg",)])
def test_a_welder_always_sees_the_validation_of_welding(sectors: tuple[str, ...]) -> None:
    validations = [one.id for one in _shown(_welder(*sectors)) if one.kind == "validation"]
    assert any("svetsare" in _catalogue().programmes[key].leads_to for key in validations)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("berätta mer om den första", 0),
        ("den andra, berätta mer", 1),
        ("mer om förslag 3", 2),
        ("visa mer om den sista", 4),
    ],
)
def test_a_place_in_the_list_names_a_suggestion(text: str, place: int) -> None:
    shown = _shown(_welder())

    assert meant(text, shown, ()) == shown[place]


def test_a_title_names_a_suggestion_also_one_not_shown() -> None:
    shown, everything = _shown(_welder()), _shown(_welder(), None)
    other = next(one for one in everything if one.id not in {item.id for item in shown})

    assert meant(f"Berätta mer om {other.title}", shown, everything) == other


@pytest.mark.parametrize("text", ["den första", "berätta mer", "berätta mer om den nionde", "vad kan jag plugga till"])
def test_other_words_name_none(text: str) -> None:
    assert meant(text, _shown(_welder()), ()) is None


def test_what_is_told_names_the_title_the_reasons_and_the_source() -> None:
    one = _shown(_welder())[0]
    told = more_about(one, PHRASES)

    assert told.startswith(one.title) and one.why[0].text in told and one.source.name in told
