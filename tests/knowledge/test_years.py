from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge.years import lengths, years, years_answered

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("jag har jobbat i 12 år", [12]),
        ("tre och ett halvt år", [3.5]),
        ("ett år och ett halvt", [1.5]),
        ("ett halvår", [0.5]),
        ("sju månader", [0.58]),
        ("3 år och 4 månader", [3.33]),
        ("10års erfarenhet", [10]),
        ("i tjugo års tid", [20]),
        ("sedan 1998", [28]),
        ("sen -98", [28]),
        ("sen 98", [28]),
        ("sen 90-talet", [31]),
        ("sedan slutet av åttiotalet", [38]),
        ("2010-2015", [5]),
        ("mellan 2010 och 2015", [5]),
        ("jobbade 87-95", [8]),
        ("har varit svetsare sedan 20 år", [20]),
        ("svetsare i tjugofem år och truckförare i sju månader", [25, 0.58]),
        ("jag är 54 år och har jobbat 20 år", [20]),
        ("det blir 30 år", [30]),
        ("sju mån", [0.58]),
        ("fämton år", [15]),
        ("ellva år", [11]),
        ("14år+", [14]),
        ("22 ar", [22]),
        ("elevassistent i tre år på skolan", [3]),
        ("(dagbarnvårdare) i 8 år hemma i Jössefors", [8]),
        ("nattportier på hotell, tre å ett halvt, Karlstad", [3.5]),
        ("4 år på bruket å sen vaktmästare på skolan i två å ett halvt.", [4, 2.5]),
        ("fem år på bruket å sen på samma ställe i tjugotvå", [5, 22]),
        ("på Forshaga kommun i fyra år och kurator på en skola i två", [4, 2]),
        ("i fyra år, innan dess i skolköket i Grums i 9!", [4, 9]),
        ("3 1/2 år", [3.5]),
        ("ett par tre år", [2.5]),
        ("två somrar på campingen", [0.33]),
        ("jeg har jobbet i ti år", [10]),
        ("i nitten år", [19]),
        ("i fire år og fire måneder", [4, 0.33]),
        ("tre og et halvt år", [3.5]),
        ("jag är 45 och svetsare sen jag var 18", [27]),
        ("började när jag var 18 år, är 50 år gammal", [32]),
        ("började som lärling 1987 och har varit där sen dess", [39]),
        ("ett år å fem månader", [1.42]),
        ("två år plus två mån", [2.17]),
        ("tre år och ett kvartal", [3.25]),
        ("ett år och ett halvår", [1.5]),
        ("tre år på sågen o ett halvår på lagret", [3, 0.5]),
        ("tre år o ett halvår på lagret", [3, 0.5]),
        ("ett kvartssekel på spåren", [25]),
        ("i ett kvarts sekel", [25]),
        ("i ett halvt sekel", [50]),
        ("ett drygt årtionde", [10]),
        ("sex hela år", [6]),
        ("4 åe", [4]),
        ("ått år", [8]),
        ("fyre år", [4]),
        ("ett femtontal år", [15]),
        ("mellan tre och fem år", [4]),
        ("sju, åtta år", [7.5]),
        ("bodde i Torsby i 12 år, jobbade på sågen i sju", [7]),
        ("inte sju år utan nio", [9]),
    ],
)
def test_lengths_of_experience_are_found(words: str, expected: list[float]) -> None:
    assert [span.value for span in years(words, TODAY)] == expected


