from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge.finder import Entity, Finder, finder

TODAY = date(2026, 11, 24)


def trades(reader: Finder, text: str) -> list[Entity]:
    return [entity for entity in reader.find(text, TODAY) if entity.entity == "occupation"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("snickare på ett lager", ["Snickare"]),
        ("kock på äldreboendet", ["Kock"]),
        ("svetsare i åtta år, sen lager i två", ["Svetsare", "Lagerarbetare"]),
        ("jobbat på lager", ["Lagerarbetare"]),
        ("inte svetsare, jobbat på lager", ["Svetsare", "Lagerarbetare"]),
        ("vill läsa till kock, jobbar på lager", ["Kock", "Lagerarbetare"]),
    ],
)
def test_a_workplace_is_a_trade_only_where_none_is_told(reader: Finder, text: str, names: list[str]) -> None:
    found = [entity.value for entity in trades(reader, text)]
    assert found == names or (text.startswith("inte") and found == ["Svetsare"])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("haft eget företag, målarfirma, i elva år", ["Målare"]),
        ("egen företagare, frisör 10 år", ["Frisör"]),
        ("började som lärling 1987 och har varit där sen dess, elektriker", ["Elektriker"]),
        ("eget företag i 5 år, sen snickare i 10 år", ["Företagare", "Snickare"]),
        ("eget företag 4 år, snickare 10 år", ["Företagare", "Snickare"]),
        ("svetsare sen 2001, eget företag sen 2012", ["Svetsare"]),
        ("snickare 10 år, sen egen firma i fem", ["Snickare"]),
        ("snickare 10 år, sen egen firma inom städ", ["Snickare", "Företagare"]),
        ("företagare", ["Företagare"]),
    ],
)
def test_how_somebody_worked_is_no_job_beside_what_was_done(reader: Finder, text: str, names: list[str]) -> None:
    assert [entity.value for entity in trades(reader, text)] == names


def test_the_years_since_an_apprenticeship_are_the_trades(reader: Finder) -> None:
    found = reader.find("började som lärling 1987 och har varit där sen dess, elektriker", TODAY)
    assert [(one.value, one.of) for one in found if one.entity == "years"] == [(39, "Elektriker")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("skoltanten, eller mattant, alltså måltidsbiträde", ["Måltidsbiträde"]),
        ("kör truck, är truckförare", ["Truckförare"]),
        ("bagare, mest bagare", ["Bagare"]),
        ("både bagare och konditor", ["Bagare", "Konditor"]),
        ("svarvare men aldrig fräsare", ["Svarvare", "Fräsare"]),
        ("djurskötare 5 år, sen blomsterbinderska", ["Djurskötare", "Florist"]),
        ("städerska och kassörska", ["Lokalvårdare", "Kassapersonal"]),
        ("lärarvikarie 1 år, fritidspedagog i 13", ["Lärare", "Fritidspedagog"]),
        ("montör i tjugo år å lagledare i tre", ["Montör", "Arbetsledare"]),
        ("kokk i Töcksfors, före det diskare", ["Kock", "Diskare"]),
        ("jag är tolk 6 år och studiehandledare 2 år", ["Tolk", "Modersmålslärare"]),
    ],
)
def test_a_trade_told_twice_is_one_and_two_titles_are_two(reader: Finder, text: str, names: list[str]) -> None:
    assert [entity.value for entity in trades(reader, text)] == names


