"""What has to be true of every answer in data/faq: enough examples, plain words, a source, a way back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.nlu.measure import plain

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "data" / "faq"
HELDOUT = ROOT / "tests" / "nlu" / "heldout_faq.yml"
TOPICS = (
    "varsel notice_period priority_rehire salary_guarantee unemployment_insurance register_unemployed "
    "transition_support transition_study_support student_aid studies_and_benefits validation_what "
    "validation_how_long validation_cost validation_proof komvux yh folkhogskola university eligibility "
    "grades_missing distance_studies sfi driving_licence age vard_och_omsorgscollege teknikcollege "
    "gymnasiesamverkan clusters session_what session_where contact_person"
).split()
ABOUT_OURSELVES = ("session_what", "session_where", "contact_person")
HELP_LINES = ("112", "1177", "90101")
LONG_WORD = 7
HARD_TO_READ = 40
MOST_SENTENCES = 3
MOST_WORDS = 95
MORE = {"title": "Berätta mer", "payload": "/tell_more"}
# Answered by an action, which says the general answer below where it has no figure to reckon with.
PERSONAL = {"notice_period": "action_notice_period", "unemployment_insurance": "action_unemployment_insurance"}
NEXT_STEP = re.compile(
    r"(^|[.,:] |så |och |först )(fråga|skriv|boka|sök|ansök|berätta|börja|ta|prata|gå|titta|be|anmäl|kontakta|kolla"
    r"|hör|säg|räkna|läs|ring|spara)\b",
    re.IGNORECASE,
)


def read(topic: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((FOLDER / f"{topic}.yml").read_text(encoding="utf-8"))
    return content


def listed(block: str) -> list[str]:
    return [line.removeprefix("- ").strip() for line in block.splitlines() if line.strip()]


def examples(topic: str) -> list[str]:
    [intent] = read(topic)["nlu"]
    assert intent["intent"] == f"faq_{topic}"
    return listed(intent["examples"])


def variants(topic: str) -> list[dict[str, Any]]:
    answers: list[dict[str, Any]] = read(topic)["responses"][f"utter_faq_{topic}"]
    return answers


def longer(topic: str) -> dict[str, Any]:
    answer: dict[str, Any]
    [answer] = read(topic)["responses"][f"utter_faq_{topic}_more"]
    return answer


def every_answer(topic: str) -> list[dict[str, Any]]:
    return [*variants(topic), longer(topic)]


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", text.strip())


def lix(text: str) -> float:
    words = re.findall(r"\w+(?:[-.]\w+)*", text)
    long_words = [word for word in words if len(word) >= LONG_WORD]
    return len(words) / len(sentences(text)) + 100 * len(long_words) / len(words)


def telephone_numbers(text: str) -> list[str]:
    """Digits that look dialled: a leading 0 or +, or a group joined by a dash. Amounts and years do not."""
    found = re.findall(r"(?<![\d.])(?:\+\d[\d\s-]{6,}|0\d[\d\s-]{5,}\d|\d{2,4}-\d[\d\s]{4,}\d)", text)
    return [number for number in found if number.strip() not in HELP_LINES]


def test_every_topic_has_its_file_and_there_are_no_others() -> None:
    assert {path.stem for path in FOLDER.glob("*.yml")} == set(TOPICS)
    assert len(TOPICS) == 31


@pytest.mark.parametrize("topic", TOPICS)
def test_an_answer_and_the_rest_of_it_are_named_so_that_they_are_found(topic: str) -> None:
    assert list(read(topic)["responses"]) == [f"utter_faq_{topic}", f"utter_faq_{topic}_more"]


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_has_sixty_different_examples(topic: str) -> None:
    assert len({plain(example) for example in examples(topic)}) >= 60


@pytest.mark.parametrize("topic", TOPICS)
def test_an_example_carries_no_markup_that_training_would_read_as_an_entity(topic: str) -> None:
    assert not [example for example in examples(topic) if re.search(r"[\[\]{}]", example)]


@pytest.mark.parametrize("topic", TOPICS)
def test_asking_twice_gives_two_differently_worded_answers(topic: str) -> None:
    first, second = (variant["text"] for variant in variants(topic))
    assert first != second
    assert sentences(first)[0] != sentences(second)[0]
    assert not {plain(part) for part in sentences(first)} & {plain(part) for part in sentences(second)}


@pytest.mark.parametrize("topic", TOPICS)
def test_an_answer_is_short_and_easy_to_read(topic: str) -> None:
    for variant in variants(topic):
        assert len(sentences(variant["text"])) <= MOST_SENTENCES
        assert lix(variant["text"]) < HARD_TO_READ, variant["text"]
        assert "?" not in variant["text"], "the open question follows, and one is enough"


@pytest.mark.parametrize("topic", TOPICS)
def test_there_is_more_to_be_had_by_a_button_or_the_word(topic: str) -> None:
    assert all(variant["buttons"] == [MORE] for variant in variants(topic))
    assert "buttons" not in longer(topic)


@pytest.mark.parametrize("topic", TOPICS)
def test_the_rest_of_an_answer_is_easy_to_read_and_says_something_new(topic: str) -> None:
    text = longer(topic)["text"]
    assert lix(text) < HARD_TO_READ, text
    assert len(re.findall(r"\w+", text)) <= MOST_WORDS
    assert len(text.split("\n\n")) == 2, "two short paragraphs are read where one long is not"
    said = {plain(part) for variant in variants(topic) for part in sentences(variant["text"])}
    assert not said & {plain(part) for part in sentences(text)}
    assert len(text) > max(len(variant["text"]) for variant in variants(topic))


@pytest.mark.parametrize("topic", TOPICS)
def test_an_answer_ends_in_something_to_do(topic: str) -> None:
    for answer in every_answer(topic):
        last = " ".join(sentences(answer["text"])[-3:])
        assert NEXT_STEP.search(last), last


@pytest.mark.parametrize("topic", PERSONAL)
def test_an_answer_that_could_reckon_asks_for_the_figure(topic: str) -> None:
    for variant in variants(topic):
        assert "Skriv hur många" in sentences(variant["text"])[-1]


@pytest.mark.parametrize("topic", TOPICS)
def test_an_answer_says_where_it_comes_from_and_when_it_was_checked(topic: str) -> None:
    for variant in every_answer(topic):
        card = variant["custom"]["card"]
        assert card["type"] == "source" and card["name"]
        assert isinstance(card["checked"], str) and re.fullmatch(r"\d{4}-\d\d-\d\d", card["checked"])
        if topic in ABOUT_OURSELVES:
            assert card["name"] == "Lotsen" and card["url"] is None
        else:
            assert re.fullmatch(r"https://[a-z0-9.-]+\.[a-z]{2,}", card["url"])


@pytest.mark.parametrize("topic", TOPICS)
def test_an_answer_never_decides_what_somebody_is_entitled_to(topic: str) -> None:
    decided = re.compile(r"\b(du har (inte )?rätt (till|att)|du (får|är) garanter)", re.IGNORECASE)
    assert not [variant["text"] for variant in every_answer(topic) if decided.search(variant["text"])]


@pytest.mark.parametrize("topic", TOPICS)
def test_an_answer_has_no_placeholder_and_no_telephone_number(topic: str) -> None:
    for variant in every_answer(topic):
        assert "{" not in variant["text"] and "}" not in variant["text"]
        assert not telephone_numbers(variant["text"]), variant["text"]


def test_a_telephone_number_is_told_from_an_amount() -> None:
    assert telephone_numbers("Ring 054-123 45 67 i dag.") and telephone_numbers("Ring 070-174 06 05.")
    assert not telephone_numbers("Minst 120 000 kr, ring 112, 1177 eller 90101 om det är akut.")


@pytest.mark.parametrize("topic", TOPICS)
def test_an_answer_leads_back_to_the_open_question(topic: str) -> None:
    [rule] = read(topic)["rules"]
    assert rule["rule"] == f"faq {topic}"
    assert rule["steps"] == [
        {"intent": f"faq_{topic}"},
        {"action": PERSONAL.get(topic, f"utter_faq_{topic}")},
        {"action": "action_resume"},
    ]


def test_no_example_stands_in_two_topics() -> None:
    owner: dict[str, str] = {}
    for topic in TOPICS:
        for example in {plain(example) for example in examples(topic)}:
            assert owner.setdefault(example, topic) == topic, example


def test_no_example_is_also_an_example_of_the_conversation() -> None:
    spoken = {
        plain(example)
        for path in (ROOT / "data" / "conversation").glob("*.yml")
        for intent in yaml.safe_load(path.read_text(encoding="utf-8")).get("nlu", [])
        for example in listed(intent["examples"])
    }
    assert not spoken & {plain(example) for topic in TOPICS for example in examples(topic)}


def test_the_held_out_questions_are_never_trained_on() -> None:
    heldout = yaml.safe_load(HELDOUT.read_text(encoding="utf-8"))["nlu"]
    assert [intent["intent"] for intent in heldout] == [f"faq_{topic}" for topic in TOPICS]
    trained = {plain(example) for topic in TOPICS for example in examples(topic)}
    for intent in heldout:
        questions = {plain(example) for example in listed(intent["examples"])}
        assert len(questions) >= 10 and not questions & trained, intent["intent"]


@pytest.mark.parametrize("topic", TOPICS)
def test_a_rule_of_the_whole_country_does_not_pass_for_one_municipalitys(topic: str) -> None:
    """Only what the municipalities do together may name one of them alone as its source."""
    for answers in read(topic)["responses"].values():
        for answer in answers:
            source = answer.get("custom", {}).get("card", {}).get("name", "")
            assert topic == "gymnasiesamverkan" or not re.fullmatch(r"\w+ kommun", source), source
