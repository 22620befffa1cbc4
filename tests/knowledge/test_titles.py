from __future__ import annotations

import pytest

from bot.knowledge.titles import is_work_verb, lookup_key, says_trade, shown
from bot.knowledge.vocabulary import PART, Concept, Term

COOK = Concept("occupation", "Kock i storkök", "c1", "kock_storkok")


@pytest.mark.parametrize(
    "name", ["svetsare", "kock på skola", "kört lastbil", "murat", "Kallskänka", "jobbat som målare"]
)
def test_who_does_it_and_what_was_done_say_a_trade(name: str) -> None:
    assert says_trade(name)


@pytest.mark.parametrize("name", ["bruket", "lager", "jobbat på bageri", "jobbat hos tandläkare", "truck"])
def test_where_it_is_done_only_hints_at_one(name: str) -> None:
    assert not says_trade(name)


def test_a_verb_of_work_is_looked_up_in_one_form_however_it_is_spoken() -> None:
    assert {lookup_key(form) for form in ("kör", "körde", "kôrt", "kört")} == {"kört"}
    assert lookup_key("CNC-operatör".lower()) == "cncoperatör"


def test_having_worked_says_less_than_what_was_done() -> None:
    assert is_work_verb("körde") and not is_work_verb("jobbade") and not is_work_verb("tänkte")


@pytest.mark.parametrize(
    ("term", "name"),
    [
        (Term("skolkokerska", COOK), "Kock"),
        (Term("svarvare", Concept("occupation", "CNC-operatör", "c2", "cnc_operator")), "Svarvare"),
        (Term("truckkille", Concept("occupation", "Truckförare", "c3", "truckforare")), "Truckförare"),
        (Term("på bruket", Concept("occupation", "Processoperatör, papper", "c4", "p")), "Processoperatör, papper"),
        (Term("Svetsare", Concept("occupation", "Svetsare, manuell", "c5"), PART), "Svetsare"),
        (Term("skoghall", Concept("municipality", "Hammarö", None, "1761")), "Hammarö"),
    ],
)
def test_a_trade_is_shown_by_a_proper_title_as_said_else_by_its_label(term: Term, name: str) -> None:
    assert shown(term) == name
