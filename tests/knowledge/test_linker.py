from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.knowledge.linker import Linker, linker
from bot.knowledge.vocabulary import Concept, Term, Vocabulary, from_rows


@pytest.mark.parametrize(
    ("text", "label", "method"),
    [
        ("Svetsare", "Svetsare", "exact"),
        ("svetsarnas", "Svetsare", "lemma"),
        ("undersjöterska", "Undersköterska", "fuzzy"),
        ("under-sköterska", "Undersköterska", "exact"),
    ],
)
def test_a_term_leads_to_its_trade_and_says_how(trades: Linker, text: str, label: str, method: str) -> None:
    best = trades.link(text)[0]
    assert (best.label, best.method) == (label, method)


def test_a_known_trade_comes_with_both_its_ids(trades: Linker) -> None:
    best = trades.link("truckförare", 1)[0]
    assert best.id == "truckforare" and best.concept_id == "GQSf_fnq_kjF"


def test_a_trade_only_the_taxonomy_knows_has_no_id_of_ours(trades: Linker) -> None:
    best = trades.link("kursgårdsföreståndare", 1)[0]
    assert (best.id, best.concept_id) == (None, "aCbh_uAN_6th")


def test_an_unknown_compound_leads_to_its_head() -> None:
    known = Linker(from_rows("occupation", [("mekaniker", "Mekaniker"), ("kock", "Kock")]))
    best = known.link("traktormekaniker", 1)[0]
    assert (best.label, best.method) == ("Mekaniker", "compound")
    assert best.score < 0.9


def test_a_term_inside_a_sentence_is_found_with_less_certainty(trades: Linker) -> None:
    best = trades.link("jag jobbade mest som svetsare förr", 1)[0]
    assert best.label == "Svetsare" and best.score < 0.9


def test_candidates_are_best_first_and_no_concept_comes_twice(trades: Linker) -> None:
    found = trades.link("sjuksöterska", 10)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert len({(one.concept_id, one.label) for one in found}) == len(found)


def test_half_a_label_is_worth_less_than_a_whole_one() -> None:
    whole, half = Concept("occupation", "Svetsare"), Concept("occupation", "Svetsare, manuell", "x")
    known = Linker(Vocabulary([Term("Svetsare", half, 2), Term("Svetsare", whole)]))
    assert [one.label for one in known.link("svetsare")] == ["Svetsare", "Svetsare, manuell"]


def test_towns_and_skills_have_linkers_of_their_own() -> None:
    assert linker("municipality").link("skoghal", 1)[0].label == "Hammarö"
    assert linker("skill").link("mig svets", 1)[0].id == "svets_mig_mag"


@pytest.mark.parametrize("text", ["", "   ", "???", "\n"])
def test_nothing_to_link_gives_nothing(trades: Linker, text: str) -> None:
    assert trades.link(text) == []


@given(st.text(max_size=2000), st.integers(1, 20))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rubbish_never_faults_and_never_gives_more_than_asked(text: str, top: int) -> None:
    known = Linker(from_rows("occupation", [("svetsare", "Svetsare"), ("kock", "Kock")]))
    found = known.link(text, top)
    assert len(found) <= top and all(0 <= one.score <= 1 for one in found)
