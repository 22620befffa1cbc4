from __future__ import annotations

from bot.content.loader import catalogue
from bot.knowledge.swedish import key
from bot.knowledge.taxonomy import taxonomy, trade_names
from bot.knowledge.vocabulary import from_content


def test_every_everyday_trade_is_one_of_the_taxonomys_and_stands_once() -> None:
    ids = {concept.concept_id for concept in taxonomy() if concept.type == "occupation"}
    named = [entry.concept_id for entry in trade_names() if entry.concept_id]
    assert set(named) <= ids
    labels = [entry.label for entry in trade_names()]
    assert len(set(labels)) == len(labels)


def test_no_everyday_name_stands_for_two_trades() -> None:
    names = [key(name) for entry in trade_names() for name in {entry.label, *entry.names}]
    assert sorted(names) == sorted(set(names))


def test_an_everyday_name_leads_to_its_trade_and_never_takes_a_name_from_the_content() -> None:
    trades = from_content("occupation", catalogue(), taxonomy(), trade_names())
    [lorry] = [term.concept for term in trades.named(key("sopgubbe"))]
    assert (lorry.label, lorry.id) == ("Renhållningsarbetare", None)
    for name in (name for entry in trade_names() for name in entry.names):
        concepts = [term.concept for term in trades.named(key(name))]
        assert all(one.id for one in concepts) or not any(one.id for one in concepts), name
