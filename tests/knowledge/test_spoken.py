"""Which language somebody writes in or asks for, on words that are no training examples."""

from __future__ import annotations

import time

import pytest

from bot.content.loader import catalogue
from bot.knowledge.spoken import Meant, meant, named_in, written_in

WRITTEN = [
    ("Good morning, I was told to contact you about my job", "engelska"),
    ("صباح الخير، أعمل في مصنع الورق", "arabiska"),
    ("subax wanaagsan, waxaan ka shaqeeyaa warshadda", "somaliska"),
    ("ኣብ ፋብሪካ ይሰርሕ ኣለኹ", "tigrinska"),
    ("እኔ ፋብሪካ ውስጥ እሠራለሁ፣ ሥራ እፈልጋለሁ", "amhariska"),
    ("من در کارخانه کار می‌کنم و کارم تمام شد", "persiska"),
    ("من لە کارگە کار دەکەم و پێویستم بە یارمەتییە", "sorani"),
    ("ez di fabrîkeyê de dixebitim û alîkarî dixwazim", "kurmanji"),
    ("мене звільнили з фабрики, що робити", "ukrainska"),
    ("меня уволили с завода, что мне делать", "ryska"),
    ("pracuję w fabryce papieru i dostałem wypowiedzenie", "polska"),
    ("minut irtisanottiin paperitehtaalta", "finska"),
    ("mir wurde in der Fabrik gekündigt", "tyska"),
    ("ฉันทำงานในโรงงานกระดาษ", "thailändska"),
    ("kağıt fabrikasında çalışıyorum, işten çıkarıldım", "turkiska"),
    ("trabajo en la fábrica y me han despedido", "spanska"),
]
SWEDISH = [
    "jag har fått besked om uppsägning och vet inte vad jag ska göra",
    "ja jobba på bruke i 22 år mest me pappersmaskin",
    "dä va ente rätt, ja bor i Grums",
    "hur lägge må en vänta på svar då",
    "under sköterska typ 8 år å sen lite hemtjänst",
    "e det värt o validera när man e 58",
    "jag jobba fabrik men nu slut, förstår inte brev",
    "hjälp mig skriva cv tack",
]


@pytest.mark.parametrize(("text", "language"), WRITTEN, ids=[language for _, language in WRITTEN])
def test_the_language_is_told_from_the_writing(text: str, language: str) -> None:
    assert meant(text, [], catalogue()) == Meant(language)


@pytest.mark.parametrize("text", ["radim u fabrici i dobio sam otkaz", "gubim posao, šta da radim"])
def test_bosnian_croatian_and_serbian_count_together(text: str) -> None:
    assert meant(text, [], catalogue()).language in ("bosniska", "kroatiska", "serbiska")


@pytest.mark.parametrize("text", SWEDISH)
def test_swedish_with_dialect_and_misspellings_is_no_other_language(text: str) -> None:
    assert meant(text, [], catalogue()) == Meant(None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("kan ni arabiska", "arabiska"),
        ("i need arabic interpreter", "arabiska"),
        ("behöver somalisk tolk till mötet", "somaliska"),
        ("kan inte svenska bara dari", "dari"),
        ("is there someone who speaks Tigrinya", "tigrinska"),
        ("jag pratar bara sorani", "sorani"),
        ("english please", "engelska"),
        ("snakker du norsk", "norska"),
        ("finns det tolk på kinesiska", "kinesiska"),
    ],
)
def test_a_language_that_is_named_is_asked_for(text: str, language: str) -> None:
    assert meant(text, [], catalogue()) == Meant(language, named=True)


def test_words_in_another_language_ask_for_that_one_whatever_they_name() -> None:
    assert meant("Hei, puhutko suomea vai englantia, English?", [], catalogue()) == Meant("finska")


@pytest.mark.parametrize("text", ["I don't speak Swedish", "jag kan inte svenska", "min svenska är dålig"])
def test_swedish_is_never_what_is_asked_for(text: str) -> None:
    assert meant(text, [], catalogue()).language in (None, "engelska")


def test_what_the_finder_heard_counts_and_what_is_denied_does_not() -> None:
    heard = [
        {"entity": "language", "value": "engelska", "negated": True},
        {"entity": "language", "value": "Kinesiska"},
        {"entity": "occupation", "value": "Tolk"},
    ]
    assert named_in("inte engelska utan kinesika", heard, catalogue()) == ["kinesiska"]


@pytest.mark.parametrize("text", ["", "?", "12345", "x" * 2000, "\u0000\ud800", "marhaba, mumkin arabi?"])
def test_what_tells_nothing_is_left_open(text: str) -> None:
    assert meant(text, [], catalogue()).language is None


def test_two_thousand_signs_and_a_megabyte_take_no_time() -> None:
    written_in("vänta tills den är läst", catalogue())
    long = "jag har jobbat på bruket i många år " * 30_000
    before = time.perf_counter()
    assert written_in(long, catalogue()) == "svenska"
    assert time.perf_counter() - before < 0.5