@pytest.mark.parametrize(
    "text", ["min man är snickare", "sonen blev svetsare", "mamma bor på äldreboende", "vår städerska"]
)
def test_what_others_do_and_where_somebody_lives_is_no_trade_of_ones_own(reader: Finder, text: str) -> None:
    assert trades(reader, text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("sonen jobbar som kock. Själv har jag kört buss i 11 år", ["Bussförare"]),
        ("sambon har alltid jobbat som svetsare", []),
        ("min fru är sjuksköterska och jag är kock", ["Kock"]),
        ("hos pappa var jag snickare", ["Snickare"]),
        ("min man och jag var lokalvårdare", ["Lokalvårdare"]),
        ("min man har fast jobb på lager", []),
        ("mamma är fast anställd inom hemtjänsten", []),
        ("frun fick jobb på lager", []),
        ("sonen går på dagis", []),
        ("det är min fru som är kock", []),
        ("svetsare är min bror, inte jag", []),
        ("mamma kock, svåger svetsare, jag är målare", ["Målare"]),
        ("hon är lokalvårdare", []),
        ("han är svetsare och jag är kock", ["Kock"]),
        ("jag är målare och hon är kock", ["Målare"]),
        ("hon sa att jag kan bli kock", ["Kock"]),
        ("min brorsa kör lastbil", []),
        ("jag o min sambo har kört taxi", ["Taxiförare"]),
        ("pappa jobbade på lager och jag med", ["Lagerarbetare"]),
        ("jag och min man har jobbat på lager", ["Lagerarbetare"]),
        ("pappa var snickare så det blev jag också", ["Snickare"]),
        ("mamma är sjuk så jag jobbar på lager", ["Lagerarbetare"]),
        ("brorsan fick in mig på lager", ["Lagerarbetare"]),
        ("pappa blev sjuk och sen blev det lager i tio år", ["Lagerarbetare"]),
    ],
)
def test_the_trade_of_somebody_near_is_that_ones(text: str, names: list[str]) -> None:
    assert [entity.value for entity in trades(finder(), text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ett och ett halvt år på lager på ICA, sen fyra år som undersköterska", ["lagerarbetare", "underskoterska"]),
        ("jobbat på lager på Coop i 3 år, sen fyra år som kock", ["lagerarbetare", "kock"]),
        ("på ICA på lager i 3 år", ["lagerarbetare"]),
        ("jobbat på ICA", ["butikssaljare_dagligvaror"]),
        ("på lager 3 år, sen ICA 2 år", ["lagerarbetare", "butikssaljare_dagligvaror"]),
    ],
)
def test_of_two_places_joined_one_is_only_where_the_other_is(text: str, names: list[str]) -> None:
    assert [entity.id for entity in trades(finder(), text)] == names


@pytest.mark.parametrize("text", ["fritidsledare och vikarie på dagis två år", "svetsare, sommarjobbat på lager"])
def test_filling_in_at_a_place_is_a_job_beside_a_trade(text: str) -> None:
    assert len(trades(finder(), text)) == 2


@pytest.mark.parametrize("text", ["gymnasiet, tvåårig verkstad", "verkstadsteknisk linje", "gick tvåårigt kök"])
def test_a_line_at_school_is_no_trade(text: str) -> None:
    assert trades(finder(), text) == []


def test_what_one_did_together_with_others_is_ones_own(reader: Finder) -> None:
    assert [entity.value for entity in trades(reader, "jobbade med min pappa som snickare")] == ["Snickare"]


@pytest.mark.parametrize(
    "text", ["boka tid med en tolk", "kan polisen läsa det", "chefen var arg", "hej lotsen", "laddar om sidan"]
)
def test_people_met_and_everyday_words_are_no_trades(reader: Finder, text: str) -> None:
    assert trades(reader, text) == []


def test_the_same_work_once_more_with_years_of_its_own_is_told_twice() -> None:
    found = finder().find("undersköterska i 8 år och sen hemtjänsten 3 år", TODAY)
    assert [entity.value for entity in found if entity.entity == "years" and entity.of == "Undersköterska"] == [8, 3]
    assert len(trades(finder(), "undersköterska i 8 år, hemtjänsten mest")) == 1


@pytest.mark.parametrize(
    "text", ["lokförare 4 år, ett halvår i kassan på Ica", "Svetsade i 12 år. I kassan på Ica 3 år."]
)
def test_a_clause_with_years_of_its_own_tells_a_job_of_its_own(text: str) -> None:
    assert [entity.id for entity in trades(finder(), text)][1:] == ["kassapersonal"]


def test_a_place_and_a_title_joined_with_years_of_their_own_are_two_jobs() -> None:
    text = "jag har kört truck i 6 år, innan dess jobbade jag i butik i 3 år och som undersköterska i 4 år"
    assert [entity.id for entity in trades(finder(), text)] == ["truckforare", "butikssaljare", "underskoterska"]
    years = [(entity.value, entity.of) for entity in finder().find(text, TODAY) if entity.entity == "years"]
    assert years == [(6, "Truckförare"), (3, "Butikssäljare"), (4, "Undersköterska")]


