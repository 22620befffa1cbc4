"""Checks that need Rasa's environment; `test_components.py` runs this file there and reports each check.

Every function named `check_…` is one; it fails by raising.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.knowledge.encoder import DIMENSION, encoder
from bot.knowledge.finder import LONGEST
from bot.nlu.clock import today
from bot.nlu.dialogue_context import DialogueContext
from bot.nlu.distress import DistressDetector
from bot.nlu.distress_model import DistressModel, pieces
from bot.nlu.entities import KnowledgeEntityExtractor
from bot.nlu.intent_classifier import LinearIntentClassifier
from bot.nlu.intent_model import Example, IntentModel, signs
from bot.nlu.sentence_vectors import SentenceVectorFeaturizer
from tests.inside_rasa import report

CONTEXT = ExecutionContext(GraphSchema({}), "model")
TAUGHT = {
    "greet": ["hej", "hejsan", "god morgon", "tjena", "hallå där", "hej på er"],
    "distress": ["jag orkar inte leva", "allt är hopplöst", "jag vill dö", "det finns ingen mening"],
    "inform": ["svetsare", "jag bor i Säffle", "truckförare i tio år", "körkort b", "montör"],
}


def storage() -> LocalModelStorage:
    return LocalModelStorage.create(Path(tempfile.mkdtemp()))


def context(asks: Optional[str], text: str, intent: str, confidence: float) -> Dict[str, Any]:
    """What the dialogue context makes of a message the classifier has read as `intent`."""
    ranking = [{"name": intent, "confidence": confidence}, {"name": "greet", "confidence": 1 - confidence}]
    data = {"text": text, "metadata": {"asks": asks}, "intent": ranking[0], "intent_ranking": ranking}
    message = Message(data=data)
    KnowledgeEntityExtractor().process([message])
    component = DialogueContext.create({}, storage(), Resource("x"), CONTEXT)
    component.process([message])
    return message.data


def featurized(texts: List[str], metadata: Optional[Dict[str, Any]] = None) -> List[Message]:
    messages = [Message(data={"text": text, "metadata": metadata or {}}) for text in texts]
    config = SentenceVectorFeaturizer.get_default_config()
    SentenceVectorFeaturizer.create(config, storage(), Resource("x"), CONTEXT).process(messages)
    return messages


def check_entities_of_a_sentence_reach_the_message() -> None:
    message = Message(
        data={"text": "inte svetsare men montör, imorgon", "metadata": {"at": "2026-12-31T23:30:00+01:00"}}
    )
    KnowledgeEntityExtractor().process([message])
    found = [(one["entity"], one["value"], one.get("negated")) for one in message.get("entities")]
    assert found == [
        ("occupation", "Svetsare", True),
        ("occupation", "Montör", None),
        ("date", "2027-01-01", None),
    ], found


def check_the_day_of_a_message_is_the_day_in_sweden() -> None:
    assert today({"at": "2026-12-31T23:30:00Z"}).isoformat() == "2027-01-01"
    assert today({"at": "2026-06-30T21:30:00Z"}).isoformat() == "2026-06-30"


def check_a_bare_number_after_how_many_years_is_an_answer() -> None:
    assert context("years", "tolv", "distress", 0.4)["intent"]["name"] == "inform"


def check_a_name_after_the_question_for_it_is_an_answer() -> None:
    assert context("name", "Anna Berg", "greet", 0.4)["intent"]["name"] == "inform"


def check_a_doubtful_sentence_with_the_trade_asked_for_is_an_answer() -> None:
    data = context("occupation", "förr i tiden stod jag som svetsare där nere", "complaint_x", 0.4)
    assert data["intent"]["name"] == "inform"


def check_a_plain_yes_is_a_yes_whatever_was_guessed() -> None:
    assert context(None, "japp!", "greet", 0.5)["intent"]["name"] == "affirm"


def check_distress_a_human_and_stop_are_never_read_as_answers() -> None:
    for intent in ("distress", "human_handover", "stop"):
        for asks in ("name", "occupation", "years", "education"):
            data = context(asks, "orkar inte vara svetsare eller gå i skola 12", intent, 0.3)
            assert data["intent"]["name"] == intent, (intent, asks)


def follows(what: str, text: str, intent: str, confidence: float = 0.9, asks: Optional[str] = None) -> str:
    """The intent of a message said right after that was spoken of."""
    ranking = [{"name": intent, "confidence": confidence}, {"name": "greet", "confidence": 1 - confidence}]
    metadata = {"asks": asks, "follows": what}
    message = Message(data={"text": text, "metadata": metadata, "intent": ranking[0], "intent_ranking": ranking})
    KnowledgeEntityExtractor().process([message])
    DialogueContext.create({}, storage(), Resource("x"), CONTEXT).process([message])
    return str(message.get("intent")["name"])


def check_a_question_without_a_subject_is_about_what_was_told_last() -> None:
    for text in ("när då?", "hur länge tar det", "vem ringer jag då", "var hittar jag det?"):
        assert follows("komvux", text, "goodbye") == "tell_more", text
    assert follows("komvux", "vad kostar körkort?", "faq_driving_licence") == "faq_driving_licence"
    assert follows("komvux", "när då?", "goodbye", asks="slot") == "goodbye"
    assert follows("", "när då?", "goodbye") == "goodbye"


def check_another_length_of_time_is_about_the_answer_that_reckoned() -> None:
    assert follows("notice_period", "och om det är 6 år?", "faq_age") == "faq_notice_period"
    assert (
        follows("unemployment_insurance", "men om jag jobbat 9 månader?", "faq_notice_period")
        == "faq_unemployment_insurance"
    )
    assert follows("komvux", "och om det är 6 år?", "faq_age") == "faq_age"


def check_after_the_words_for_a_person_in_despair_small_words_stay_there() -> None:
    said = [("ja", "affirm"), ("nej", "deny"), ("okej", "affirm"), ("hallå?", "greet"), ("jag är rädd", "inform")]
    said += [
        ("vad ska jag göra?", "start_guidance"),
        ("ingen svarar", "activity_done"),
        ("är du kvar?", "bot_challenge"),
    ]
    for text, intent in said:
        for asks in (None, "confirm_booking", "confirm_profile", "occupation"):
            assert follows("distress", text, intent, asks=asks) == "after_distress", (text, asks)


def check_after_them_another_cry_relief_or_a_new_subject_is_what_it_is() -> None:
    for text, intent in (
        ("jag vill dö", "distress"),
        ("det var bara ett skämt", "reassure"),
        ("hur lång är uppsägningstiden", "faq_notice_period"),
        ("jag vill prata med en människa", "human_handover"),
        ("svetsare i tolv år", "inform"),
    ):
        assert follows("distress", text, intent) == intent, text
    assert follows("distress", "fortsätt", "inform") == "start_guidance"


def check_a_question_is_not_an_answer() -> None:
    data = context("occupation", "vad tjänar en svetsare?", "out_of_scope", 0.4)
    assert data["intent"]["name"] == "out_of_scope"


def check_being_given_notice_answers_only_when_it_is_asked() -> None:
    assert context("situation", "har blivit varslad i dag", "start_guidance", 0.95)["intent"]["name"] == "inform"
    assert context(None, "har blivit varslad i dag", "start_guidance", 0.95)["intent"]["name"] == "start_guidance"


def check_confidences_still_sum_to_one_after_a_change() -> None:
    ranking = context("years", "tolv", "distress", 0.4)["intent_ranking"]
    assert abs(sum(entry["confidence"] for entry in ranking) - 1) < 1e-6
    assert ranking[0]["name"] == "inform"


def check_every_text_gets_a_sentence_vector() -> None:
    for message in featurized(["hej", "", "😀" * 2000, "ord " * 500]):
        _, dense = message.get_dense_features("text")
        assert dense.features.shape == (1, DIMENSION)


def check_a_bare_pick_of_what_was_offered_needs_no_vector() -> None:
    offered = {"asks": "skills", "offered": ["skarbranning", "svetskontroll"]}
    picked, told = (
        one.get_dense_features("text")[1].features
        for one in featurized(["plasma o svetsprov", "mig veterligen hände dä ofta"], offered)
    )
    assert not picked.any()
    assert told.any()


def check_the_classifier_learns_and_says_the_same_after_loading() -> None:
    messages = featurized([text for texts in TAUGHT.values() for text in texts])
    labels = [intent for intent, texts in TAUGHT.items() for _ in texts]
    for message, label in zip(messages, labels, strict=True):
        message.set("intent", label)
    kept, resource = storage(), Resource("classifier")
    classifier = LinearIntentClassifier.create({}, kept, resource, CONTEXT)
    classifier.train(TrainingData(messages))
    loaded = LinearIntentClassifier.load({}, kept, resource, CONTEXT)
    for reader in (classifier, loaded):
        asked = featurized(["hejsan hej", "jag vill inte leva, allt är hopplöst", "truckförare"])
        KnowledgeEntityExtractor().process(asked)
        reader.process(asked)
        assert [message.get("intent")["name"] for message in asked] == ["greet", "distress", "inform"]
        assert abs(sum(entry["confidence"] for entry in asked[0].get("intent_ranking")) - 1) < 1e-3


LONG = "jag undrar när ansökan till komvux öppnar och hur lång utbildningen är, fast {}, och vad den kostar för mig"
CRIES = [
    "jag orkar inte leva längre",
    "jag vill inte finnas mer",
    "allt är hopplöst och jag vill dö",
    "det finns ingen mening med mitt liv",
    "jag orkar inte mer, vill bara försvinna",
    "jag ser ingen väg ut",
]
CALM = [
    "jag orkar inte fler frågor",
    "jag vill inte jobba natt",
    "jag dör av skratt",
    "när kan jag boka en tid",
    "hur lång uppsägningstid har jag",
    "jag har svetsat i tjugo år på samma ställe och det gick bra",
    "ryggen är slut efter alla år på bygget",
    "jag vill läsa till undersköterska på komvux nästa vår om det går",
    LONG.format("helst på kvällarna"),
]


def detector(config: Optional[Dict[str, Any]] = None) -> DistressDetector:
    """A detector that has learnt from a few sentences, as Rasa would load it."""
    kept, resource = storage(), Resource("distress")
    told = [(text, "distress") for text in CRIES] + [(text, "greet") for text in CALM]
    messages = [Message(data={"text": text, "intent": intent}) for text, intent in told]
    DistressDetector.create({}, kept, resource, CONTEXT).train(TrainingData(messages))
    return DistressDetector.load(config or {}, kept, resource, CONTEXT)


def ranked(text: str, *ranking: Tuple[str, float]) -> Message:
    entries = [{"name": name, "confidence": confidence} for name, confidence in ranking]
    return Message(data={"text": text, "intent": entries[0], "intent_ranking": entries})


def check_despair_in_one_clause_of_a_long_message_is_heard() -> None:
    message = ranked(LONG.format("jag orkar inte leva längre"), ("faq_komvux", 0.9), ("distress", 0.05))
    # A few sentences teach less certainty than thousands, from which the default has been measured.
    detector({"found_from": -0.5, "classifier_weight": 0.5}).process([message])
    assert message.get("intent")["name"] == "distress"
    assert [entry["name"] for entry in message.get("intent_ranking")] == ["distress", "faq_komvux"]


def check_it_is_the_clause_and_not_the_length_that_is_heard() -> None:
    model = DistressModel()
    model.fit([*CRIES, *CALM], [True] * len(CRIES) + [False] * len(CALM))
    with_it, without = LONG.format("jag orkar inte leva längre"), LONG.format("gärna dagtid")
    assert model.score(with_it) - model.score(without) > 1


def check_a_figure_of_speech_is_no_distress_though_the_classifier_thinks_so() -> None:
    message = ranked("jag dör av skratt", ("distress", 0.5), ("out_of_scope", 0.4), ("thank", 0.1))
    detector({"classifier_weight": 0.1}).process([message])
    ranking = message.get("intent_ranking")
    assert [entry["name"] for entry in ranking] == ["out_of_scope", "distress", "thank"]
    assert abs(sum(entry["confidence"] for entry in ranking) - 1) < 1e-6


def check_a_detector_that_has_learnt_nothing_changes_nothing() -> None:
    message = ranked("jag vill dö", ("greet", 1.0))
    DistressDetector.create({}, storage(), Resource("x"), CONTEXT).process([message])
    assert message.get("intent")["name"] == "greet"


def check_pieces_cover_every_word_and_stay_few_for_a_long_text() -> None:
    row = [f"ord{number}" for number in range(300)]
    parts = pieces(" ".join(row))
    assert set(" ".join(parts).split()) == set(row) and len(parts) < 120
    assert pieces("kort text") == ["kort text"] and pieces("") == [""]
    assert pieces("ja, jag vill inte leva") == ["ja, jag vill inte leva", "jag vill inte leva"]
    for junk in ("ord " * 250_000, "x" * 1_000_000):
        assert pieces(junk) == pieces(junk[:LONGEST]) and sum(map(len, pieces(junk))) < 10 * LONGEST


def check_a_megabyte_of_junk_is_read_as_its_beginning() -> None:
    kept, resource = storage(), Resource("classifier")
    messages = featurized(["hej", "hejsan", "svetsare", "montör"])
    for message, label in zip(messages, ["greet", "greet", "inform", "inform"], strict=True):
        message.set("intent", label)
    classifier = LinearIntentClassifier.create({}, kept, resource, CONTEXT)
    classifier.train(TrainingData(messages))
    rankings = []
    for junk in ("hej ä12 " * 125_000, ("hej ä12 " * 125_000)[:LONGEST]):
        [asked] = featurized([junk])
        KnowledgeEntityExtractor().process([asked])
        classifier.process([asked])
        rankings.append([(one["name"], round(one["confidence"], 3)) for one in asked.get("intent_ranking")])
    assert rankings[0] == rankings[1]


def check_what_was_asked_is_a_sign_without_the_skill_it_was_about() -> None:
    assert "asked skill" in signs("mig", [], 0.0, False, "skill:svets_tig")
    assert "asked wishes:forms" in signs("komvux", [], 0.0, False, "wishes:forms")


def check_two_intents_are_enough_to_learn() -> None:
    vectors = encoder().encode(["hej", "hej då"])
    model = IntentModel()
    examples = [Example("hej", vectors[0], ()), Example("hej då", vectors[1], ())]
    model.fit(examples, ["greet", "goodbye"])
    [ranking] = model.rank([Example("hej då", vectors[1], ())])
    assert ranking[0][0] == "goodbye"


def check_signs_name_what_a_message_holds() -> None:
    assert signs("är du svetsare", ["occupation"], 0.57, True) == (
        "has occupation",
        "length 3",
        "covered 2",
        "question",
    )
    assert signs("hej", [], 0.0, False) == ("has nothing", "length 1", "covered 0")


def check_rubbish_goes_through_the_whole_pipeline() -> None:
    model = IntentModel()
    examples = [Example(text, np.zeros(DIMENSION, np.float32), ()) for text in ("a", "b")]
    model.fit(examples, ["one", "two"])
    for text in ("", "\0", "\u202e" * 50, "🤷" * 900, "%s%n{}" * 300):
        [ranking] = model.rank([Example(text, np.zeros(DIMENSION, np.float32), ("unknown",))])
        assert len(ranking) == 2


if __name__ == "__main__":
    report(globals())
