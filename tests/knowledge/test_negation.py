from __future__ import annotations

import pytest

from bot.knowledge.negation import is_denied, is_over
from bot.knowledge.swedish import words


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("inte kock", True),
        ("jag har aldrig jobbat som kock", True),
        ("utan erfarenhet som kock", True),
        ("kock har jag aldrig varit", True),
        ("kock: nej", True),
        ("läste till kock men har aldrig jobbat som det", True),
        ("utbildad kock men inte fått jobba som sån", True),
        ("kock på komvux, fast jag har aldrig arbetat som det", True),
        ("kock? aldrig gjort", True),
        ("kock, aldrig sjukskriven", False),
        ("kock men har aldrig jobbat med det systemet", False),
        ("kock, aldrig kört truck", False),
        ("är kock och har inte jobbat som målare", False),
        ("kock. det har aldrig varit som ett jobb", False),
        ("kock? aldrig i livet", True),
        ("aldri vart kock", True),
        ("kock bler ja alldri", True),
        ("kock har jag då rakt aldrig varit", True),
        ("kock, nej 12 år", False),
        ("inte målare - kock", False),
        ("jag är inte målare utan kock", False),
        ("inte målare men kock", False),
        ("inte bara kock", False),
        ("inte längre kock", False),
        ("det var inte målare det var kock", False),
        ("jag är inte målare jag är kock", False),
        ("jag tror inte att jag är kock", True),
        ("jag tror inte jag var kock", True),
        ("det var inte kock", True),
        ("nej. kock", False),
        ("jag trivs inte och har varit kock", False),
        ("kock", False),
        ("kock har jag varit", False),
        ("kock har jag varit, inte målare", False),
        ("kock har jag varit men inte målare", False),
        ("kock har ja alri vari", True),
        ("kock var det inte", True),
        ("kock var det inte många som var", False),
        ("kock kan jag glömma", True),
        ("kock, aldrig", True),
        ("kock, aldrig målare", False),
        ("istället för kock blev jag målare", True),
        ("ta bort kock", True),
        ("det ska inte stå kock", True),
        ("det är inte lätt att vara kock", False),
        ("jag ångrar inte att jag blev kock", False),
        ("tror inte att det är bra att bli kock", True),
        ("allt utom kock", True),
        ("inte fast jobb som kock", True),
        ("trivs inte sen jag slutade som kock", False),
        ("började inte förrän 2010 som kock", False),
        ("hittar inga jobb som kock", False),
        ("ingen vill anställa en kock på 58", False),
        ("jag har ingen erfarenhet som kock", True),
    ],
)
def test_denial_reaches_as_far_as_the_clause(text: str, denied: bool) -> None:
    row = words(text)
    place = [word.fold for word in row].index("kock")
    assert is_denied(text, row, place, place) is denied


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("inte i grums", True),
        ("bor inte längre i grums", True),
        ("jag har aldrig jobbat i grums", True),
        ("vill inte flytta till grums", True),
        ("överallt utom i grums", True),
        ("det ska inte stå grums", True),
        ("är inte kvar i grums", True),
        ("finns inte kvar i grums", True),
        ("vill inte leva i grums", True),
        ("finns inget kvar i grums", False),
        ("har inte bott i grums på tio år", True),
        ("finns inga jobb i grums", False),
        ("går inga bussar till grums", False),
        ("jag har ingen bil och bor i grums", False),
        ("har inte jobbat sen bruket i grums stängde", False),
        ("vill inte flytta från grums", False),
        ("jag trivs inte i grums", False),
        ("utan körkort i grums", False),
    ],
)
def test_a_place_is_denied_only_where_somebody_is_not_there(text: str, denied: bool) -> None:
    row = words(text)
    place = [word.fold for word in row].index("grums")
    assert is_denied(text, row, place, place, place=True) is denied


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("inte kock längre", True),
        ("aldrig kock mer", True),
        ("har inte varit kock på flera år", True),
        ("har inte jobbat som kock sen 2010", True),
        ("har inte varit kock på Ica", False),
        ("är inte kock sen", False),
        ("inte kock", False),
        ("kock längre", False),
    ],
)
def test_what_goes_on_no_longer_has_been(text: str, over: bool) -> None:
    row = words(text)
    place = [word.fold for word in row].index("kock")
    assert is_over(row, place, place) is over