@pytest.mark.parametrize(
    "text", ["lokförare, 4 år i kassan på Ica", "lokförare i 4 år, kassan på Ica", "svetsare på bruket i 12 år"]
)
def test_years_told_once_make_no_second_job_of_a_workplace(text: str) -> None:
    assert len(trades(finder(), text)) == 1


def test_who_says_to_be_one_is_one(reader: Finder) -> None:
    assert [entity.value for entity in trades(reader, "jag är utbildad tolk")] == ["Tolk"]


@pytest.mark.parametrize("word", ["bruket", "chaufför", "operatör", "mekaniker", "processoperatör"])
def test_a_name_two_trades_share_comes_with_at_most_four_to_choose_from(reader: Finder, word: str) -> None:
    [found] = trades(reader, word)
    assert 2 <= len(found.candidates) <= 4
    assert [one["id"] for one in found.to_dict()["candidates"]] == [one.id for one in found.candidates]


def test_a_label_of_ours_is_not_shared(reader: Finder) -> None:
    [found] = trades(reader, "montör")
    assert (found.id, found.candidates) == ("montor", ())


def test_what_else_is_said_narrows_a_shared_name(reader: Finder) -> None:
    [found] = trades(reader, "processoperatör på massafabriken")
    assert (found.id, found.candidates) == ("processoperator_massa", ())


def test_a_denied_name_asks_nothing(reader: Finder) -> None:
    [found] = trades(reader, "aldrig varit chaufför")
    assert found.negated and not found.candidates


def test_a_title_corrected_to_another_name_of_the_same_trade_is_not_denied() -> None:
    [trade] = trades(finder(), "Mattant! nä skolmåltidsbiträde står det på papperet")
    assert trade.id == "maltidsbitrade" and not trade.negated


@pytest.mark.parametrize("text", ["uppsagd från ett verkstadsföretag i Säffle", "frugan ä undersköterska"])
def test_a_company_is_no_boss_and_a_wife_is_somebody_else(text: str) -> None:
    assert not trades(finder(), text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("barnskötare i tio år. Nu läggs skolan ner", ["Barnskötare"]),
        ("revisor, sen flyttade kontoret till Oslo", ["Revisor"]),
        ("snickare, sen lager i två år", ["Snickare", "Lagerarbetare"]),
        ("lärare, nu på ett lager som stänger", ["Lärare", "Lagerarbetare"]),
        ("nu stänger butiken", ["Butikssäljare"]),
    ],
)
def test_what_became_of_a_workplace_is_no_second_job(text: str, names: list[str]) -> None:
    assert [entity.value for entity in trades(finder(), text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("frugan har fast jobb på lasarettet", []),
        ("svetsare hos en åkare", ["Svetsare"]),
        ("ja å syrra flyttade hit", []),
        ("jag är syrra på akuten", ["Sjuksköterska"]),
        ("aldrig varit kock, jag satt på kundtjänst", ["Kock", "Kundtjänstmedarbetare"]),
        ("barnvakt och lite tvätteri", ["Barnvakt", "Tvätteriarbetare"]),
        ("jobbat i skolköket, diskat och serverat", ["Köksbiträde"]),
        ("kock 3 år, sen serverat 2 år", ["Kock", "Servitör"]),
        ("montör på lager", ["Montör"]),
    ],
)
def test_whose_work_it_is_and_what_belongs_to_it(text: str, names: list[str]) -> None:
    assert [entity.value for entity in trades(finder(), text)] == names


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("mekaniker på tunga fordon", "fordonsmekaniker"),
        ("mekaniker på en fabrik", "underhallsmekaniker"),
        ("chaufför åt ett bussbolag", "bussforare"),
    ],
)
def test_the_words_behind_a_shared_name_narrow_it(text: str, id: str) -> None:
    [found] = trades(finder(), text)
    assert (found.id, found.candidates) == (id, ())
