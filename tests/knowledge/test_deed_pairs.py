from __future__ import annotations

from datetime import date

import pytest

from bot.content.loader import catalogue, deeds
from bot.core.deeds import Deed
from bot.knowledge.finder import Finder
from bot.knowledge.taxonomy import taxonomy, trade_names

TODAY = date(2026, 11, 24)
FEWEST_TRADES = 120


def named(reader: Finder, text: str) -> list[str]:
    return [str(entity.value) for entity in reader.find(text, TODAY) if entity.entity == "occupation"]


def test_each_trade_of_the_deeds_is_there_and_there_are_many() -> None:
    labels = {one.label for one in taxonomy() if one.type == "occupation"} | {one.label for one in trade_names()}
    told = {deed.trade for deed in deeds().deeds}
    assert told <= labels | set(catalogue().occupations)
    assert len(told) >= FEWEST_TRADES


@pytest.mark.parametrize("deed", deeds().deeds, ids=lambda deed: f"{deed.trade}-{deed.did[0]}-{deed.what[0]}")
def test_each_entry_says_a_trade(reader: Finder, deed: Deed) -> None:
    at = "i tio år" if deed.at[:1] == ("år",) else f"för {deed.at[0]}".rstrip("*.") if deed.at else ""
    assert named(reader, f"jag har jobbat med att {deed.did[0]} {deed.what[0].rstrip('*.')} {at}")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("mekade lastbilar i en lada utanför Kil", "Fordonsmekaniker"),
        ("räknade ut löner för en hel koncern i åtta år", "Lönekonsult"),
        ("ha skött pappersmaskinen i tretti år", "Pappersmaskinförare"),
        ("ja sto ve ugna på stålverket", "Stålverksarbetare"),
        ("drog vattenrör på nybyggen åt en rörfirma", "VVS-montör"),
        ("ritade rörsystem i autocad på konsultfirma", "Konstruktör"),
        ("moppade golv och tömde papperskorgar på kontoren, en städfirma", "Lokalvårdare"),
        ("bestyckade kretskort på skift", "Elektronikmontör"),
        ("lagade soppa åt eleverna på skolan", "Kock"),
        ("mitt jobb var att köpa in råvaror", "Inköpare"),
        ("jag planerade produktionen i sex år", "Produktionsplanerare"),
        ("grillade hamburgare på Sibylla", "Snabbmatsbiträde"),
        ("matade gamla och duschade dem", "Undersköterska"),
        ("på bruket var det jag som körde rullmaskinen", "Processoperatör, papper"),
        ("sålde abonnemang på telefon", "Telefonförsäljare"),
        ("bas för ett skift på sågen", "Arbetsledare"),
        ("skrev journaler åt en klinik", "Vårdadministratör"),
        ("byggde dumprar på fabriken", "Fordonsmontör"),
    ],
)
def test_a_verb_and_its_object_say_the_trade(reader: Finder, text: str, name: str) -> None:
    assert named(reader, text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "han skruvade lastbilar i tio år",
        "min syster gjorde löner åt ett helt företag",
        "farsan var jämt trött, skötte pappersmaskinen på nätterna",
        "läkaren skrev journaler åt mottagningen",
        "Volvo byggde dumprar i Braås",
        "vem är det som sköter liftarna",
        "någon annan gjorde lönerna",
    ],
)
def test_what_others_did_is_no_trade_of_ones_own(reader: Finder, text: str) -> None:
    assert named(reader, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "jag vill löda kretskort",
        "kurs i att sköta pappersmaskinen",
        "jag skulle ha gjort löner",
        "om jag gjorde löner skulle jag bli tokig",
        "kan man löda kretskort utan utbildning",
        "skruvade ihop en bokhylla",
        "bytte däck på min bil",
        "har lagat mat hemma åt barnen",
        "skruvade gamla bilar i garaget",
        "tvättade gamla bilar",
        "jag lägger mig på rälsen",
        "vi grillade korv vid lastkajen",
        "lånade böcker på biblioteket",
        "ringde folk på försäkringskassan",
        "tog en öl på puben",
        "köpte råvaror till middagen",
        "jag drömde att jag skötte pappersmaskinen",
    ],
)
def test_what_is_wished_or_done_at_home_is_no_trade(reader: Finder, text: str) -> None:
    assert named(reader, text) == []


def test_a_deed_that_is_denied_is_denied(reader: Finder) -> None:
    for text in ("jag har aldrig lött kretskort", "det är inte jag som kör truck det är min sambo"):
        assert [entity.negated for entity in reader.find(text, TODAY) if entity.entity == "occupation"] == [True]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ekonomiassistent, gjorde löner och fakturor", ["Ekonomiassistent"]),
        ("svetsare sedan 2009, lödde kretskort", ["Svetsare"]),
        ("svetsare sju år, sen lödde jag kretskort", ["Svetsare", "Elektronikmontör"]),
        ("gjorde löner på Moelven", ["Lönekonsult"]),
        ("städat på kyrkogården, grävt gravar med minigrävare", ["Lokalvårdare", "Kyrkogårdsarbetare"]),
    ],
)
def test_a_deed_is_less_than_a_title_and_more_than_a_place(reader: Finder, text: str, names: list[str]) -> None:
    assert named(reader, text) == names


def test_deeds_done_for_work_are_told_beside_being_at_home(reader: Finder) -> None:
    assert named(reader, "stått i charken i nio år och innan dess var jag hemma") == ["Charkuterist"]
