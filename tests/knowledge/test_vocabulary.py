from __future__ import annotations

from bot.content.loader import catalogue
from bot.knowledge.swedish import key
from bot.knowledge.taxonomy import TYPES, taxonomy
from bot.knowledge.vocabulary import Concept, Term, Vocabulary, alternatives, from_content, heads


def test_content_comes_before_the_taxonomy_for_the_same_word() -> None:
    trades = from_content("occupation", catalogue(), taxonomy())
    assert trades.named(key("truckförare"))[0].concept.id == "truckforare"


def test_a_taxonomy_label_of_a_known_concept_is_one_more_name_for_it() -> None:
    trades = from_content("occupation", catalogue(), taxonomy())
    known = {concept.concept_id for concept in trades.concepts() if concept.id and concept.concept_id}
    doubled = [concept for concept in trades.concepts() if concept.concept_id in known and not concept.id]
    assert doubled == []


def test_every_concept_id_the_content_names_is_in_the_taxonomy() -> None:
    ids = {concept.concept_id for concept in taxonomy()}
    named = {trade.concept_id for trade in catalogue().occupations.values() if trade.concept_id}
    named |= {skill.concept_id for skill in catalogue().skills.values() if skill.concept_id}
    assert named <= ids


def test_the_taxonomy_has_only_known_types_and_no_id_twice() -> None:
    concepts = taxonomy()
    assert {concept.type for concept in concepts} == set(TYPES)
    assert len({concept.concept_id for concept in concepts}) == len(concepts)


def test_a_label_with_several_names_gives_each_of_them() -> None:
    assert alternatives("Träarbetare/Snickare") == ["Träarbetare", "Snickare"]
    assert alternatives("Svetsare") == []
    assert heads("Svetsare, manuell") == ["Svetsare"]


def test_a_term_that_is_only_signs_is_left_out() -> None:
    concept = Concept("occupation", "?")
    assert Vocabulary([Term("?", concept)]).terms == []
