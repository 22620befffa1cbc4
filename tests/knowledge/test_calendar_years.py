from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge.years import years

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("sen sjuttinie", 47),
        ("kört buss sedan nittiett", 35),
        ("sen nittonhundraåttiofyra", 42),
        ("sedan tvåtusen sju", 19),
        ("sen tjugohundratolv", 14),
        ("sen tjugotjugo", 6),
        ("sen nollåtta", 18),
        ("sen tjugotvå på sågen", 4),
        ("sen muck 91", 35),
        ("sedan studenten -03", 23),
        ("började våren 2011", 15),
        ("sen mitten av 2006", 20),
        ("97-2009", 12),
        ("84 till 2001 sen la de ner", 17),
        ("rörmokare 88-99", 11),
        ("rörmokare -88 till -99", 11),
        ("rörmokare 02-09", 7),
        ("2003 t.o.m. 2010", 7),
        ("2011 fram till nu", 15),
        ("mellan åttiofem och nittio", 5),
        ("rörmokare 2014-", 12),
        ("jobbade på ICA mellan 10 och 15", 5),
    ],
)
def test_calendar_years_say_how_long(words: str, expected: float) -> None:
    assert [span.value for span in years(words, TODAY)] == [expected]


@pytest.mark.parametrize(
    "words",
    [
        "sen sextio spänn",
        "sedan nittio personer fick gå",
        "sen tjugofyra gubbar fick gå",
        "sen tjugo",
        "sen fem",
        "började gymnasiet 2005",
        "jobbat 80-90 procent",
        "svetsat i 80-90 grader",
        "har sökt 70-80 jobb",
        "den 03-11",
        "12-2013",
        "ring 054-78 91 23",
        "jobbar från 07 till 16",
        "kan mellan 10 och 12",
    ],
)
def test_other_numbers_are_no_calendar_years(words: str) -> None:
    assert years(words, TODAY) == []


@pytest.mark.parametrize(
    "words",
    [
        "bosatt i Kil sedan 2012",
        "gift sen 1997",
        "arbetslös kock sen 2021",
        "haft körkort sen -89",
        "bodde i Norge 2001-2010",
        "mammaledig mellan 2010 och 2012",
        "gick gymnasiet 2001-2004",
    ],
)
def test_years_since_something_else_are_no_experience(words: str) -> None:
    assert years(words, TODAY) == []


@pytest.mark.parametrize("words", ["gift, kock sen 2006", "bor i Kil kock sen 2006", "född 1985 och kock sedan 2006"])
def test_years_since_work_began_are_beside_something_else(words: str) -> None:
    assert [span.value for span in years(words, TODAY)] == [20]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("plockade varor på lagret i Kil 02-09", [7]),
        ("stod i butik 05-12, sen sjukskriven", [7]),
        ("kyrkogården 03-08 jobbade jag på", []),
        ("möte på kontoret 04-11", []),
        ("slutade på lagret 04-11", []),
        ("började på lager 04-11", []),
        ("jobbade på bageri 04-11 december", []),
        ("jobbade skift 04-11 på lager", []),
        ("stod på lager kl 04-11", []),
        ("jobbar på lager 04-11", []),
    ],
)
def test_two_small_numbers_are_years_only_where_work_was_done(words: str, expected: list[float]) -> None:
    assert [span.value for span in years(words, TODAY)] == expected