@pytest.mark.parametrize(
    "words",
    [
        "jag är 54 år gammal",
        "jag är 54 år",
        "54-åring",
        "fyllde 50 år",
        "vid 50 års ålder",
        "ring 070-123 45 67",
        "om 2 år",
        "för fem år sedan",
        "2-årig utbildning",
        "3 månaders uppsägningstid",
        "klockan 8",
        "bor i 3",
        "en och en halv timme med bussen",
        "två och ett halvt barn",
        "vi ses i två",
        "femte år",
        "flera år",
        "12000 år",
        "i år",
        "sen jag var 18",
        "när jag var 15 år",
        "över ett halvt liv",
        "kan ni år 2027",
        "började som lärling 1987",
        "uppsägningstiden är två månader",
        "min uppsägningstid e 3 mån",
        "är kursen på ett år eller två?",
        "programmet tar tre år",
        "lånet löper i tio år till",
        "har sju år till pensionen",
        "vill klara det inom ett år",
        "flickan e 17 år å ska ta körkort",
        "sambon är 51 år",
        "min fru, 48 år, har jobb",
        "värk i axlarna sen 4 år tebaka",
        "inte jobbat på två år",
        "utan arbete i tre år",
        "läste att man i nio månader går före",
        "ett antal år",
        "bor i två rum sen 9 år, vi ses i två",
    ],
)
def test_ages_times_and_telephone_numbers_are_not_experience(words: str) -> None:
    assert years(words, TODAY) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("arbetslös efter 14 år på bruket", [14]),
        ("fick uppsägning efter 20 år", [20]),
        ("jobbat 9 år och uppsägningstiden är 3 månader", [9]),
        ("hur lång uppsägningstid har jag efter 10 år?", [10]),
        ("efter utbildningen tre år på lager", [3]),
        ("jobbat på utbildningen i 4 år", [4]),
        ("uppsägningstid 7 år?", [7]),
        ("värk i nacken efter kassan 8 år", [8]),
        ("har gymnasium från Irak och sex år på bageri", [6]),
        ("städade på gymnasiet i 6 år", [6]),
        ("gift och snickare i 30 år", [30]),
        ("bor i Kil snickare i 30 år", [30]),
        ("assistent åt en pojke i 3 år", [3]),
        ("jobbade två år till på sågen", [2]),
        ("målat 5 år ont i ryggen", [5]),
    ],
)
def test_years_of_work_beside_other_things_count(words: str, expected: list[float]) -> None:
    assert [span.value for span in years(words, TODAY)] == expected


def test_years_stand_where_their_words_stand() -> None:
    words = "svetsare i tolv år"
    [span] = years(words, TODAY)
    assert words[span.start : span.end] == "tolv år"


@pytest.mark.parametrize(
    ("words", "expected"),
    [("12", 12), ("ca tolv", 12), ("sen 98", 28), ("1998", 28), ("typ ett år", 1), ("vet inte", None), ("1998 2", 28)]
    + [("två och en halv", 2.5), ("sen jag var 18", None), ("över ett halvt liv", None), ("otte", 8)],
)
def test_a_bare_number_answers_how_many_years(words: str, expected: float | None) -> None:
    assert years_answered(words, TODAY) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("jag har varit medlem i åtta månader", [0.67]),
        ("är 58 år och medlem i 2 år", [58, 2]),
        ("8 mån", [0.67]),
        ("medlem sedan länge", []),
    ],
)
def test_a_length_of_anything_is_found_where_it_is_asked_for(text: str, found: list[float]) -> None:
    assert [span.value for span in lengths(text)] == found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("började 10 mars 2022", 4.71),
        ("jag började i mars 2021", 5.73),
        ("anställdes den 20 maj 2024", 2.51),
        ("blev anställd 2022-12-15", 3.94),
        ("började jobba där den 15:e dec -22", 3.94),
        ("sen december 2016", 9.98),
        ("jobbade från 10 mars 2015 till 3 maj 2020", 5.14),
        ("jag har jobbat 8 av 12 månader", 0.67),
        ("jobbat 6 av de senaste 12 månaderna", 0.5),
    ],
)
def test_a_day_named_as_the_beginning_counts_full_time_only(text: str, value: float) -> None:
    assert [span.value for span in years(text, date(2026, 11, 26))] == [value]


@pytest.mark.parametrize("text", ["jag började den 32 mars 2020", "börjar den 10 mars 2027", "sen i mars"])
def test_no_day_no_year_or_a_day_to_come_counts_nothing(text: str) -> None:
    assert years(text, date(2026, 11, 26)) == []


@pytest.mark.parametrize("text", ["två barn", "jag har tre barn", "3 jobb"])
def test_a_number_of_other_things_answers_no_question_for_years(text: str) -> None:
    assert years_answered(text, date(2026, 11, 26)) is None
